import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { OutlineDraft } from '../src/editor/drafts.ts';
import type { ImageXY, PatientXYZ, ReadPage } from './pages/read-page.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';
import { centreOf, sampleTruth, thinned } from './support/truth.ts';

const truth = sampleTruth('case-10');
const LEVEL = truth.worstLevel;

interface SessionElement extends HTMLElement {
  readonly session: { readonly state: { readonly drafts: readonly OutlineDraft[] } };
}

/** What is proposed and waits. */
const drafts = (page: Page): Promise<readonly OutlineDraft[]> =>
  page
    .locator('thecal-read-screen')
    .evaluate((screen: SessionElement) => screen.session.state.drafts);

/** Waits until so many outlines are proposed. */
const expectDrafts = (page: Page, count: number): Promise<void> =>
  expect.poll(async () => (await drafts(page)).length, { timeout: 30_000 }).toBe(count);

const middleOf = (points: readonly ImageXY[]): ImageXY => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

async function openNamed(page: Page, read: ReadPage): Promise<number> {
  await page.goto('/#/read/sample/case-10');
  await read.waitForImages();
  const sagittal = read.panes().first();
  const [point] = await read.toImagePoints(sagittal, [centreOf(truth, LEVEL)]);
  const keys = [...LEVEL.toLowerCase(), 'Enter'];
  await read.press('l');
  if (point) await read.clickAt(sagittal, point);
  await read.press(...keys);
  await read.goToImage(read.panes().nth(1), truth.worstSlice);
  // The label's key, the click, the name's keys; a press on the rail goes to the slice.
  return 2 + keys.length + 1;
}

test('a single-level reading with references costs at most 16 actions', async ({ page, read }) => {
  test.setTimeout(180_000);
  let actions = await openNamed(page, read);
  const axial = read.panes().nth(1);
  const press = async (...keys: readonly string[]): Promise<void> => {
    actions += keys.length;
    await read.press(...keys);
  };
  for (const [key, structure] of [
    ['k', 'canal'],
    ['t', 'tumour-epidural'],
  ] as const) {
    await press(key);
    const outline = truth.outlines.find(
      (one) => one.sopInstanceUid === truth.worstSlice && one.structure === structure,
    );
    if (!outline) throw new Error(`the truth has no ${structure}`);
    actions += 1;
    await read.drawAlong(axial, await read.toImagePoints(axial, thinned(outline.pointsLps)));
  }
  // Cord and sac come by themselves, then what they are compared with; Enter answers each, and the last one is the grade's.
  await press('d');
  await expectDrafts(page, 2);
  await expect(page.locator('thecal-draft-note')).toContainText('rests on drafts');
  await press('Enter');
  await expect.poll(async () => (await drafts(page))[0]?.outline.role).toMatch(/^reference/);
  while ((await drafts(page)).length > 0) await press('Enter');
  // The cord is pushed in by the tolerance and a little more, which a proposed line may be off by: the reader looks and says.
  await expect(page.locator('thecal-escc-card')).toContainText('proposed from the image');
  actions += 1;
  await page.getByRole('group', { name: 'Is the cord compressed' }).getByText('Yes').click();
  await press('Enter');
  expect(actions).toBeLessThanOrEqual(16);

  const reading = await read.reading();
  expect(reading.assessments[LEVEL as 'T7']?.escc).toMatchObject({
    grade: truth.escc[LEVEL],
    proposal: { kind: 'grade', grade: truth.escc[LEVEL] },
  });
  const has = (structure: string, role: string): boolean =>
    reading.outlines.some((one) => one.structure === structure && one.role === role);
  expect(has('canal', 'index')).toBe(true);
  expect(has('cord', 'reference-above') || has('cord', 'reference-below')).toBe(true);
  for (const { structure, origin, proposal } of reading.outlines) {
    const isProposed = structure === 'cord' || structure === 'sac';
    expect(origin, structure).toBe(isProposed ? 'proposed-accepted' : 'drawn');
    expect(proposal?.method, structure).toBe(isProposed ? '1.0' : undefined);
  }
});

test('where no fluid is seen the tumour is asked for, and drawing it answers', async ({
  page,
  read,
}) => {
  test.setTimeout(120_000);
  await openNamed(page, read);
  const axial = read.panes().nth(1);
  const on = (structure: string) =>
    truth.outlines.filter(
      (one) => one.sopInstanceUid === truth.worstSlice && one.structure === structure,
    );
  const [cord] = on('cord');
  if (!cord) throw new Error('the truth has no cord');
  await read.press('d');
  await read.clickAt(axial, middleOf(await read.toImagePoints(axial, cord.pointsLps)));
  await expectDrafts(page, 2);
  const note = page.locator('thecal-draft-note');
  await expect(note).toContainText(/No fluid is seen on \d+ % of the outline/);
  await expect(note).not.toContainText('rests on drafts');
  await read.press('t');
  for (const tumour of on('tumour-epidural')) {
    await read.drawAlong(axial, await read.toImagePoints(axial, thinned(tumour.pointsLps)));
  }
  await expect(note).not.toContainText('No fluid is seen');
  // Refused, nothing of it is left; undo brings it back.
  await read.press('Escape', 'Escape', 'Delete');
  await expectDrafts(page, 0);
  expect((await read.reading()).outlines.map(({ structure }) => structure)).toEqual([
    'tumour-epidural',
  ]);
  await read.press('Control+z');
  await expectDrafts(page, 2);

  // Held between the canal and the proposed sac, tumour grows there; with Alt it shrinks. Each is one step.
  await read.press('Control+z');
  const [canal, tumour] = [on('canal')[0], on('tumour-epidural')[0]];
  if (!canal || !tumour) throw new Error('the truth has no canal or no tumour');
  await read.press('k');
  await read.drawAlong(axial, await read.toImagePoints(axial, thinned(canal.pointsLps)));
  await read.press('t');
  const middle = middleOf(await read.toImagePoints(axial, tumour.pointsLps));
  const width = async (state: string): Promise<number> =>
    (
      await axial
        .locator(`g.outline[data-structure="tumour-epidural"][data-state="${state}"] > path`)
        .last()
        .boundingBox()
    )?.width ?? 0;
  const hold = async (until: () => Promise<void>): Promise<void> => {
    const [at] = await read.onScreen(axial, [middle]);
    if (!at) throw new Error('the tumour is not on the screen');
    await page.mouse.move(...at);
    await page.mouse.down();
    await until();
    await page.mouse.up();
  };
  await hold(() => expect.poll(() => width('draft')).toBeGreaterThan(30));
  const grown = (await read.reading()).outlines.at(-1);
  expect(grown).toMatchObject({ structure: 'tumour-epidural', origin: 'grown' });
  const before = await width('done');
  await page.keyboard.down('Alt');
  await hold(() => expect.poll(() => width('done')).toBeLessThan(before - 8));
  await page.keyboard.up('Alt');
  expect((await read.reading()).outlines.at(-1)?.origin).toBe('grown');
  await read.press('Control+z');
  expect((await read.reading()).outlines.at(-1)).toEqual(grown);
});

const REAL = '../shared/data/real/unf01_t1t2';

/** The cord an expert outlined on a slice. */
function trueCord(sopInstanceUid: string): readonly PatientXYZ[] {
  const { contours } = JSON.parse(readFileSync(`${REAL}/truth.json`, 'utf8')) as {
    readonly contours: readonly {
      readonly sopInstanceUID: string;
      readonly label: string;
      readonly pointsLps: readonly PatientXYZ[];
    }[];
  };
  const found = contours.find(
    ({ sopInstanceUID, label }) => sopInstanceUID === sopInstanceUid && label === 'spinal cord',
  );
  if (!found) throw new Error('no cord was outlined on the slice shown');
  return found.pointsLps;
}

test.describe('on a real cervical study', () => {
  test.skip(!existsSync(REAL), 'the real test data are not beside this checkout');

  test('one click outlines cord and sac, a drag bends the line exactly through the pointer', async ({
    page,
    read,
  }) => {
    test.setTimeout(120_000);
    await page.goto('/');
    await waitForIdle(page);
    await page.getByLabel('Folder with DICOM files').setInputFiles(`${REAL}/dicom`);
    await read.waitForImages();
    const axial = read.panes().nth(1);
    const outline = trueCord(await read.imageIn(axial));
    const click = middleOf(await read.toImagePoints(axial, outline));
    await read.press('d');
    await read.clickAt(axial, click);
    await expectDrafts(page, 2);
    const cord = (await drafts(page)).find(({ outline }) => outline.structure === 'cord');
    if (!cord) throw new Error('no cord was proposed');
    const grip = cord.outline.points[10] as unknown as ImageXY;
    const [cx, cy] = cord.base.centre as unknown as ImageXY;
    const to: ImageXY = [grip[0] + 0.25 * (grip[0] - cx), grip[1] + 0.25 * (grip[1] - cy)];
    await read.drawAlong(axial, [grip, [(grip[0] + to[0]) / 2, (grip[1] + to[1]) / 2], to], false);
    const bent = (await drafts(page)).find(({ outline }) => outline.structure === 'cord');
    const gap = Math.min(
      ...(bent?.outline.points ?? []).map(([x, y]) => Math.hypot(x - to[0], y - to[1])),
    );
    // A pixel of this image is more than a pixel of the screen: the pointer is met to within one of those.
    expect(gap).toBeLessThan(0.2);
    expect((await read.reading()).outlines).toEqual([]);
    await read.press('Enter');
    const [confirmed] = (await read.reading()).outlines;
    expect(confirmed?.origin).toBe('proposed-edited');
    await read.press('Control+z');
    await expectDrafts(page, 2);
  });
});
