import type { Locator, Page } from 'playwright';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { waitForIdle } from '../../e2e/support/idle.ts';
import type { MarkId, Outline, OutlineStructure } from '../../src/domain/reading.ts';
import type { ImagePoint } from '../../src/geometry/spaces.ts';
import { onSession, waitForImage } from './read-screen.ts';
import type { BenchResult } from './rows.ts';
import { spread } from './statistics.ts';
import { withStudy } from './synthetic-study.ts';

const STUDY = { series: 2, slicesPerSeries: 60, pixels: 256 };
const STRUCTURES: readonly OutlineStructure[] = [
  'cord', 'sac', 'canal', 'body', 'tumour-epidural', 'tumour-bone',
]; // prettier-ignore
const POINTS = 200;
const RUNS = 5;
const MOVES = 30;

/** A ring of points about the middle of the image. */
const ring = (radius: number): readonly (readonly [number, number])[] =>
  Array.from({ length: POINTS }, (_, i) => {
    const angle = (2 * Math.PI * i) / POINTS;
    return [128 + radius * Math.cos(angle), 128 + radius * Math.sin(angle)];
  });

/** Outlines on so many slices of the axial series, spread over the levels of the spine; shows the middle one, its sac chosen. */
const mark = (page: Page, slices: number): Promise<void> =>
  onSession(
    page,
    ({ session }, { structures, rings, count }) => {
      const frames = session.seriesOf(1)?.frames ?? [];
      const names = [
        ...Array.from({ length: 7 }, (_, i) => `C${i + 1}`),
        ...Array.from({ length: 12 }, (_, i) => `T${i + 1}`),
        ...Array.from({ length: 5 }, (_, i) => `L${i + 1}`),
        ...Array.from({ length: 4 }, (_, i) => `S${i + 1}`),
      ];
      const sagittal = session.seriesOf(0)?.frames[30];
      const outlines = frames.slice(0, count).flatMap((frame, slice) =>
        structures.map((structure, i): Outline => ({
          id: `2.25.77${slice + 1000}${i}` as MarkId,
          structure,
          role: 'index',
          level: names[Math.floor((slice * names.length) / count)] as Outline['level'],
          image: { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber },
          points: (rings[i] ?? []) as unknown as readonly ImagePoint[],
          origin: 'drawn',
        })),
      );
      const levels =
        count === 1 || !sagittal
          ? session.state.reading.levels
          : names.map((vertebra, i) => ({
              id: `2.25.88${i}` as MarkId,
              vertebra: vertebra as NonNullable<Outline['level']>,
              image: { sopInstanceUid: sagittal.sopInstanceUid, frameNumber: sagittal.frameNumber },
              point: [128, 12 + i * 8] as unknown as ImagePoint,
              status: 'confirmed' as const,
            }));
      session.replaceReading({ ...session.state.reading, levels, outlines });
      const at = Math.floor(count / 2);
      session.goTo(1, at);
      session.selectMark(`2.25.77${at + 1000}1` as MarkId);
    },
    { structures: STRUCTURES, rings: [8, 18, 24, 60, 12, 40].map(ring), count: slices },
  );

/** Where image points lie on the screen. */
const onScreen = (pane: Locator, points: readonly (readonly [number, number])[]) =>
  pane.evaluate(
    (element, wanted) => {
      const { view } = element as unknown as {
        view: { toCanvas(point: readonly number[]): readonly [number, number] };
      };
      const box = element.getBoundingClientRect();
      return wanted.map((point) => {
        const [x, y] = view.toCanvas(point);
        return [box.left + x, box.top + y] as const;
      });
    },
    points as (readonly [number, number])[],
  );

/** The work of the page's main thread so far. Unit: ms. */
async function mainThreadMs(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}

/** The main thread's work for each movement of a drag along a circle. Unit: ms. */
async function dragAlong(
  page: Page,
  pane: Locator,
  start: readonly [number, number],
  radius: number,
): Promise<readonly number[]> {
  const spent = await mainThreadMs(page);
  const each: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const path = await onScreen(
      pane,
      Array.from({ length: MOVES + 1 }, (_, i) => {
        const angle = (2 * Math.PI * i) / MOVES;
        return [
          start[0] - radius + radius * Math.cos(angle),
          start[1] + radius * Math.sin(angle),
        ] as const;
      }),
    );
    const [first, ...rest] = path;
    if (!first) throw new Error('there is no path');
    await page.mouse.move(first[0], first[1]);
    await page.mouse.down();
    const before = await spent();
    for (const [x, y] of rest) {
      await page.mouse.move(x, y);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    each.push(((await spent()) - before) / MOVES);
    await page.mouse.up();
    await waitForIdle(page);
    await page.keyboard.press('Control+z');
    await waitForIdle(page);
  }
  return each;
}

/** What a movement of the pointer costs the page while a point is dragged, an outline drawn, a level named. */
export function measureDrag(page: Page): Promise<readonly BenchResult[]> {
  return withStudy(STUDY, async (folder) => {
    const library = new LibraryPage(page);
    await library.goto();
    await library.openFolder(folder);
    await waitForImage(page);
    await waitForIdle(page);
    const [sagittal, axial] = [0, 1].map((i) => page.locator('thecal-viewport').nth(i));
    if (!sagittal || !axial) throw new Error('there are no panes');
    const results: BenchResult[] = [];
    const add = (name: string, values: readonly number[], goal: string): void => {
      results.push({ name, value: spread(values), goal });
    };
    await mark(page, 1);
    await waitForIdle(page);
    add(
      'A dragged point, 6 outlines of 200 points, work a frame',
      await dragAlong(page, axial, [146, 128], 3),
      '<= 6 ms',
    );
    await mark(page, 50);
    await waitForIdle(page);
    add(
      'The same, 28 levels and 300 outlines',
      await dragAlong(page, axial, [146, 128], 3),
      '<= 8 ms',
    );
    await page.keyboard.press('s');
    add('Freehand, work a frame', await dragAlong(page, axial, [200, 60], 20), '<= 2 ms');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    add(
      'A dragged level in that reading, work a frame',
      await dragAlong(page, sagittal, [128, 12 + 14 * 8], 2),
      '<= 50 ms',
    );
    return results;
  });
}
