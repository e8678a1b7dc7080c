import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readTally,
  sumTallies,
  tallyPlaywright,
  tallyVitest,
  verdictLine,
} from './test-counts.mjs';

const vitestReport = {
  testResults: [
    {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'a adds' },
        { status: 'failed', fullName: 'a subtracts' },
        { status: 'pending', fullName: 'a reads shared data (no shared data here)' },
      ],
    },
    {
      name: 'b.test.ts',
      status: 'failed',
      message: 'Cannot find module\nstack',
      assertionResults: [],
    },
  ],
};

const playwrightReport = {
  errors: [],
  suites: [
    {
      title: 'open.spec.ts',
      specs: [
        { title: 'opens', tests: [{ status: 'expected', annotations: [] }] },
        { title: 'hangs', tests: [{ status: 'unexpected', annotations: [] }] },
      ],
      suites: [
        {
          title: 'real data',
          specs: [
            {
              title: 'links',
              tests: [
                { status: 'skipped', annotations: [{ type: 'skip', description: 'no data here' }] },
              ],
            },
          ],
        },
      ],
    },
  ],
};

describe('counting', () => {
  it('counts vitest: a file that cannot be loaded is a failure', () => {
    expect(tallyVitest(vitestReport)).toEqual({
      passed: 1,
      failed: 2,
      skips: ['a reads shared data (no shared data here)'],
      failures: ['a subtracts', 'b.test.ts: Cannot find module'],
    });
  });

  it('counts Playwright, with the reason of each skip', () => {
    expect(tallyPlaywright(playwrightReport)).toEqual({
      passed: 1,
      failed: 1,
      skips: ['open.spec.ts > real data > links: no data here'],
      failures: ['open.spec.ts > hangs'],
    });
  });

  it('sums to the last line', () => {
    const total = sumTallies([tallyVitest(vitestReport), tallyPlaywright(playwrightReport)]);
    expect(verdictLine(total)).toBe('2 passed, 3 failed, 2 skipped');
    expect(verdictLine({ ...total, failed: 0, skips: [] })).toBe('2 passed, 0 failed');
  });

  it('takes a missing report and one without tests as a failure', () => {
    const folder = mkdtempSync(join(tmpdir(), 'thecal-counts-'));
    const empty = join(folder, 'empty.json');
    writeFileSync(empty, '{"testResults":[]}');
    expect(readTally(join(folder, 'none.json'), tallyVitest).failed).toBe(1);
    expect(readTally(empty, tallyVitest).failed).toBe(1);
    expect(readTally(empty, tallyVitest, { mayBeEmpty: true }).failed).toBe(0);
    rmSync(folder, { recursive: true });
  });
});
