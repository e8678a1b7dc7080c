import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

test('the deficit of a level takes three presses, and every branch follows it', async ({
  page,
  read,
}) => {
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name: /answer key/i }).click();
  await waitForIdle(page);
  const card = page.locator('thecal-noms-card');
  // The key is a record of before: its deficit has no level.
  await expect(card).toContainText('Progressive deficit, level not stated');
  await card.getByRole('radio', { name: 'Myelopathy' }).click();
  await card.getByRole('radio', { name: 'Significant' }).click();
  await card.getByRole('radio', { name: 'Progressive' }).click();
  const asked = { kind: 'myelopathy', severity: 'significant', course: 'progressive' };
  expect((await read.reading()).assessments.T4?.deficit).toMatchObject({ ...asked, walks: null });
  await card.getByRole('button', { name: 'Remove' }).click();
  expect((await read.reading()).clinical.deficit).toBeNull();
  await card.getByRole('heading', { name: 'NOMS, T4' }).click();
  await expect(card).toContainText('first of two: Stable, radioresistant, high grade');
  await expect(card).toContainText('second of two: If unstable, stabilisation first');
  await card.getByRole('radio', { name: 'No deficit' }).click();
  expect((await read.reading()).assessments.T4?.deficit).toMatchObject({
    severity: 'none',
    kind: null,
    course: null,
  });
  await read.press('Control+z');
  await read.press('Control+s');
  await page.reload();
  await read.waitForImages();
  expect((await read.reading()).assessments.T4?.deficit).toMatchObject(asked);
});

test('the published branch follows the marks and what the referral says', async ({
  page,
  read,
}) => {
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name: /answer key/i }).click();
  await waitForIdle(page);
  const card = page.locator('thecal-noms-card');
  // Grade 2, melanoma, SINS 8: the stable and the unstable branch, and why both.
  await card.getByRole('heading', { name: 'NOMS, T4' }).click();
  await expect(card).toContainText('Stable, radioresistant, high grade');
  await expect(card).toContainText('If unstable, stabilisation first');
  await expect(card).toContainText('Stability undetermined');
  expect(await seriousFindings(page)).toEqual([]);

  await card
    .getByRole('radiogroup', { name: 'Candidate for surgery' })
    .getByRole('radio', { name: 'No', exact: true })
    .click();
  await expect(card).toContainText('High grade, not a candidate for surgery');
  await card.getByLabel('Primary').selectOption({ label: 'Thyroid (unclassified)' });
  await expect(card).toContainText('no radiosensitivity for this tumour');
  await card.getByLabel('Primary').selectOption({ label: 'Not asked' });
  await expect(card).toContainText('Missing: primary tumour');

  await read.press('Control+z', 'Control+z', 'Control+z');
  await expect(card).toContainText('Stable, radioresistant, high grade');
  const before = await read.reading();
  expect(before.clinical).toMatchObject({ primary: 'melanoma', surgicalCandidate: 'yes' });
  await page.reload();
  await read.waitForImages();
  expect(await read.reading()).toEqual(before);
});
