import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import dicomParser from 'dicom-parser';
import { strFromU8, unzipSync } from 'fflate';
import type { ReadPage } from './pages/read-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';
import { centreOf, sampleTruth } from './support/truth.ts';

const QUESTION = 'Which level is worst, and what is its grade?';

async function gradeT9(page: Page, read: ReadPage): Promise<void> {
  await page.goto('/#/read/sample/case-07');
  await read.waitForImages();
  const sagittal = read.panes().first();
  const [point] = await read.toImagePoints(sagittal, [centreOf(sampleTruth('case-07'), 'T9')]);
  await read.press('l');
  if (point) await read.clickAt(sagittal, point);
  await read.press('t', '9', 'Enter', 'Escape', '3');
}

async function makeCase(page: Page): Promise<Uint8Array> {
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Make a teaching case' }).click();
  await page.getByLabel('Title').fill('A thoracic case');
  await page.getByLabel('Question').fill(QUESTION);
  expect(await seriousFindings(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the case (.zip)' }).click();
  return new Uint8Array(readFileSync(await (await download).path()));
}

/** What named the patient, the study and the place in the original. */
const ORIGINAL_WORDS = ['Phantom^Seven', 'PHANTOM-SEVEN', 'SIMCASE07', 'CASE-07', 'Nobody^Referring', 'Simulated, no',
  'SIMULATOR', '19610101', '20250114']; // prettier-ignore

test('a reading leaves as a teaching case without identity, and another Thecal opens it', async ({
  page,
  read,
  library,
}) => {
  await gradeT9(page, read);
  const original = await read.reading();
  const zip = await makeCase(page);
  const entries = unzipSync(zip);
  const images = Object.keys(entries).filter((name) => name.startsWith('images/'));
  expect(images).toHaveLength(46);
  for (const [name, bytes] of Object.entries(entries)) {
    for (const word of [...ORIGINAL_WORDS, original.studyInstanceUid]) {
      expect(Buffer.from(bytes).includes(word), `${word} in ${name}`).toBe(false);
    }
  }
  for (const { image } of original.levels) {
    expect(strFromU8(entries['key.sr.json'] ?? new Uint8Array())).not.toContain(
      image.sopInstanceUid,
    );
  }
  const changed = strFromU8(entries['what-was-changed.txt'] ?? new Uint8Array());
  expect(changed).toContain('Images copied: 46.');
  expect(changed).toMatch(/named by the profile \(\d+\):[^]*StudyDescription/);
  expect(changed).toContain('Words burned into the pixels');
  const first = dicomParser.parseDicom(entries[images[0] ?? ''] ?? new Uint8Array());
  expect(first.string('x00120062')).toBe('YES');

  await library.goto();
  await library.openFiles([{ name: 'teaching-case.zip', bytes: zip }]);
  await read.waitForImages();
  const card = page.locator('thecal-teaching-card');
  await expect(card).toContainText('A thoracic case');
  await expect(card).toContainText(QUESTION);
  expect((await read.reading()).levels).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);

  await card.getByRole('button', { name: 'Show the key' }).click();
  await waitForIdle(page);
  await expect.poll(async () => (await read.reading()).levels.length).toBe(1);
  const key = await read.reading();
  expect(key.assessments.T9?.escc?.grade).toBe(original.assessments.T9?.escc?.grade);
  expect(key.levels[0]?.point).toEqual(original.levels[0]?.point);
  expect(key.studyInstanceUid).not.toBe(original.studyInstanceUid);
});

test('a teaching case is a blinded question as well, and its answer is kept', async ({
  page,
  read,
  library,
}) => {
  await gradeT9(page, read);
  const zip = await makeCase(page);
  const file = { name: 'teaching-case.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) };
  const quiz = page.locator('thecal-quiz-screen');

  // From the card beside the images.
  await library.goto();
  await library.openFiles([{ name: 'teaching-case.zip', bytes: zip }]);
  await read.waitForImages();
  await page.getByRole('button', { name: 'Answer as a question' }).click();
  await expect(quiz).toContainText(QUESTION);
  await expect(quiz).not.toContainText('T9, ');
  expect(await seriousFindings(page)).toEqual([]);

  // Or straight from the list.
  await page.goto('/#/teach');
  await page.getByLabel('Open a teaching case').setInputFiles(file);
  await expect(quiz).toContainText('A thoracic case');
  await expect(quiz.locator('thecal-viewport')).toHaveCount(2);
  await waitForIdle(page);
  await quiz.getByLabel('Level').selectOption('T9');
  await quiz.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(quiz.getByText('one grade lower')).toBeVisible();
  await expect(quiz.getByRole('heading', { name: 'T9, as you said.' })).toBeVisible();
  await page.keyboard.press('Enter');
  const own = page.getByRole('list', { name: 'Cases from files' });
  await expect(own).toContainText('A thoracic case');
  await page.getByRole('link', { name: 'Agreement' }).click();
  await expect(page.locator('thecal-agreement')).toContainText('A thoracic case');

  // The files are gone with the page; the answer is not.
  await page.goto('/#/teach/open');
  await waitForIdle(page);
  await page.reload();
  await waitForIdle(page);
  await expect(own).toContainText('A thoracic case');
});

test('what is no teaching case is refused in Teach with a sentence', async ({ page }) => {
  await page.goto('/#/teach');
  await waitForIdle(page);
  await page.getByLabel('Open a teaching case').setInputFiles({
    name: 'a.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK no zip'),
  });
  await expect(page.getByRole('alert')).toContainText('no teaching case');
  await page.getByLabel('Open a teaching case').setInputFiles({
    name: 'cut.zip',
    mimeType: 'application/zip',
    buffer: Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      Buffer.alloc(26),
      Buffer.from('thecal-case.json'),
    ]),
  });
  await expect(page.getByRole('alert')).toContainText('no teaching case');
  await expect(page.getByRole('list', { name: 'Cases' })).toBeVisible();
});
