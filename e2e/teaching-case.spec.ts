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
