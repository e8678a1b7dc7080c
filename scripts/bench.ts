/**
 * `npm run bench [-- WORD...]`: drives the built app in a real browser and prints what it measured, with the machine it ran on.
 * Figures are of one machine and one run: compare them with others of the same machine only.
 */
import { chromium } from 'playwright';
import { preview } from 'vite';
import { BENCH_ROWS, type BenchResult } from './bench/rows.ts';
import { describeLoad, describeMachine, formatTable } from './bench/table.ts';
import { launchOptions } from './browser.mjs';

const server = await preview({ preview: { host: '127.0.0.1', port: 4600 }, logLevel: 'silent' });
const origin = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
if (origin === undefined) throw new Error('the preview server has no address');
const browser = await chromium.launch(launchOptions());
const results: BenchResult[] = [];
const words = process.argv.slice(2).map((word) => word.toLowerCase());
const before = describeLoad();
try {
  for (const row of BENCH_ROWS) {
    const name = row.name.toLowerCase();
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const context = await browser.newContext({
      baseURL: origin,
      viewport: { width: 1440, height: 900 },
    });
    context.setDefaultTimeout(120_000);
    // The runner of this script wraps named functions in a helper that a page does not have.
    await context.addInitScript('globalThis.__name = (named) => named;');
    try {
      results.push(...(await row.measure(await context.newPage())));
    } catch (error) {
      const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
      results.push({ name: row.name, value: `failed: ${reason}`, goal: '' });
      process.exitCode = 1;
    } finally {
      await context.close();
    }
  }
  console.log(`${describeMachine(browser.version())}; ${before} before, ${describeLoad()} after`);
  console.log(formatTable(results));
} finally {
  await browser.close();
  await server.close();
}
