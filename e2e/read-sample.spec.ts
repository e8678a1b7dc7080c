import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { ReadPage } from './pages/read-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';
import { centreOf, sampleTruth, thinned } from './support/truth.ts';

const CASE = 'case-07';
const truth = sampleTruth(CASE);

/** Counts what a reading costs: presses of the mouse and of keys, apart from the outlines' own points. */
class Budget {
  actions = 0;
  constructor(
    private readonly page: Page,
    private readonly read: ReadPage,
  ) {}

  async key(...keys: readonly string[]): Promise<void> {
    this.actions += keys.length;
    await this.read.press(...keys);
  }

  async click(name: string | RegExp, role: 'radio' | 'button' = 'radio'): Promise<void> {
    this.actions++;
    await this.page.getByRole(role, { name }).first().click();
    await waitForIdle(this.page);
  }

  async clickImage(pane: number, vertebra: string): Promise<void> {
    this.actions++;
    const element = this.read.panes().nth(pane);
    const [point] = await this.read.toImagePoints(element, [centreOf(truth, vertebra)]);
    if (point) await this.read.clickAt(element, point);
  }
}

async function openCase(page: Page): Promise<ReadPage> {
  const read = new ReadPage(page);
  await page.goto(`/#/read/sample/${CASE}`);
  await read.waitForImages();
  return read;
}

/** Names T6 and, further down, T12: the four between are proposed. */
async function nameLevels(budget: Budget): Promise<void> {
  await budget.key('l');
  await budget.clickImage(0, 'T6');
  await budget.key('t', '6', 'Enter');
  await budget.clickImage(0, 'T12');
  await budget.key('Enter');
}

/** Draws structures of the truth on the axial slice on the screen. */
async function drawTruth(
  read: ReadPage,
  budget: Budget,
  keys: Readonly<Record<string, string>>,
): Promise<void> {
  const axial = read.panes().nth(1);
  const sop = await read.imageIn(axial);
  for (const [key, structure] of Object.entries(keys)) {
    const outlines = truth.outlines.filter(
      (outline) => outline.sopInstanceUid === sop && outline.structure === structure,
    );
    await budget.key(key);
    for (const outline of outlines) {
      await read.drawAlong(axial, await read.toImagePoints(axial, thinned(outline.pointsLps)));
    }
  }
}

test('a single-level reading: levels, outlines, grade, SINS, saved and back tomorrow', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const read = await openCase(page);
  const budget = new Budget(page, read);

  await nameLevels(budget);
  const named = await read.reading();
  expect(named.levels.map((label) => [label.vertebra, label.status])).toEqual([
    ['T6', 'confirmed'],
    ...['T7', 'T8', 'T9', 'T10', 'T11'].map((vertebra) => [vertebra, 'proposed']),
    ['T12', 'confirmed'],
  ]);

  const axial = read.panes().nth(1);
  await read.goToImage(axial, truth.worstSlice);
  await expect(axial.locator('[data-site]')).toHaveText('T9');
  await drawTruth(read, budget, { d: 'cord', s: 'sac', t: 'tumour-epidural' });

  // Three outlines and no reference: two questions, a range, never a falsely low grade.
  const card = page.locator('thecal-escc-card');
  await expect(card).toContainText('1c');
  for (const question of [/sac deformed/i, /cord compressed/i]) {
    budget.actions++;
    await card.getByRole('group', { name: question }).getByRole('button', { name: 'Yes' }).click();
  }
  await budget.key('Enter');
  expect((await read.reading()).assessments.T9?.escc).toMatchObject({
    grade: truth.escc['T9'],
    proposal: { kind: 'grade', grade: truth.escc['T9'] },
    reason: null,
  });

  // SINS: pain first; the location is proposed from the level.
  await budget.click(/other/i);
  await budget.click(/lytic/i);
  await budget.click(/normal/i);
  await budget.click(/involved/i);
  await budget.click(/both/i);
  await budget.click(/^confirm/i, 'button');
  const sins = (await read.reading()).assessments.T9?.sins;
  const wanted = truth.lesions.find((lesion) => lesion.level === 'T9')?.sins ?? {};
  for (const item of [
    'location',
    'pain',
    'lesion',
    'alignment',
    'collapse',
    'posterolateral',
  ] as const) {
    expect(sins?.[item], item).toMatchObject({ kind: 'answer', value: wanted[item] });
  }
  await expect(page.locator('thecal-sins-card')).toContainText(String(wanted['total']));

  // Saved: the reader's name is asked once.
  const download = page.waitForEvent('download');
  await budget.key('Control+s');
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.getByLabel('Your name').fill('Reader One');
  await budget.key('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^thecal-reading-\d{8}-\d{6}\.json$/);
  console.log(`actions: ${budget.actions}`);
  expect(budget.actions).toBeLessThanOrEqual(25);

  // Tomorrow: the page is opened anew and the reading is as it was.
  const before = await read.reading();
  await page.reload();
  await read.waitForImages();
  expect(await read.reading()).toEqual(before);

  // The saved file holds the same reading.
  const path = await file.path();
  await page.evaluate(() => indexedDB.databases());
  await read.press('Control+z');
  const saved = readFileSync(path);
  await page
    .locator('thecal-read-screen')
    .evaluate(
      (screen, bytes) =>
        (
          screen as unknown as { openReportFile(file: { name: string; blob: Blob }): Promise<void> }
        ).openReportFile({ name: 'saved.json', blob: new Blob([bytes]) }),
      saved.toString('utf8'),
    );
  expect(await read.reading()).toEqual(before);
});

test('references above and below decide without questions', async ({ page }) => {
  test.setTimeout(120_000);
  const read = await openCase(page);
  const budget = new Budget(page, read);
  await nameLevels(budget);
  const axial = read.panes().nth(1);
  await read.goToImage(axial, truth.worstSlice);
  await drawTruth(read, budget, { d: 'cord', s: 'sac', t: 'tumour-epidural', k: 'canal' });
  for (const [role, sop] of [
    ['above', truth.referenceSlices.above],
    ['below', truth.referenceSlices.below],
  ] as const) {
    if (!sop) throw new Error(`the truth has no reference ${role}`);
    await page.locator('thecal-read-screen').evaluate((screen, outlineRole) => {
      (screen as unknown as { session: { view(change: object): void } }).session.view({
        outlineRole,
      });
    }, `reference-${role}`);
    await read.goToImage(axial, sop);
    await drawTruth(read, budget, { d: 'cord', s: 'sac', k: 'canal' });
    // Back at the level itself, which ends the reference.
    await read.press('Home');
  }
  await read.press('Escape', 'Escape', 'm');
  // The README's picture is made here: THECAL_SCREENSHOT=1 npx playwright test read-sample
  if (process.env['THECAL_SCREENSHOT']) await page.screenshot({ path: 'docs/read.png' });
  await read.press('Enter');
  expect((await read.reading()).assessments.T9?.escc).toMatchObject({ grade: '3' });
});

test('every gesture is one step back and forth again', async ({ page }) => {
  const read = await openCase(page);
  const budget = new Budget(page, read);
  const states = [await read.reading()];
  await nameLevels(budget);
  states.push(await read.reading());
  await read.goToImage(read.panes().nth(1), truth.worstSlice);
  await drawTruth(read, budget, { d: 'cord' });
  states.push(await read.reading());
  await read.press('Escape', '3');
  states.push(await read.reading());
  // Naming took two gestures; the others one each.
  await read.press('Control+z');
  expect(await read.reading()).toEqual(states[2]);
  await read.press('Control+z');
  expect(await read.reading()).toEqual(states[1]);
  await read.press('Control+z', 'Control+z');
  expect(await read.reading()).toEqual(states[0]);
  await read.press('Control+y', 'Control+y', 'Control+y', 'Control+y');
  expect(await read.reading()).toEqual(states[3]);
});

test('proposed levels lie in their vertebrae', async ({ page }) => {
  const read = await openCase(page);
  await nameLevels(new Budget(page, read));
  const sagittal = read.panes().first();
  for (const label of (await read.reading()).levels) {
    const [centre] = await read.toImagePoints(sagittal, [centreOf(truth, label.vertebra)]);
    // Bodies are 18 to 24 mm high here and a pixel is 1.1 mm: within a third of a body of the centre.
    const [column, row] = label.point;
    expect(
      Math.hypot(column - (centre?.[0] ?? 0), row - (centre?.[1] ?? 0)),
      label.vertebra,
    ).toBeLessThan(7);
  }
});

test('a stroke that crosses itself is held for repair, not kept', async ({ page }) => {
  const read = await openCase(page);
  const axial = read.panes().nth(1);
  await read.press('d');
  await read.drawAlong(axial, [
    [100, 100],
    [140, 140],
    [140, 100],
    [100, 140],
  ]);
  expect((await read.reading()).outlines).toEqual([]);
  await expect(page.locator('thecal-toast')).toContainText('crosses itself');
  await read.press('Escape');
});

test('no serious accessibility finding while reading, in any menu or dialog', async ({ page }) => {
  const read = await openCase(page);
  await nameLevels(new Budget(page, read));
  await read.press('Escape');
  expect(await seriousFindings(page)).toEqual([]);

  const fromMenu = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: 'Reading', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const places: readonly (readonly [open: () => Promise<void>, seen: Locator])[] = [
    [() => read.press('?'), page.getByRole('dialog', { name: 'Keys' })],
    [() => fromMenu('Rules and tolerances'), page.getByRole('dialog', { name: /Rules/ })],
    [() => fromMenu('Make a teaching case'), page.getByText('The key is empty')],
    [
      () => page.getByRole('button', { name: 'More: Outlines' }).click(),
      page.getByRole('menuitemcheckbox', { name: /paraspinal/i }),
    ],
    [
      () => page.getByRole('button', { name: 'Reading', exact: true }).click(),
      page.getByRole('menuitem', { name: 'All marks' }),
    ],
  ];
  for (const [open, seen] of places) {
    await open();
    await expect(seen).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(seen).toBeHidden();
  }
});
