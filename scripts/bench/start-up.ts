import type { Page } from 'playwright';
import { formatKilobytes, measureBundle } from '../bundle-size.ts';
import type { BenchResult } from './rows.ts';

/** The JavaScript that each screen of the build loads, compressed. */
export function measureShippedScript(): Promise<readonly BenchResult[]> {
  return Promise.resolve(
    measureBundle('dist').map(({ name, bytes, budgetBytes }) => ({
      name: `JS of ${name} (gzip)`,
      value: formatKilobytes(bytes),
      goal: `<= ${formatKilobytes(budgetBytes)}`,
    })),
  );
}

/** From the request to the first screen being there and idle, on an empty cache. */
export async function measureShell(page: Page): Promise<readonly BenchResult[]> {
  const started = performance.now();
  await page.goto('/');
  await page.locator('thecal-app:defined:not([data-busy])').waitFor({ state: 'attached' });
  const milliseconds = performance.now() - started;
  return [{ name: 'Library shown, empty cache', value: `${milliseconds.toFixed(0)} ms`, goal: '' }];
}
