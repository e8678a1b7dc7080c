import type { Page } from '@playwright/test';
import type { ReadPage } from './pages/read-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

// Long journeys: every tick draws both images anew, by software where there is no graphics card.
test.slow();

const openKey = async (page: Page, read: ReadPage): Promise<void> => {
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name: /answer key/i }).click();
  await waitForIdle(page);
};

const openRules = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Rules and tolerances' }).click();
  await waitForIdle(page);
};

test('checklists are ticked, tallied without a verdict, kept, and decide no score', async ({
  page,
  read,
}) => {
  await openKey(page, read);
  const before = (await read.reading()).assessments.T4;
  const card = page.locator('thecal-observations-card');
  await card.getByRole('heading', { name: 'Signs and checklists' }).click();
  await card.getByRole('heading', { name: 'Fracture on CT, T4' }).click();
  await card.getByRole('button', { name: 'Vacuum in the body (Kümmell)' }).click();
  await card.getByRole('button', { name: 'Pedicle destroyed' }).click();
  await card.getByRole('button', { name: 'Other focal lesions' }).click();
  const tally = card.locator('[data-list=fracture-ct] .tally');
  await expect(tally).toContainText('1 osteoporotic, 2 metastatic, 4 of 7 not looked at');
  // The other side of a pair takes its place; a second press takes it back.
  await card.getByRole('button', { name: 'Pedicle intact' }).click();
  await expect(tally).toContainText('2 osteoporotic, 1 metastatic');
  await card.getByRole('button', { name: 'Pedicle intact' }).click();
  await expect(tally).toContainText('1 osteoporotic, 1 metastatic, 5 of 7');
  await card.getByRole('heading', { name: 'Red flags' }).click();
  await card
    .getByRole('group', { name: 'Tumour suspected' })
    .getByRole('button', { name: 'Yes' })
    .click();
  await card
    .getByRole('group', { name: 'Infection suspected' })
    .getByRole('button', { name: 'No' })
    .click();
  await expect(card.locator('[data-list=red-flags] summary')).toContainText('1 yes, 1 no of 7');
  expect(await seriousFindings(page)).toEqual([]);

  const said = await read.reading();
  expect(said.assessments.T4).toMatchObject({
    fracture: { 'ct-vacuum': 'osteoporotic', 'ct-elsewhere': 'metastatic' },
    // None of it decides a score.
    sins: before?.sins ?? {},
    escc: before?.escc ?? null,
  });
  expect(said.checklist).toEqual({ 'flag-tumour': 'yes', 'flag-infection': 'no' });

  await page.reload();
  await read.waitForImages();
  expect(await read.reading()).toEqual(said);
});

test('a sign is tagged, explained, and brings up what else it may be', async ({ page, read }) => {
  await openKey(page, read);
  const card = page.locator('thecal-observations-card');
  await card.getByRole('heading', { name: 'Signs and checklists' }).click();
  await card.getByRole('button', { name: 'Ivory vertebra', exact: true }).click();
  expect((await read.reading()).assessments.T4?.signs).toEqual(['ivory-vertebra']);
  await card.getByRole('button', { name: 'Definition of ivory vertebra' }).click();
  const reference = page.getByRole('complementary', { name: 'Reference' });
  await expect(reference).toContainText('A dense body of normal size');
  await reference.getByRole('button', { name: 'Back' }).click();
  // The tag brings its cards to the top of what is proposed.
  await expect(reference.locator('.at-hand .link').first()).toHaveText(
    /Blastic metastasis or bone island/,
  );
});

test('the board evaluates beside the page, and what it ticks is a change until it is saved', async ({
  page,
  read,
}) => {
  await page.goto('/#/board/case-05');
  await read.waitForImages('board');
  await page.getByRole('button', { name: 'EPOSO' }).click();
  const evaluation = page.getByRole('complementary', { name: 'Evaluation' });
  await evaluation
    .getByRole('group', { name: 'Nutrition' })
    .getByRole('button', { name: 'Yes' })
    .click();
  await expect(evaluation).toContainText('Looked at: 1 yes, 0 no of 5');
  await expect(page.getByText('Changed, not saved')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

test('a changed tolerance changes the grade, is recorded and shown, and the proposals come back', async ({
  page,
  read,
}) => {
  await openKey(page, read);
  const card = page.locator('thecal-escc-card');
  await expect(card.getByText('Tolerances changed by the reader')).toBeHidden();
  await openRules(page);
  const contact = page.getByLabel('Contact, depth and CSF width, at least');
  const use = page.getByRole('button', { name: 'Use these rules' });
  await contact.fill('9');
  await expect(page.getByRole('alert').filter({ hasText: 'Give a number' })).toHaveText(
    'Give a number from 0.2 to 3 mm.',
  );
  await expect(use).toBeDisabled();
  expect(await seriousFindings(page)).toEqual([]);
  // The cord is pushed in by 1.8 mm: compressed by the proposal of 1 mm, not by 2.5 mm.
  await contact.fill('2.5');
  await page.getByLabel('High', { exact: true }).check();
  await use.click();
  await waitForIdle(page);
  await expect(card.getByText('Tolerances changed by the reader')).toBeVisible();
  await expect(card).toContainText('no, limit 2.5');
  await expect(card).toContainText('the measures now say 1c');
  const changed = { changed: { 'escc-contact-mm': 2.5 }, oneCBand: 'high' };
  expect((await read.reading()).rules).toEqual(changed);
  await read.press('c');
  await expect(card.getByRole('button', { name: 'high, definition' })).toBeVisible();

  await card.getByRole('button', { name: /Tolerances changed by the reader/ }).click();
  await page.getByRole('button', { name: 'Back to the proposals' }).click();
  await use.click();
  await waitForIdle(page);
  expect((await read.reading()).rules).toEqual({ changed: {}, oneCBand: 'low-borderline' });
  await expect(card.getByText('Tolerances changed by the reader')).toBeHidden();
});

test('a reading begun later takes the rules of this browser; one with rules of its own keeps them and says so', async ({
  page,
  read,
}) => {
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  await openRules(page);
  await page.getByLabel('Collapse from').fill('25');
  await page.getByLabel('Also for readings begun from now on').check();
  await page.getByRole('button', { name: 'Use these rules' }).click();
  await waitForIdle(page);
  const changed = { changed: { 'sins-collapse-percent': 25 }, oneCBand: 'low-borderline' };
  // A reading begun now takes them; one with rules of its own keeps them and says so.
  await page.goto('/#/read/sample/case-08');
  await read.waitForImages();
  expect((await read.reading()).rules).toEqual(changed);
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name: /answer key/i }).click();
  await waitForIdle(page);
  expect((await read.reading()).rules).toEqual({ changed: {}, oneCBand: 'low-borderline' });
  await expect(page.getByText('This reading keeps its own rules.')).toBeVisible();
});
