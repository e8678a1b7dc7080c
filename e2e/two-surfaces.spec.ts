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

/** Opens a sample, and after each thing that changes a picture takes the pictures of both panes. */
async function pictures(page: Page, surface: 'cpu' | 'gpu'): Promise<readonly number[][]> {
  await page.goto('about:blank');
  await page.goto(`/?render=${surface}#/read/sample/case-07`);
  const read = new ReadPage(page);
  await read.waitForImages();
  const axial = read.panes().nth(1);
  const both = async (): Promise<number[][]> => {
    // The engine draws a display frame after it was asked.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))),
    );
    await waitForIdle(page);
    return [await greysOf(read.panes().nth(0)), await greysOf(axial)];
  };
  const opened = await both();
  await read.scroll(axial, 2);
  await axial.hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  const zoomed = await both();
  await read.press('w', 'i');
  return [...opened, ...zoomed, ...(await both())];
}

test.setTimeout(180_000);

test('the page draws the same pixels as the graphics engine', async ({ page }) => {
  const [own, engine] = [await pictures(page, 'cpu'), await pictures(page, 'gpu')];
  for (const [i, picture] of own.entries()) {
    const other = engine[i] ?? [];
    expect(picture.length).toBe(other.length);
    const apart = picture.map((grey, at) => Math.abs(grey - (other[at] ?? NaN)));
    const far = apart.filter((levels) => levels > LEVELS_APART).length / apart.length;
    const mean = apart.reduce((sum, levels) => sum + levels, 0) / apart.length;
    // An empty picture would be like any other.
    expect(Math.max(...picture)).toBeGreaterThan(100);
    expect(mean).toBeLessThan(MEAN_APART);
    expect(far).toBeLessThan(SHARE_APART);
    // A picture that lay one pixel beside the other would be much further apart.
    const beside = picture.map((grey, at) => Math.abs(grey - (other[at + 1] ?? grey)));
    expect(beside.reduce((sum, levels) => sum + levels, 0) / beside.length).toBeGreaterThan(
      2 * mean,
    );
  }
});
