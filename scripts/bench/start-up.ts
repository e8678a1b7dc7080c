import type { Page } from 'playwright';
import { formatKilobytes, measureBundle, START_UP_BUDGET_BYTES } from '../bundle-size.ts';
import type { BenchResult } from './rows.ts';

/** The JavaScript of the build, compressed. */
export function measureShippedScript(): Promise<readonly BenchResult[]> {
  const { startUpBytes, totalBytes, fileCount } = measureBundle('dist');
  return Promise.resolve([
    {
      name: 'JS at start (gzip)',
      value: formatKilobytes(startUpBytes),
      goal: `<= ${formatKilobytes(START_UP_BUDGET_BYTES)}`,
    },
    { name: `JS in all ${fileCount} files (gzip)`, value: formatKilobytes(totalBytes), goal: '' },
  ]);
}

/** From the request to the first screen being there and idle, on an empty cache. */
export async function measureShell(page: Page): Promise<readonly BenchResult[]> {
  const started = performance.now();
  await page.goto('/');
  await page.locator('thecal-app:defined:not([data-busy])').waitFor({ state: 'attached' });
  const milliseconds = performance.now() - started;
  return [{ name: 'Library shown, empty cache', value: `${milliseconds.toFixed(0)} ms`, goal: '' }];
}
