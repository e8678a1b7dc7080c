import { chromium } from '@playwright/test';
import { launchOptions } from '../scripts/browser.mjs';
import { ReadPage, type ImageXY } from './pages/read-page.ts';
import { expect, test } from './support/test.ts';

test('without WebGL a study opens, scrolls, and an outline lands where it was drawn', async ({
  baseURL,
}) => {
  const options = launchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), '--disable-gpu', '--disable-3d-apis'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${baseURL}/#/read/sample/case-07`);
  const read = new ReadPage(page);
  await read.waitForImages();
  expect(
    await page.evaluate(() => document.createElement('canvas').getContext('webgl2')),
  ).toBeNull();
  const axial = read.panes().nth(1);
  const before = await read.imageIn(axial);
  await read.scroll(axial, 2);
  expect(await read.imageIn(axial)).not.toBe(before);
  const square: readonly ImageXY[] = [
    [100, 100],
    [140, 100],
    [140, 130],
    [100, 130],
  ];
  await read.press('d');
  await read.drawAlong(axial, square);
  const [outline] = (await read.reading()).outlines;
  for (const [column, row] of square) {
    const nearest = Math.min(
      ...(outline?.points ?? []).map((point) => Math.hypot(point[0] - column, point[1] - row)),
    );
    expect(nearest).toBeLessThan(0.3);
  }
  expect(errors).toEqual([]);
  await browser.close();
});
