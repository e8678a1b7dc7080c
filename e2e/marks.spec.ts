import type { Page } from '@playwright/test';
import { ReadPage, type ImageXY } from './pages/read-page.ts';
import { expect, test } from './support/test.ts';
import { centreOf, sampleTruth } from './support/truth.ts';

const truth = sampleTruth('case-07');

async function openNamed(page: Page): Promise<ReadPage> {
  const read = new ReadPage(page);
  await page.goto('/#/read/sample/case-07');
  await read.waitForImages();
  const sagittal = read.panes().first();
  const [point] = await read.toImagePoints(sagittal, [centreOf(truth, 'T9')]);
  await read.press('l');
  if (point) await read.clickAt(sagittal, point);
  await read.press('t', '9', 'Enter', 'Escape');
  return read;
}

test('distance, heights, angle, signal and an arrow are drawn with their values', async ({
  page,
}) => {
  const read = await openNamed(page);
  const sagittal = read.panes().first();
  // Also what lies beside the column is measured here.
  await read.clickAt(sagittal, [160, 150]);
  await read.press('Shift+F');
  const line = async (key: string, from: ImageXY, to: ImageXY): Promise<void> => {
    await read.press(key);
    await read.drawAlong(sagittal, [from, to], false);
  };
  await line('g', [100, 100], [130, 140]);
  await line('h', [160, 150], [160, 170]);
  await read.drawAlong(
    sagittal,
    [
      [170, 150],
      [170, 170],
    ],
    false,
  );
  await line('q', [100, 200], [140, 200]);
  await read.drawAlong(
    sagittal,
    [
      [100, 230],
      [140, 240],
    ],
    false,
  );
  await line('j', [100, 60], [120, 80]);
  await line('Shift+A', [60, 60], [80, 80]);
  await page.keyboard.type('haemangioma');
  await read.press('Enter');
  const { measurements } = await read.reading();
  expect(measurements.map(({ kind }) => kind)).toEqual([
    'distance',
    'height',
    'height',
    'angle',
    'signal',
    'arrow',
  ]);
  expect(measurements.flatMap((one) => (one.kind === 'height' ? [one.column] : []))).toEqual([
    'anterior',
    'middle',
  ]);
  const [signal] = measurements.filter((one) => one.kind === 'signal');
  // An ellipse of 20 x 20 pixels holds about pi 100 of them.
  expect(signal?.statistics?.pixelCount).toBeGreaterThan(290);
  const overlay = sagittal.locator('svg[aria-hidden=true]:has(.line)');
  await expect(overlay.first()).toContainText('mm');
  await expect(overlay.first()).toContainText('°');
  await expect(overlay.first()).toContainText('mean');
  await expect(overlay.first()).toContainText('haemangioma');
});

test('conus, compartment marker and key image are marked and taken back', async ({ page }) => {
  const read = await openNamed(page);
  const [sagittal, axial] = [read.panes().first(), read.panes().nth(1)];
  await read.press('n');
  await read.clickAt(sagittal, [170, 280]);
  expect((await read.reading()).conus?.point).toBeDefined();
  await read.press('e');
  await read.clickAt(axial, [128, 120]);
  await page
    .locator('thecal-compartment-question')
    .getByRole('combobox')
    .selectOption('pedicle-left');
  expect((await read.reading()).assessments.T9?.compartments).toEqual({
    'pedicle-left': 'present',
  });
  await read.press('Escape', 'u');
  await expect(axial.locator('[data-key-image]')).toBeVisible();
  await read.press('u');
  expect((await read.reading()).keyImages).toEqual([]);
});

test('the schematic marks a region, both sides with Shift, and the SINS follows', async ({
  page,
}) => {
  const read = await openNamed(page);
  await read.press('p');
  const panel = page.locator('thecal-compartments-panel');
  await panel
    .locator('[data-compartment="pedicle-left"]')
    .first()
    .click({ modifiers: ['Shift'] });
  expect((await read.reading()).assessments.T9?.compartments).toEqual({
    'pedicle-left': 'present',
    'pedicle-right': 'present',
  });
  await read.press('p');
  await expect(page.locator('thecal-sins-card')).toContainText('Both');
});

test('an outline is copied to the next slice, mended, deleted, and brought back', async ({
  page,
}) => {
  const read = await openNamed(page);
  const axial = read.panes().nth(1);
  const square: readonly ImageXY[] = [
    [110, 110],
    [140, 110],
    [140, 135],
    [110, 135],
  ];
  await read.press('s');
  await read.drawAlong(axial, square);
  const before = await read.imageIn(axial);
  await read.press('Control+d');
  expect(await read.imageIn(axial)).not.toBe(before);
  const copied = (await read.reading()).outlines;
  expect(copied).toHaveLength(2);
  // A corner dragged outwards makes the area larger; the pointer mends what is chosen.
  await read.press('Escape');
  await read.drawAlong(
    axial,
    [
      [140, 135],
      [150, 145],
    ],
    false,
  );
  const mended = (await read.reading()).outlines[1]?.points ?? [];
  expect(Math.max(...mended.map(([column]) => column))).toBeGreaterThan(145);
  await read.press('Delete');
  expect((await read.reading()).outlines).toHaveLength(1);
  await read.press('Control+z');
  expect((await read.reading()).outlines).toHaveLength(2);
});

test('identity, overlays, window, layout and maximising answer their keys', async ({ page }) => {
  const read = await openNamed(page);
  const bar = page.locator('thecal-read-bar');
  await expect(bar).toContainText('Identity hidden');
  await read.press('v');
  await expect(bar).not.toContainText('Identity hidden');
  const label = read.panes().first().locator('[data-text="T9"]');
  await expect(label).toHaveCount(1);
  await page.keyboard.down('z');
  await expect(label).toHaveCount(0);
  await page.keyboard.up('z');
  await expect(label).toHaveCount(1);
  await read.press('Shift+Digit4');
  await expect(read.panes()).toHaveCount(4);
  await read.press('Shift+Digit1');
  await expect(read.panes()).toHaveCount(1);
  await read.press('Shift+Digit2');
  const window = read.panes().nth(1);
  const before = await window.textContent();
  await read.press('w');
  await expect(window).not.toHaveText(before ?? '');
});
