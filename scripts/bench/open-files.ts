import type { Page } from 'playwright';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { heapBytes, waitForImage } from './read-screen.ts';
import type { BenchResult } from './rows.ts';
import { withStudy } from './synthetic-study.ts';
import { inMegabytes, inMilliseconds, inSeconds } from './table.ts';

const STUDY = { series: 10, slicesPerSeries: 200, pixels: 128 };
const FILE_COUNT = STUDY.series * STUDY.slicesPerSeries;

/** Tells how long the page's main thread was held at most since it was last asked. Unit: ms. */
async function watchLongTasks(page: Page): Promise<() => Promise<number>> {
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
      return Math.max(0, ...benchLongTasks.splice(0));
    });
}

/** Opens 2,000 files: when the first image shows, when all are there, and the longest hold of the page meanwhile. */
export function measureOpening(page: Page): Promise<readonly BenchResult[]> {
  return withStudy(STUDY, async (folder) => {
    const takeLongest = await watchLongTasks(page);
    const library = new LibraryPage(page);
    await library.goto();
    const longestAtStart = await takeLongest();
    const started = performance.now();
    const [firstImage, all] = await Promise.all([
      waitForImage(page).then(() => performance.now() - started),
      library.openFolder(folder).then(() => performance.now() - started),
    ]);
    return [
      { name: 'Longest task at start', value: inMilliseconds(longestAtStart), goal: '' },
      { name: `First image of ${FILE_COUNT} files`, value: inSeconds(firstImage), goal: '<= 5 s' },
      { name: `All ${FILE_COUNT} files opened`, value: inSeconds(all), goal: '' },
      {
        name: `Longest task while opening ${FILE_COUNT} files`,
        value: inMilliseconds(await takeLongest()),
        goal: '<= 200 ms',
      },
      {
        name: `Script memory with ${FILE_COUNT} files open`,
        value: inMegabytes(await heapBytes(page)),
        goal: '',
      },
    ];
  });
}
