/**
 * The browser the tests and the bench drive: an installed Chromium or Chrome first, Debian's package when we may
 * install it, else Playwright's own download. Plain Node, because `npm test` needs it before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chrome.exe',
];

const OTHER_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env['PROGRAMFILES'] ?? 'C:\\Program Files', 'Google/Chrome/Application/chrome.exe'),
];

/** Software rendering, so that every machine draws the same; no throttling of a page that is not in front. */
const BROWSER_ARGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

/** The path of an installed browser (`THECAL_BROWSER` decides when it is set), or undefined. */
function installedBrowser() {
  const chosen = process.env['THECAL_BROWSER'];
  if (chosen) return chosen;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...OTHER_PLACES,
  ];
  return candidates.find((path) => existsSync(path));
}

/** Playwright's launch options for `installedBrowser()`; without one, Playwright looks for its own download. */
export function launchOptions() {
  const executablePath = installedBrowser();
  return { args: BROWSER_ARGS, ...(executablePath === undefined ? {} : { executablePath }) };
}

/** Whether Debian packages can be installed here without asking anybody. */
function canInstallDebianPackages() {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')
  );
}

/** Installs Debian packages; true when apt-get says it did. */
function installDebianPackages(packages) {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (spawnSync('apt-get', install, options).status === 0) return true;
  spawnSync('apt-get', ['update'], options);
  return spawnSync('apt-get', install, options).status === 0;
}

/** Makes sure there is a browser, installing one when needed. Returns a sentence that says which. */
export async function ensureBrowser() {
  const installed = installedBrowser();
  if (installed !== undefined) return `browser: ${installed} (installed)`;
  if (canInstallDebianPackages() && installDebianPackages(['chromium'])) {
    const path = installedBrowser();
    if (path !== undefined) return `browser: ${path} (Debian's package, installed now)`;
  }
  const { chromium } = await import('playwright');
  if (!existsSync(chromium.executablePath())) {
    const playwright = join('node_modules', 'playwright', 'cli.js');
    spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: 'inherit' });
  }
  if (existsSync(chromium.executablePath())) {
    return `browser: ${chromium.executablePath()} (Playwright's download)`;
  }
  throw new Error(
    'No browser: none is installed, and neither apt-get nor Playwright could install one. ' +
      'Install Chromium or Chrome, or name one in THECAL_BROWSER.',
  );
}
