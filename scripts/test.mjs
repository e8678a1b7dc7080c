/**
 * `npm test`: installs what is missing, runs every check and every test, and ends with `N passed, N failed`.
 * A failing step does not hide the ones after it. Plain Node: nothing is installed yet when it starts.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { installDependencies, requireNode } from './install.mjs';
import {
  emptyTally,
  readTally,
  sumTallies,
  tallyPlaywright,
  tallyVitest,
  verdictLine,
} from './test-counts.mjs';

const RESULTS = 'test-results';
const VITEST = join('node_modules', 'vitest', 'vitest.mjs');
const PLAYWRIGHT = join('node_modules', '@playwright', 'test', 'cli.js');

/** Runs a command to its end; true when it succeeded. */
function run(command, args) {
  const started = Date.now();
  console.log(`\n== ${[command, ...args].join(' ').replace(process.execPath, 'node')}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(
    `== ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
  return status === 0;
}

/** A step that passes or fails as a whole. */
function step(script) {
  const isOk = run('npm', ['run', '--silent', script]);
  return isOk
    ? { ...emptyTally(), passed: 1 }
    : { ...emptyTally(), failed: 1, failures: [`npm run ${script}`] };
}

/** A runner that reports its tests. When it exits badly though no test failed, that is one failure more. */
function runner(name, args, report, tallyOf, options) {
  const isOk = run(process.execPath, args);
  const tally = readTally(report, tallyOf, options);
  if (isOk || tally.failed > 0) return tally;
  return { ...tally, failed: 1, failures: [`${name} ended with an error outside its tests`] };
}

function vitestProject(project, options) {
  const report = join(RESULTS, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [VITEST, 'run', '--project', project, ...reporters];
  if (options?.mayBeEmpty) args.push('--passWithNoTests');
  return runner(project, args, report, tallyVitest, options);
}

function endToEnd() {
  return runner('e2e', [PLAYWRIGHT, 'test'], join(RESULTS, 'e2e.json'), tallyPlaywright);
}

async function main() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  requireNode();
  const started = Date.now();
  installDependencies();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  console.log(await ensureBrowser());

  const tallies = ['types', 'lint', 'boundaries', 'docs', 'knip'].map(step);
  tallies.push(vitestProject('unit'), vitestProject('browser'), step('check:sr'));
  const build = step('build');
  tallies.push(build);
  tallies.push(
    build.failed === 0
      ? endToEnd()
      : { ...emptyTally(), failed: 1, failures: ['e2e: not run, the build failed'] },
  );

  const total = sumTallies(tallies);
  console.log(`\nran for ${((Date.now() - started) / 60_000).toFixed(1)} minutes`);
  for (const skip of total.skips) console.log(`skipped: ${skip}`);
  for (const failure of total.failures) console.log(`failed: ${failure}`);
  console.log(verdictLine(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
