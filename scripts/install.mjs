/** Installs node_modules when they are missing or older than the lock file. Plain Node, no dependencies. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const LOCK = 'package-lock.json';
/** npm writes this file at the end of every install, so its age is the age of the last complete one. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Whether an install is needed: nothing there, an interrupted one, or a lock file that changed since. */
function isInstallNeeded() {
  if (!existsSync(INSTALLED)) return true;
  return existsSync(LOCK) && statSync(LOCK).mtimeMs > statSync(INSTALLED).mtimeMs + 1000;
}

/**
 * Installs what package-lock.json names. An existing folder is brought up to date with `npm install`, which keeps
 * what fits, so that a running dev server is not pulled from under its feet.
 */
export function installDependencies() {
  if (!isInstallNeeded()) return;
  const isFresh = !existsSync(INSTALLED) && existsSync(LOCK);
  const command = isFresh ? 'ci' : 'install';
  console.log(`installing dependencies: npm ${command}`);
  const result = spawnSync('npm', [command, '--no-audit', '--no-fund', '--loglevel=warn'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new Error(`npm ${command} failed`);
}

/** Stops with one sentence when Node is older than package.json asks for. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Thecal needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
