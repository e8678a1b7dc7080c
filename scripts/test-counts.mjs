/** Reads the JSON reports of vitest and Playwright into counts. Plain Node. */
import { existsSync, readFileSync } from 'node:fs';

/** A tally: how many passed and failed, the skipped ones with their reason, the failed ones by name. */
export const emptyTally = () => ({ passed: 0, failed: 0, skips: [], failures: [] });

/** Adds tallies up. */
export const sumTallies = (tallies) => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  skips: tallies.flatMap((tally) => tally.skips),
  failures: tallies.flatMap((tally) => tally.failures),
});

/** The last line of `npm test`. */
export function verdictLine({ passed, failed, skips }) {
  const skipped = skips.length === 0 ? '' : `, ${skips.length} skipped`;
  return `${passed} passed, ${failed} failed${skipped}`;
}

/** The tally of a vitest report. A test file that could not be loaded is one failure. */
export function tallyVitest(report) {
  const tally = emptyTally();
  for (const file of report.testResults) {
    if (file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed')) {
      tally.failed += 1;
      tally.failures.push(`${file.name}: ${(file.message ?? '').split('\n')[0]}`);
    }
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') tally.passed += 1;
      else if (status === 'failed') {
        tally.failed += 1;
        tally.failures.push(fullName);
      } else tally.skips.push(fullName);
    }
  }
  return tally;
}

function* playwrightSpecs(suite, trail) {
  const here = [...trail, suite.title].filter(Boolean);
  for (const spec of suite.specs ?? []) yield { title: [...here, spec.title].join(' > '), spec };
  for (const inner of suite.suites ?? []) yield* playwrightSpecs(inner, here);
}

/** The tally of a Playwright report. An error outside any test is one failure. */
export function tallyPlaywright(report) {
  const tally = emptyTally();
  for (const { message } of report.errors ?? []) {
    tally.failed += 1;
    tally.failures.push((message ?? 'error outside a test').split('\n')[0]);
  }
  for (const suite of report.suites) {
    for (const { title, spec } of playwrightSpecs(suite, [])) {
      for (const test of spec.tests) {
        const reason = test.annotations.find(({ type }) => type === 'skip')?.description;
        if (test.status === 'expected') tally.passed += 1;
        else if (test.status === 'skipped') {
          tally.skips.push(`${title}: ${reason ?? 'no reason given'}`);
        } else {
          tally.failed += 1;
          tally.failures.push(title);
        }
      }
    }
  }
  return tally;
}

/** Reads a report; a missing or empty one is one failure, because a runner that ran nothing proves nothing. */
export function readTally(path, tallyOf, { mayBeEmpty = false } = {}) {
  if (!existsSync(path)) {
    return { ...emptyTally(), failed: 1, failures: [`no report at ${path}`] };
  }
  const tally = tallyOf(JSON.parse(readFileSync(path, 'utf8')));
  const isEmpty = tally.passed + tally.failed + tally.skips.length === 0;
  if (isEmpty && !mayBeEmpty) {
    return { ...tally, failed: 1, failures: [`no tests in ${path}`] };
  }
  return tally;
}
