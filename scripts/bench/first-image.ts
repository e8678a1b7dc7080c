import type { Page } from 'playwright';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { heapBytes, waitForImage } from './read-screen.ts';
import type { BenchResult } from './rows.ts';
import { withStudy } from './synthetic-study.ts';
import { inMegabytes, inMilliseconds } from './table.ts';

/** Files opened, 512 x 512 the few, smaller the many: it is the number that is looked at. */
const SIZES = [
  { series: 3, slicesPerSeries: 30, pixels: 512 },
  { series: 5, slicesPerSeries: 100, pixels: 256 },
  { series: 10, slicesPerSeries: 200, pixels: 128 },
  { series: 20, slicesPerSeries: 250, pixels: 128 },
] as const;

/** How long the page's main thread was held by each task of more than 50 ms since it was last asked. Unit: ms. */
async function watchLongTasks(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.addInitScript(() => {
    const durations: number[] = [];
    Object.assign(window, { benchLongTasks: durations });
    new PerformanceObserver((list) => {
      durations.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  return () =>
    page.evaluate(() => {
      const { benchLongTasks } = window as unknown as { readonly benchLongTasks: number[] };
      return benchLongTasks.splice(0);
    });
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Opens folders of growing size: when the first image shows, when all are there, and how long the page was held. */
export async function measureFirstImage(page: Page): Promise<readonly BenchResult[]> {
  const takeLongTasks = await watchLongTasks(page);
  const results: BenchResult[] = [];
  for (const size of SIZES) {
    const files = size.series * size.slicesPerSeries;
    results.push(
      ...(await withStudy(size, async (folder) => {
        const library = new LibraryPage(page);
        await page.goto('about:blank');
        await library.goto();
        await takeLongTasks();
        const started = performance.now();
        const [first, all] = await Promise.all([
          waitForImage(page).then(() => performance.now() - started),
          library.openFolder(folder).then(() => performance.now() - started),
        ]);
        const tasks = await takeLongTasks();
        const goal = files === 5000 ? '<= 5,000 ms' : '';
        return [
          { name: `First image of ${files} files`, value: inMilliseconds(first), goal: 'flat' },
          { name: `All ${files} files listed`, value: inMilliseconds(all), goal },
          {
            name: `Longest task, ${files} files`,
            value: inMilliseconds(Math.max(0, ...tasks)),
            goal: '<= 150 ms',
          },
          { name: `Blocked in all, ${files} files`, value: inMilliseconds(sum(tasks)), goal: '' },
        ];
      })),
    );
  }
  results.push({
    name: 'Script memory, 5000 files open',
    value: inMegabytes(await heapBytes(page)),
    goal: '',
  });
  return results;
}
