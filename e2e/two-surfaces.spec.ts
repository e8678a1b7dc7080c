import type { Locator, Page } from '@playwright/test';
import { ReadPage } from './pages/read-page.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

/**
 * How far two pictures of one slice may lie apart: the card blends pixels before it windows them, the page after. Unit:
 * grey levels.
 */
const MEAN_APART = 2;
/** Grey levels beyond which a pixel counts as another one, and how many of those there may be. */
const [LEVELS_APART, SHARE_APART] = [24, 0.01];

/** Pixels of the middle of a pane that are compared, in both directions. */
const REGION = 240;

/** The grey levels in the middle of a pane's picture, without its marks. */
const greysOf = (pane: Locator): Promise<number[]> =>
  pane.evaluate((element, size) => {
    const canvas = element.shadowRoot?.querySelector('canvas');
    if (!canvas) throw new Error('the pane has no picture');
    const [left, top] = [(canvas.width - size) / 2, (canvas.height - size) / 2].map(Math.floor);
    const pixels = canvas.getContext('2d')?.getImageData(left ?? 0, top ?? 0, size, size);
    return [...(pixels?.data ?? [])].filter((_, i) => i % 4 === 0);
  }, REGION);

/** Opens a sample, and calls `look` with both panes after each thing that changes their pictures. */
async function walk(
  page: Page,
  surface: 'cpu' | 'gpu',
  look: (panes: readonly Locator[]) => Promise<void>,
): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/?render=${surface}#/read/sample/case-07`);
  const read = new ReadPage(page);
  await read.waitForImages();
  const [sagittal, axial] = [read.panes().nth(0), read.panes().nth(1)];
  await look([sagittal, axial]);
  await read.scroll(axial, 2);
  await axial.hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await waitForIdle(page);
  await look([sagittal, axial]);
  await read.press('w', 'i');
  await look([sagittal, axial]);
}

/** How far two pictures lie apart when one is moved by some pixels along its rows. Unit: grey levels, by pixel. */
const apartOf = (one: readonly number[], other: readonly number[], moved = 0): readonly number[] =>
  one.map((grey, at) => Math.abs(grey - (other[at + moved] ?? NaN))).filter(Number.isFinite);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test.setTimeout(180_000);

test('the page draws the same pixels as the graphics engine', async ({ page }) => {
  const own: number[][] = [];
  await walk(page, 'cpu', async (panes) => {
    for (const pane of panes) own.push(await greysOf(pane));
  });
  const waiting = [...own];
  await walk(page, 'gpu', async (panes) => {
    for (const pane of panes) {
      const picture = waiting.shift() ?? [];
      // An empty picture would be like any other.
      expect(Math.max(...picture)).toBeGreaterThan(100);
      let engine: number[] = [];
      // The engine draws some display frames after it was asked.
      await expect
        .poll(async () => mean(apartOf(picture, (engine = await greysOf(pane)))))
        .toBeLessThan(MEAN_APART);
      expect(picture.length).toBe(engine.length);
      const apart = apartOf(picture, engine);
      const far = apart.filter((levels) => levels > LEVELS_APART).length / apart.length;
      expect(far).toBeLessThan(SHARE_APART);
      // A picture that lay one pixel beside the other would be much further apart.
      expect(mean(apartOf(picture, engine, 1))).toBeGreaterThan(2 * mean(apart));
    }
  });
  expect(own).toHaveLength(6);
});
