import type { Page } from '@playwright/test';
import type { ImagePlane } from '../src/geometry/spaces.ts';
import type { Outline } from '../src/domain/reading.ts';
import type { EditorSession } from '../src/editor/session.ts';
import { ReadPage } from './pages/read-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

/** The reading screen as these tests reach into it. */
interface ReadScreenElement extends HTMLElement {
  readonly session: EditorSession;
}

/** Opens a sample study and puts its answer key in place of the reading: outlines where an expert drew them. */
async function openKey(page: Page, caseId: string): Promise<ReadPage> {
  const read = new ReadPage(page);
  await page.goto(`/#/read/sample/${caseId}`);
  await read.waitForImages();
  await page.locator('thecal-read-bar').getByRole('button', { name: 'Reading' }).click();
  await page.getByText('Show the answer key').click();
  await waitForIdle(page);
  await expect.poll(async () => (await read.reading()).outlines.length).toBeGreaterThan(3);
  return read;
}

/** Takes back what the expert said, so that proposals stand alone; outlines of one role can become those of a level. */
const forgetGrades = (
  page: Page,
  asIndex: { readonly role: Outline['role']; readonly level: Outline['level'] } | null = null,
): Promise<void> =>
  page.locator('thecal-read-screen').evaluate((screen: ReadScreenElement, chosen) => {
    const { session } = screen;
    const { reading } = session.state;
    session.replaceReading({
      ...reading,
      assessments: {},
      outlines:
        chosen === null
          ? reading.outlines
          : reading.outlines
              .filter(({ role }) => role === 'index' || role === chosen.role)
              .map((outline) =>
                outline.role === chosen.role
                  ? { ...outline, role: 'index', level: chosen.level }
                  : outline,
              ),
    });
  }, asIndex);

const folds = (page: Page) => page.locator('thecal-escc-folds');

test('measures, where the grade flips and the course along the spine, one press away', async ({
  page,
}) => {
  // The whole page is looked through for barriers at the end.
  test.setTimeout(120_000);
  const read = await openKey(page, 'case-04');
  const axial = read.panes().nth(1);
  await folds(page).getByRole('button', { name: 'Measures' }).click();
  const list = page.locator('thecal-accompanying-list');
  await expect(list.locator('[data-measure]')).toHaveCount(9);
  await expect(axial.locator('g.line[data-style=measure]')).toHaveCount(0);
  await list.locator('[data-measure=cord]').click();
  await expect(axial.locator('#picture')).toContainText(/cord AP \d+\.\d mm/);
  await expect(list).toContainText('through its centre');
  await list.locator('[data-measure=mcc]').click();
  await expect(axial.locator('#picture')).toContainText(/MCC, canal \d+\.\d %/);

  await folds(page).getByRole('button', { name: 'Flip' }).click();
  const before = (await read.reading()).assessments;
  const slider = page.getByRole('slider', { name: /Tolerance of contact/ });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(page.locator('thecal-tolerance-band')).toContainText('it would be 1b');
  expect((await read.reading()).assessments).toEqual(before);

  await folds(page).getByRole('button', { name: 'Spine' }).click();
  const stations = page.locator('thecal-spine-plot').getByRole('option');
  await expect(stations).toHaveCount(3);
  const shown = await read.imageIn(axial);
  await stations.first().focus();
  await page.keyboard.press('Enter');
  await waitForIdle(page);
  expect(await read.imageIn(axial)).not.toBe(shown);
  const findings = await seriousFindings(page);
  expect(findings.filter((one) => !one.includes('sins-card'))).toEqual([]);
});

test('a healthy outlined level is proposed as reference, refused, and used again', async ({
  page,
}) => {
  const read = await openKey(page, 'case-04');
  await forgetGrades(page, { role: 'reference-above', level: 'T10' });
  await waitForIdle(page);
  await page.locator('thecal-spine-strip').getByRole('option', { name: 'T11' }).click();
  const card = page.locator('thecal-escc-card');
  const line = page.locator('thecal-reference-line');
  await expect(line).toContainText('T10 above');
  await expect(line).toContainText('proposed');
  await expect(card.getByRole('button', { name: /proposed/ })).toContainText('1c');
  await line.getByRole('button', { name: /Refuse/ }).click();
  await expect(card.getByRole('group', { name: /sac deformed/i })).toBeVisible();
  await line.getByRole('button', { name: /Use T10/ }).click();
  await line.getByRole('button', { name: /Accept/ }).click();
  await expect(line).not.toContainText('proposed');
  await expect(card.getByRole('group', { name: /sac deformed/i })).toHaveCount(0);

  // One press goes to the level below with the sac's tool, for a reference of this level.
  await line.getByRole('button', { name: 'Outline below' }).click();
  await waitForIdle(page);
  const state = await page
    .locator('thecal-read-screen')
    .evaluate((screen: ReadScreenElement) => screen.session.state);
  expect(state).toMatchObject({
    tool: 'sac',
    outlineRole: 'reference-below',
    selectedLevel: 'T11',
  });
  await expect(read.panes().nth(1).locator('[data-site]')).toContainText('T12');
});

test('why a grade: one press shows the measure that decided; the cord’s signal is a tag', async ({
  page,
}) => {
  const read = await openKey(page, 'case-04');
  await read.scroll(read.panes().nth(1), 3);
  await page.locator('thecal-level-table').getByRole('button', { name: /why/i }).click();
  await waitForIdle(page);
  const axial = read.panes().nth(1);
  await expect(axial.locator('g.line[data-style=deciding]')).toHaveCount(1);
  const signal = page.locator('thecal-cord-signal');
  await expect(signal.locator('[aria-pressed=true]')).toHaveCount(0);
  await signal.getByRole('button', { name: /adjacent/ }).click();
  expect((await read.reading()).assessments.T11?.cordSignal).toBe('adjacent-level');
  await signal.getByRole('button', { name: /adjacent/ }).click();
  expect((await read.reading()).assessments.T11?.cordSignal).toBeNull();
});

test('below the conus both scales are graded by key and press, and never called ESCC', async ({
  page,
}) => {
  const read = await openKey(page, 'case-11');
  await forgetGrades(page);
  await page.locator('thecal-spine-strip').getByRole('option', { name: 'L4' }).click();
  await waitForIdle(page);
  const card = page.locator('thecal-cauda-card');
  await expect(card).toContainText('ESCC is not defined here');
  await expect(card.getByRole('button', { name: /CE-B 1.*proposed/ })).toBeVisible();
  await read.press('Enter', '2', 'b', '4');
  expect((await read.reading()).assessments.L4?.cauda).toMatchObject({ a: 2, b: 4 });
  expect((await read.reading()).assessments.L4?.escc).toBeNull();
  await card.getByRole('button', { name: 'Yes' }).click();
  await expect(page.locator('thecal-level-table')).toContainText('A 2, B 4F');
  await expect(page.locator('thecal-level-table thecal-grade-chip')).toHaveText(/CE/);
});

test('tumour drawn on the series after contrast stands in on the T2 slice, dashed and named', async ({
  page,
}) => {
  const read = await openKey(page, 'case-06');
  const grade = (await read.reading()).assessments.T8?.escc?.grade;
  const moved = await page.locator('thecal-read-screen').evaluate((screen: ReadScreenElement) => {
    const { session } = screen;
    const { reading, images, study } = session.state;
    const add = (a: readonly number[], b: readonly number[], factor: number): number[] =>
      a.map((value, i) => value + factor * (b[i] ?? 0));
    const dot = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
    const tumours = reading.outlines.filter(
      (outline) => outline.level === 'T8' && outline.structure === 'tumour-epidural',
    );
    const from = images.get(
      `${tumours[0]?.image.sopInstanceUid}#${tumours[0]?.image.frameNumber}` as never,
    )?.frame.plane;
    if (!from) throw new Error('no tumour in the key');
    const normal = (plane: ImagePlane): number[] => {
      const [a, b] = [plane.rowDirection, plane.columnDirection];
      return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
    };
    const axial = study.series.find(
      (series) => series.weighting.weighting === 't1-post' && series.plane.nearest === 'axial',
    );
    if (!axial) throw new Error('no axial series after contrast');
    const place = (plane: ImagePlane, [x, y]: readonly number[]): number[] =>
      add(
        add(
          plane.imagePositionPatient,
          plane.rowDirection,
          ((x ?? 0) - 0.5) * plane.columnSpacingMm,
        ),
        plane.columnDirection,
        ((y ?? 0) - 0.5) * plane.rowSpacingMm,
      );
    const first = place(from, tumours[0]?.points[0] ?? []);
    const offsetOf = (plane: ImagePlane): number =>
      Math.abs(dot(add(first, plane.imagePositionPatient, -1), normal(plane)));
    const frame = axial.frames
      .filter((one) => one.plane !== null)
      .reduce((a, b) =>
        offsetOf(b.plane as ImagePlane) < offsetOf(a.plane as ImagePlane) ? b : a,
      );
    const plane = frame.plane as ImagePlane;
    // The T2 slice that the other series' slice is nearest to: its own outlines are laid there.
    const t2 = study.series.find(
      (series) => series.weighting.weighting === 't2' && series.plane.nearest === 'axial',
    );
    const distanceTo = (one: ImagePlane): number =>
      Math.abs(dot(add(plane.imagePositionPatient, one.imagePositionPatient, -1), normal(one)));
    const target = (t2?.frames ?? []).reduce((a, b) =>
      distanceTo(b.plane as ImagePlane) < distanceTo(a.plane as ImagePlane) ? b : a,
    );
    const imageOf = (one: typeof frame): Outline['image'] => ({
      sopInstanceUid: one.sopInstanceUid,
      frameNumber: one.frameNumber,
    });
    session.replaceReading({
      ...reading,
      assessments: {},
      outlines: reading.outlines.map((outline) => {
        if (outline.role !== 'index' || outline.level !== 'T8') return outline;
        if (!tumours.includes(outline)) return { ...outline, image: imageOf(target) };
        return {
          ...outline,
          image: imageOf(frame),
          points: outline.points.map((point) => {
            const offset = add(place(from, point), plane.imagePositionPatient, -1);
            return [
              dot(offset, plane.rowDirection) / plane.columnSpacingMm + 0.5,
              dot(offset, plane.columnDirection) / plane.rowSpacingMm + 0.5,
            ] as unknown as (typeof outline.points)[number];
          }),
        };
      }),
    });
    session.view({ selectedLevel: 'T8' });
    session.showImage(imageOf(target));
    return { count: tumours.length };
  });
  expect(moved.count).toBeGreaterThan(0);
  await waitForIdle(page);
  const axial = read.panes().nth(1);
  await expect(axial.locator('g.outline[data-state=projected]')).toHaveCount(moved.count);
  await expect(axial.locator('#picture')).toContainText(/Tumour, epidural, from/);
  const card = page.locator('thecal-escc-card');
  await expect(card).toContainText('Not drawn on this slice');
  await expect(card.getByRole('button', { name: /proposed/ })).toContainText(String(grade));
});
