import { statSync } from 'node:fs';
import type { Page } from 'playwright';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { waitForIdle } from '../../e2e/support/idle.ts';
import type { MarkId, Outline, OutlineStructure } from '../../src/domain/reading.ts';
import type { ImagePoint } from '../../src/geometry/spaces.ts';
import { heapBytes, onSession, timeUntilIdle, waitForImage } from './read-screen.ts';
import type { BenchResult } from './rows.ts';
import { withStudy } from './synthetic-study.ts';
import { inMegabytes, inMilliseconds } from './table.ts';

const STUDY = { series: 2, slicesPerSeries: 200, pixels: 128 };
const STRUCTURES: readonly OutlineStructure[] = ['cord', 'sac', 'canal', 'body', 'tumour-epidural'];
const OUTLINE_COUNT = STUDY.slicesPerSeries * STRUCTURES.length;
const POINTS_PER_OUTLINE = 100;
const SLICES_PER_LEVEL = 20;

/** Round outlines about the middle of the image, each structure larger than the one before. */
const pointsOf = (ring: number): readonly (readonly [number, number])[] =>
  Array.from({ length: POINTS_PER_OUTLINE }, (_, i) => {
    const angle = (2 * Math.PI * i) / POINTS_PER_OUTLINE;
    const radius = 8 + 6 * ring;
    return [
      Math.fround(64 + radius * Math.cos(angle)),
      Math.fround(64 + radius * Math.sin(angle)),
    ] as const;
  });

/** Puts a thousand outlines on the axial series of the open study. */
const markStudy = (page: Page): Promise<void> =>
  onSession(
    page,
    ({ session }, { structures, rings, slicesPerLevel }) => {
      const frames = session.seriesOf(1)?.frames ?? [];
      const levels = ['T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12'] as const;
      const outlines = frames.flatMap((frame, slice) =>
        structures.map((structure, i): Outline => ({
          id: `2.25.77${slice + 1000}${i}` as MarkId,
          structure,
          role: 'index',
          level: levels[Math.floor(slice / slicesPerLevel)] ?? null,
          image: { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber },
          points: (rings[i] ?? []) as unknown as readonly ImagePoint[],
          origin: 'drawn',
        })),
      );
      session.replaceReading({ ...session.state.reading, outlines });
    },
    {
      structures: STRUCTURES,
      rings: STRUCTURES.map((_, ring) => pointsOf(ring)),
      slicesPerLevel: SLICES_PER_LEVEL,
    },
  );

const waitForOutlines = (page: Page): Promise<void> =>
  onSession(
    page,
    ({ session }, count) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (session.state.reading.outlines.length === count) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
    OUTLINE_COUNT,
  );

/** Watches the page from now on; the longest task it had when asked. Unit: ms. */
async function longestTask(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const found: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.push(duration);
    });
    observer.observe({ type: 'longtask' });
    Object.assign(globalThis, { __tasks: { found, observer } });
  });
  return () =>
    page.evaluate(async () => {
      // What the last task was is told after it.
      await new Promise((resolve) => setTimeout(resolve));
      const { found } = (globalThis as unknown as { __tasks: { found: number[] } }).__tasks;
      return Math.max(0, ...found);
    });
}

/** Saves as DICOM SR and returns the file. The reader's name is asked the first time. */
async function saveReport(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const download = await downloading;
  return download.path();
}

/** Keeps, saves and opens again a reading of a thousand outlines. */
export function measureKeeping(page: Page): Promise<readonly BenchResult[]> {
  return withStudy(STUDY, async (folder) => {
    const library = new LibraryPage(page);
    await library.goto();
    await library.openFolder(folder);
    await waitForImage(page);
    const keep = await timeUntilIdle(page, () => markStudy(page));

    await page.keyboard.press('Control+s');
    await page.getByLabel('Your name').fill('Bench');
    const first = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    await (await first).path();
    await page.getByLabel('Your name').waitFor({ state: 'hidden' });
    await waitForIdle(page);
    const saveStarted = performance.now();
    const report = await saveReport(page);
    const save = performance.now() - saveStarted;

    await page.goto('/');
    await page.reload();
    await waitForIdle(page);
    const reopenStarted = performance.now();
    await library.openFolder(folder);
    await waitForOutlines(page);
    const reopen = performance.now() - reopenStarted;

    await onSession(
      page,
      ({ session }) => {
        session.replaceReading({ ...session.state.reading, outlines: [] });
      },
      null,
    );
    await waitForIdle(page);
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    const chooser = await choosing;
    const longest = await longestTask(page);
    const loadStarted = performance.now();
    // By its path: as bytes it would go through the page's own scripts.
    await chooser.setFiles(report);
    await waitForOutlines(page);
    const load = performance.now() - loadStarted;
    const blocked = await longest();
    return [
      {
        name: `${OUTLINE_COUNT} outlines kept in the browser`,
        value: inMilliseconds(keep),
        goal: '<= 200 ms',
      },
      {
        name: `${OUTLINE_COUNT} outlines saved as SR (${inMegabytes(statSync(report).size)})`,
        value: inMilliseconds(save),
        goal: '<= 500 ms',
      },
      {
        name: `Study and ${OUTLINE_COUNT} outlines reopened`,
        value: inMilliseconds(reopen),
        goal: '<= 1000 ms',
      },
      {
        name: `SR of ${OUTLINE_COUNT} outlines read back`,
        value: inMilliseconds(load),
        goal: '<= 1000 ms',
      },
      {
        name: 'Longest task while it is read',
        value: inMilliseconds(blocked),
        goal: '<= 100 ms',
      },
      {
        name: `Script memory with ${OUTLINE_COUNT} outlines`,
        value: inMegabytes(await heapBytes(page)),
        goal: '',
      },
    ];
  });
}
