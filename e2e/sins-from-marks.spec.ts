import type { Locator, Page } from '@playwright/test';
import type { Vertebra } from '../src/domain/level.ts';
import { ReadPage, type ImageXY, type PatientXYZ } from './pages/read-page.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';
import {
  centreOf,
  columnOf,
  levelOf,
  sampleTruth,
  thinned,
  type Column,
  type SampleTruth,
} from './support/truth.ts';

test.describe.configure({ timeout: 240_000 });

const COLUMNS: readonly Column[] = ['anterior', 'middle', 'posterior'];

/** A reader at work on the sagittal image of a sample study: marks are set where its model has them, by mouse. */
class Marking {
  /** Presses of the mouse and of keys. */
  actions = 0;

  constructor(
    readonly page: Page,
    readonly read: ReadPage,
    readonly truth: SampleTruth,
  ) {}

  get sagittal(): Locator {
    return this.read.panes().first();
  }

  get card(): Locator {
    return this.page.locator('thecal-sins-card');
  }

  async keys(...keys: readonly string[]): Promise<void> {
    this.actions += keys.length;
    await this.read.press(...keys);
  }

  async points(...points: readonly PatientXYZ[]): Promise<readonly ImageXY[]> {
    return this.read.toImagePoints(this.sagittal, points);
  }

  async click(...places: readonly PatientXYZ[]): Promise<void> {
    for (const point of await this.points(...places)) {
      this.actions += 1;
      await this.read.clickAt(this.sagittal, point);
    }
  }

  async drag(from: PatientXYZ, to: PatientXYZ): Promise<void> {
    this.actions += 1;
    await this.read.drawAlong(this.sagittal, await this.points(from, to), false);
  }

  /** Names levels; what lies between them is proposed. */
  async nameLevels(...levels: readonly string[]): Promise<void> {
    await this.keys('l');
    for (const level of levels) {
      await this.click(centreOf(this.truth, level));
      await this.keys(...level.toLowerCase(), 'Enter');
    }
    await this.keys('Escape');
  }

  /** The sagittal image alone, as large as the screen has room for, as a reader does before measuring. */
  async enlarge(level: string): Promise<void> {
    await this.click(centreOf(this.truth, level));
    await this.keys('Shift+Digit1');
  }

  async heights(...levels: readonly string[]): Promise<void> {
    await this.keys('h');
    for (const level of levels) {
      for (const column of COLUMNS) {
        await this.click(...columnOf(levelOf(this.truth, level), column));
      }
    }
    await this.keys('Escape');
  }

  /** The angle from the body above a level to the body below it. */
  async angle(above: string, below: string): Promise<void> {
    const upper = levelOf(this.truth, above).corners;
    const lower = levelOf(this.truth, below).corners;
    await this.drag(upper.anteriorSuperior, upper.posteriorSuperior);
    await this.drag(lower.anteriorInferior, lower.posteriorInferior);
  }

  async translation(above: string, below: string): Promise<void> {
    const { corners } = levelOf(this.truth, below);
    await this.keys('r');
    await this.click(
      levelOf(this.truth, above).corners.posteriorInferior,
      corners.posteriorSuperior,
      corners.anteriorSuperior,
    );
    await this.keys('Escape');
  }

  /** Chooses a level by its label. */
  async choose(level: string): Promise<void> {
    await this.click(centreOf(this.truth, level));
  }

  async schematic(...compartments: readonly string[]): Promise<void> {
    await this.keys('p');
    for (const compartment of compartments) {
      this.actions += 1;
      await this.page
        .locator(`thecal-compartments-panel [data-compartment="${compartment}"]`)
        .first()
        .click();
    }
    await this.keys('p');
  }

  async answer(item: string, answer: string): Promise<void> {
    this.actions += 1;
    await this.card.locator(`[data-item="${item}"] [data-value="${answer}"]`).click();
    await waitForIdle(this.page);
  }

  answers(level: Vertebra): Promise<Readonly<Record<string, unknown>>> {
    return this.read
      .reading()
      .then(({ assessments }) =>
        Object.fromEntries(
          Object.entries(assessments[level]?.sins ?? {}).map(([item, answer]) => [
            item,
            answer.kind === 'answer' ? answer.value : null,
          ]),
        ),
      );
  }
}

async function open(page: Page, id: string): Promise<Marking> {
  const read = new ReadPage(page);
  await page.goto(`/#/read/sample/${id}`);
  await read.waitForImages();
  return new Marking(page, read, sampleTruth(id));
}

/** The six answers of the model, and its total. */
function sinsOf(truth: SampleTruth, level: string) {
  const {
    total,
    class: sinsClass,
    ...answers
  } = truth.lesions.find((one) => one.level === level)?.sins ?? {};
  return { total: String(total), sinsClass: String(sinsClass), answers };
}

test('case 10: collapse, kyphosis and both sides from marks; one height flips the item live', async ({
  page,
}) => {
  const reader = await open(page, 'case-10');
  const { card, truth } = reader;
  await reader.nameLevels('T3', 'T6', 'T8', 'T12');
  await reader.enlarge('T7');
  await reader.choose('T7');
  await reader.heights('T6', 'T7', 'T8');
  await expect(card).toContainText('59.');
  await expect(card).toContainText('against T6 and T8');
  await reader.keys('q');
  await reader.angle('T6', 'T8');
  await expect(card).toContainText('Is it new?');
  await reader.angle('T4', 'T6');
  await reader.angle('T8', 'T10');
  await reader.keys('Escape');
  await expect(card).toContainText('more than the mean of T5 and T9');
  await reader.schematic('pedicle-left', 'pedicle-right');
  await reader.answer('lesion', 'lytic');
  await reader.answer('pain', 'mechanical');
  const { total, sinsClass, answers } = sinsOf(truth, 'T7');
  await expect(card.locator('strong.total')).toContainText(total);
  await expect(card).toContainText(sinsClass);
  await reader.keys('Shift+S');
  expect(await reader.answers('T7')).toEqual(answers);
  console.log(`case 10: ${reader.actions} presses`);

  // The front of the body is made as high as its neighbours': the measured collapse falls to what the middle lost.
  await reader.answer('collapse', 'over-50');
  const dashed = card.locator('[data-item=collapse] .proposed');
  await expect(dashed).toHaveAttribute('data-value', 'over-50');
  const before = (await read(reader)).measurements;
  const dragEnd = async (column: Column, mm: number): Promise<void> => {
    const [upper, lower] = columnOf(levelOf(truth, 'T7'), column);
    const longer: PatientXYZ = [lower[0], lower[1], lower[2] - mm];
    await reader.drag(lower, longer);
    expect(upper).toBeDefined();
  };
  await dragEnd('anterior', 6);
  await dragEnd('middle', 4);
  expect((await read(reader)).measurements).toHaveLength(before.length);
  await expect(dashed).toHaveAttribute('data-value', 'up-to-50');
  await reader.keys('Control+z', 'Control+z');
  await expect(dashed).toHaveAttribute('data-value', 'over-50');
});

const read = ({ read: page }: Marking) => page.reading();

test('case 8: a slip by three corners decides alignment', async ({ page }) => {
  const reader = await open(page, 'case-08');
  const { card, truth } = reader;
  await reader.nameLevels('C3', 'C5', 'C7', 'T2');
  await reader.enlarge('C6');
  await reader.choose('C6');
  await reader.translation('C6', 'C7');
  await expect(card).toContainText('backwards on C7, limit 3.5 mm');
  await reader.heights('C5', 'C6', 'C7');
  // 47 % lie at the boundary: the other total is shown too.
  await expect(card).toContainText('At the boundary to');
  await reader.schematic('pedicle-left', 'pedicle-right', 'facet-right');
  await reader.answer('lesion', 'lytic');
  await expect(card).toContainText('MRI-inferred');
  await reader.answer('pain', 'mechanical');
  const { total, answers } = sinsOf(truth, 'C6');
  await expect(card.locator('strong.total')).toContainText(total);
  await reader.keys('Shift+S');
  expect(await reader.answers('C6')).toEqual(answers);
  console.log(`case 8: ${reader.actions} presses`);
});

test('case 12: a body that is replaced but not collapsed, at the 6/7 boundary', async ({
  page,
}) => {
  const reader = await open(page, 'case-12');
  const { card, truth } = reader;
  await reader.nameLevels('T7', 'L3');
  await reader.choose('T11');
  // Body and tumour on the axial slice that shows most of the body.
  const slices = truth.outlines.filter(
    (one) => one.level === 'T11' && String(one.structure) === 'tumour-bone',
  );
  const [largest] = slices.toSorted((a, b) => b.areaMm2 - a.areaMm2);
  const axial = reader.read.panes().nth(1);
  await reader.read.goToImage(axial, largest?.sopInstanceUid ?? '');
  await reader.keys('o');
  const body = truth.outlines
    .filter(
      (one) => one.sopInstanceUid === largest?.sopInstanceUid && String(one.structure) === 'body',
    )
    .toSorted((a, b) => b.areaMm2 - a.areaMm2)[0];
  for (const [key, outline] of [
    ['o', body],
    ['t', largest],
  ] as const) {
    if (key === 't') await chooseBoneTumour(page);
    if (!outline) continue;
    reader.actions += 1;
    await reader.read.drawAlong(
      axial,
      await reader.read.toImagePoints(axial, thinned(outline.pointsLps)),
    );
  }
  await reader.keys('Escape');
  await reader.enlarge('T11');
  await reader.heights('T10', 'T11', 'T12');
  await reader.keys('q');
  await reader.angle('T10', 'T12');
  await reader.angle('T8', 'T10');
  await reader.angle('T12', 'L2');
  await reader.keys('Escape');
  // The angle alone is not normal: nobody has looked for a slip.
  await expect(card).toContainText('Translation is not measured (R).');
  await reader.translation('T11', 'T12');
  await expect(card).toContainText('estimated from one slice');
  await expect(card).toContainText('Supine imaging hides mobile deformity.');
  await reader.schematic('pedicle-right');
  // The CT of this study shows T11, so lesion quality is not inferred from MR.
  await reader.answer('lesion', 'blastic');
  await expect(card).not.toContainText('MRI-inferred');
  await reader.answer('pain', 'non-mechanical');
  // Only one side was looked at: the other is still asked for.
  await expect(card).toContainText('involved on the left?');
  await reader.answer('posterolateral', 'unilateral');
  const { total, answers } = sinsOf(truth, 'T11');
  await expect(card.locator('strong.total')).toContainText(total);
  await expect(card).toContainText('At the 6/7 boundary: 7 is indeterminate.');
  await reader.keys('Shift+S');
  expect(await reader.answers('T11')).toEqual(answers);
  console.log(`case 12: ${reader.actions} presses`);
});

async function chooseBoneTumour(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More: Outlines' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Tumour in bone' }).click();
  await waitForIdle(page);
}

test('the badge of an item leads to its marks, one after the other', async ({ page }) => {
  const reader = await open(page, 'case-10');
  const { card, sagittal } = reader;
  await reader.nameLevels('T3', 'T12');
  await reader.choose('T7');
  const measured = await reader.read.imageIn(sagittal);
  await reader.heights('T7');
  await reader.read.scroll(sagittal, 3);
  expect(await reader.read.imageIn(sagittal)).not.toBe(measured);
  const badge = card.locator('[data-evidence=collapse]');
  await badge.click();
  await waitForIdle(page);
  expect(await reader.read.imageIn(sagittal)).toBe(measured);
  const chosen = sagittal.locator('.handle');
  await expect(chosen).toHaveCount(2);
  const first = await chosen.first().getAttribute('cy');
  await badge.click();
  await expect(chosen.first()).not.toHaveAttribute('cy', first ?? '');
  // The location leads to the label; a ticked compartment without a mark opens the schematic.
  await reader.read.scroll(sagittal, 3);
  await card.locator('[data-evidence=location]').click();
  await waitForIdle(page);
  expect((await reader.read.reading()).levels.map(({ image }) => image.sopInstanceUid)).toContain(
    await reader.read.imageIn(sagittal),
  );
  await reader.schematic('pedicle-left');
  await card.locator('[data-evidence=posterolateral]').click();
  await expect(page.locator('thecal-compartments-panel')).toBeVisible();
});

test('an area in phase is copied out of phase in one press, and says what its loss favours', async ({
  page,
}) => {
  const reader = await open(page, 'case-11');
  const { sagittal } = reader;
  await reader.nameLevels('L1', 'L5');
  await reader.choose('L4');
  await sagittal.getByRole('button', { name: /^Image 1:/ }).click();
  await page.getByText('T1 VIBE DIXON IN SAG').first().click();
  await waitForIdle(page);
  await reader.keys('j');
  const [x, y] = (await reader.points(centreOf(reader.truth, 'L2')))[0] ?? [0, 0];
  await reader.read.drawAlong(sagittal, [[x - 4, y - 4], [x + 4, y + 4]], false); // prettier-ignore
  await reader.keys('j');
  const signal = page.locator('thecal-signal-card');
  await expect(signal).toHaveCount(0);
  await page.locator('thecal-spine-strip [data-vertebra=L2]').first().click();
  await signal.getByRole('button', { name: 'Copy out of phase' }).click();
  await waitForIdle(page);
  await expect(signal).toContainText(/Phase loss \d+\.\d %/);
  const areas = (await reader.read.reading()).measurements.flatMap((one) =>
    one.kind === 'signal' ? [one] : [],
  );
  expect(areas).toHaveLength(2);
  expect(areas.every(({ statistics }) => (statistics?.pixelCount ?? 0) > 20)).toBe(true);
  await signal.locator('[data-area]').nth(1).locator('.value').click();
  await waitForIdle(page);
  expect(await reader.read.imageIn(sagittal)).toBe(areas[1]?.image.sopInstanceUid);
  await signal.getByLabel('Drawn on').first().selectOption('marrow');
  expect((await reader.read.reading()).measurements).toMatchObject([
    { tissue: 'marrow' },
    { tissue: 'lesion' },
  ]);
  await reader.keys('Control+z', 'Control+z');
  await expect(signal).not.toContainText('Phase loss');
});

test('the levels that are imaged are said, by series', async ({ page }) => {
  const reader = await open(page, 'case-10');
  const note = page.locator('thecal-coverage-note');
  await expect(note).toHaveCount(0);
  await reader.nameLevels('T3', 'T12');
  await expect(note).toContainText('whole spine not imaged');
  await note.getByText('whole spine not imaged').click();
  await expect(note).toContainText('20 to 35 %');
  expect(await note.locator('dd').count()).toBeGreaterThan(3);
});
