import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { countingPixels, orientations, syntheticBytes } from '../../e2e/support/synthetic-image.ts';
import type { BenchResult } from './rows.ts';

const SERIES_COUNT = 10;
const SLICES_PER_SERIES = 200;
const FILE_COUNT = SERIES_COUNT * SLICES_PER_SERIES;
/** Rows and columns of a slice. */
const SIZE = 128;

/** Writes a study of 2,000 synthetic slices, half of the series sagittal, into a folder. */
function writeStudy(folder: string): void {
  const pixels = countingPixels(SIZE * SIZE, 0);
  for (let series = 1; series <= SERIES_COUNT; series += 1) {
    const isSagittal = series % 2 === 1;
    const inner = join(folder, `series-${series}`);
    mkdirSync(inner);
    for (let number = 1; number <= SLICES_PER_SERIES; number += 1) {
      const bytes = syntheticBytes({
        number,
        series: String(series),
        rows: SIZE,
        columns: SIZE,
        orientation: isSagittal ? orientations.sagittal : orientations.axial,
        position: isSagittal ? [number - 100, -64, 64] : [-64, -64, number - 100],
        pixelData: { kind: 'native', bytes: pixels },
      });
      writeFileSync(join(inner, `${number}.dcm`), bytes);
    }
  }
}

/** Tells how long the page's main thread was held at most. Installed before anything of the page runs. */
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
      const longest = Math.max(0, ...benchLongTasks);
      benchLongTasks.length = 0;
      return longest;
    });
}

/** Opens 2,000 files: when the first image shows, when all are there, and the longest hold of the page meanwhile. */
export async function measureOpening(page: Page): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'thecal-bench-'));
  try {
    writeStudy(folder);
    const takeLongest = await watchLongTasks(page);
    const library = new LibraryPage(page);
    await library.goto();
    const longestAtStart = await takeLongest();
    const started = performance.now();
    const opening = library.openFolder(folder);
    await page
      .locator('thecal-viewport')
      .first()
      .evaluate(
        (pane) =>
          new Promise<void>((resolve) => {
            const look = (): void => {
              if ('view' in pane && pane.view !== null) resolve();
              else requestAnimationFrame(look);
            };
            look();
          }),
      );
    const firstImage = performance.now() - started;
    await opening;
    const all = performance.now() - started;
    const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
    return [
      { name: 'Longest task at start', value: `${longestAtStart.toFixed(0)} ms`, goal: '' },
      { name: `First image of ${FILE_COUNT} files`, value: seconds(firstImage), goal: '<= 5 s' },
      { name: `All ${FILE_COUNT} files opened`, value: seconds(all), goal: '' },
      {
        name: `Longest task while opening ${FILE_COUNT} files`,
        value: `${(await takeLongest()).toFixed(0)} ms`,
        goal: '<= 200 ms',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
