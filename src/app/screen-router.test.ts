import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeDrafts } from '../features/case/testing/case-fakes.ts';
import {
  TEACHING_CASE_FILE,
  TEACHING_CASE_FORMAT,
  TEACHING_KEY_FILE,
} from '../storage/teaching-case.ts';
import { createPage, sampleOf, serveSamples, studyFiles } from './testing/page-fixture.ts';

beforeEach(() => {
  serveSamples('1', '2');
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const samples = [sampleOf('case-1', '1'), sampleOf('case-2', '2')];
const grade = (page: ReturnType<typeof createPage>): void => {
  const { session } = page.cases.open ?? {};
  if (!session) throw new Error('nothing is open');
  const { reading } = session.state;
  session.replaceReading({ ...reading, clinical: { ...reading.clinical, primary: 'melanoma' } });
};

it('keeps one case through reading, board, reference and back', async () => {
  const page = createPage({ samples });
  await page.goTo('#/read/sample/case-1');
  grade(page);
  const { open } = page.cases;
  for (const hash of ['#/board/case-1', '#/reference', '#/agreement', '#/read/sample/case-1']) {
    await page.goTo(hash);
    expect(page.cases.open).toBe(open);
  }
  expect(page.engines).toHaveLength(1);
  await page.goTo('#/');
  expect(page.cases.open).toBeNull();
  expect(page.engines[0]?.isDisposed).toBe(true);
  expect(page.readings.stored.map(({ source }) => source)).toEqual([
    { kind: 'sample', caseId: 'case-1' },
  ]);
});

it('puts a question without its key or a kept reading, and opens it to be read afterwards', async () => {
  const page = createPage({ samples });
  await page.goTo('#/read/sample/case-1');
  grade(page);
  await page.goTo('#/teach/case-1');
  expect(page.cases.open?.isQuiz).toBe(true);
  expect(page.cases.open?.session.state.reading.clinical.primary).not.toBe('melanoma');
  expect(page.cases.question).toMatchObject({ id: 'case-1', isFromFile: false });
  await page.goTo('#/read/sample/case-1');
  expect(page.cases.open?.isQuiz).toBe(false);
  expect(page.cases.open?.session.state.reading.clinical.primary).toBe('melanoma');
  expect(page.cases.question).toBeNull();
});

it('asks before a case is left that could not be kept, and stays where the answer is no', async () => {
  const drafts = fakeDrafts();
  const page = createPage({ samples, drafts });
  await page.goTo('#/read/sample/case-1');
  drafts.isFull = true;
  grade(page);
  await page.cases.open?.settled();
  const { open } = page.cases;
  page.address.go('#/');
  await vi.waitUntil(() => page.asked.length === 1);
  expect(page.address.hash).toBe('#/read/sample/case-1');
  page.asked[0]?.answer(false);
  await page.settled();
  expect(page.cases.open).toBe(open);
  // The board shows the same case: nothing is lost by going there.
  await page.goTo('#/board/case-1');
  expect(page.asked).toHaveLength(1);
  page.address.go('#/teach/case-2');
  await vi.waitUntil(() => page.asked.length === 2);
  page.asked[1]?.answer(true);
  await vi.waitUntil(() => page.cases.open !== open);
  await page.settled();
  expect(page.address.hash).toBe('#/teach/case-2');
  expect(page.cases.question?.id).toBe('case-2');
});

it('goes back to the Library where the address names what is not there', async () => {
  const page = createPage({ samples });
  await page.goTo('#/read/sample/case-9');
  expect(page.address.hash).toBe('#/');
  expect(page.opener.problem).toBe('There is no sample study called case-9.');
  await page.goTo('#/read');
  expect(page.address.hash).toBe('#/');
  await page.goTo('#/teach/open');
  expect(page.address.hash).toBe('#/teach');
});

it('offers the board without a case, and names files that are gone', async () => {
  const drafts = fakeDrafts();
  const page = createPage({ samples, drafts });
  await page.goTo('#/board');
  expect(page.cases.isBoardReady).toBe(false);
  expect(page.fetched).toContain('board');
  await page.goTo('#/');
  await page.opener.openChosen({ files: studyFiles('1'), unreadable: [] });
  await page.settled();
  grade(page);
  await page.goTo('#/');
  await page.goTo('#/board/2.25.9001.1');
  expect(page.address.hash).toBe('#/');
  expect(page.opener.problem).toMatch('Open the files of this study again');
  page.router.openReading('2.25.9001.1');
  expect(page.opener.problem).toMatch('as you left it');
});

it('puts a teaching case as a question, also where making it takes longer than going to its address', async () => {
  const words = { format: TEACHING_CASE_FORMAT, title: 'A case', question: 'Which grade?' };
  const entries: Zippable = {
    [TEACHING_CASE_FILE]: strToU8(JSON.stringify(words)),
    [TEACHING_KEY_FILE]: strToU8('{}'),
  };
  for (const { name, blob } of studyFiles('1')) {
    entries[`images/${name}`] = new Uint8Array(await blob.arrayBuffer());
  }
  const zip = { name: 'case.zip', blob: new Blob([zipSync(entries)]) };
  const page = createPage({ samples, makingMs: 20 });
  await page.goTo('#/teach');
  await page.opener.openChosen({ files: [zip], unreadable: [] });
  await page.settled();
  expect(page.address.hash).toBe('#/teach/open');
  expect(page.cases.question).toMatchObject({ title: 'A case', isFromFile: true });
  await page.goTo('#/teach');
  await page.opener.openChosen({ files: studyFiles('1'), unreadable: [] });
  expect(page.opener.problem).toBe('This is no teaching case. Studies are opened in the Library.');
});
