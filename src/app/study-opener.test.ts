import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NamedBlob, OpenOptions, OpenResult } from '../dicom/open/open-types.ts';
import { fakeDrafts } from '../features/case/testing/case-fakes.ts';
import {
  createPage,
  openDirectly,
  sampleOf,
  serveSamples,
  studyFiles,
} from './testing/page-fixture.ts';

beforeEach(() => {
  serveSamples('1', '2');
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const chosen = (...files: readonly NamedBlob[]) => ({ files, unreadable: [] });

it('shows a study as soon as it has images, and gives it the rest', async () => {
  const page = createPage();
  const seen: number[] = [];
  const work = page.opener.openChosen(chosen(...studyFiles('1', 40)));
  const watch = setInterval(() => {
    const count = page.cases.open?.study.series.flatMap(({ frames }) => frames).length;
    if (count !== undefined && count !== seen.at(-1)) seen.push(count);
  });
  await work;
  clearInterval(watch);
  expect(page.cases.open?.study.series.flatMap(({ frames }) => frames)).toHaveLength(80);
  expect(page.opener.progress).toBeNull();
  expect(page.opener.report).toBeNull();
  expect(page.router.route).toEqual({ kind: 'files' });
});

it('says what was set aside, and that there was nothing to open', async () => {
  const page = createPage();
  const text = { name: 'notes.txt', blob: new Blob(['no DICOM']) };
  await page.opener.openChosen(chosen(...studyFiles('1'), text));
  expect(page.opener.report).toMatchObject({ opened: 12, total: 13, canRead: true });
  expect(page.opener.report?.setAside.map(({ name }) => name)).toEqual(['notes.txt']);
  await page.opener.openChosen(chosen(text));
  expect(page.opener.report).toMatchObject({ opened: 0, canRead: false });
  expect(page.opener.problem).toBeNull();
  expect(page.cases.open).toBeNull();
  await page.opener.openChosen(chosen());
  expect(page.opener.problem).toBe('There was no file to open.');
});

it('lists several studies, and shows another one with the same list', async () => {
  const page = createPage();
  await page.opener.openChosen(chosen(...studyFiles('1', 8), ...studyFiles('2', 4)));
  expect(page.cases.open?.study.header.studyInstanceUid).toBe('2.25.9001.1');
  expect(page.opener.report?.studies?.map(({ isShown }) => isShown)).toEqual([true, false]);
  await page.opener.choose(1);
  expect(page.cases.open?.study.header.studyInstanceUid).toBe('2.25.9001.2');
  expect(page.opener.report?.studies?.map(({ isShown }) => isShown)).toEqual([false, true]);
});

it('asks before another study takes the place of one that could not be kept', async () => {
  const drafts = fakeDrafts();
  const page = createPage({ drafts });
  await page.opener.openChosen(chosen(...studyFiles('1', 8), ...studyFiles('2', 4)));
  const first = page.cases.open;
  drafts.isFull = true;
  first?.session.replaceReading({ ...first.session.state.reading, keyImages: [] });
  await first?.settled();
  const choosing = page.opener.choose(1);
  await vi.waitUntil(() => page.asked.length === 1);
  page.asked[0]?.answer(false);
  await choosing;
  expect(page.cases.open).toBe(first);
});

it('leaves off what is no longer wanted', async () => {
  const page = createPage({ samples: [sampleOf('case-1', '1'), sampleOf('case-2', '2')] });
  await Promise.all([
    page.goTo('#/read/sample/case-1'),
    Promise.resolve().then(() => page.goTo('#/read/sample/case-2')),
  ]);
  await page.settled();
  expect(page.cases.open?.study.header.studyInstanceUid).toBe('2.25.9001.2');
  expect(page.engines.filter(({ isDisposed }) => !isDisposed)).toHaveLength(1);
  expect(page.opener.problem).toBeNull();
});

it('names the reason when an archive gives nothing', async () => {
  const none = (_: string, options: OpenOptions): Promise<OpenResult> => openDirectly([], options);
  const page = createPage({ archive: none });
  await page.opener.openArchiveStudy('1.2.3');
  expect(page.opener.problem).toBe(
    'The archive holds no images of this study that can be shown here.',
  );
  const failing = createPage();
  await failing.opener.openArchiveStudy('1.2.3');
  expect(failing.opener.problem).toBe('No archive is connected.');
});

it('says that opening was stopped, where nothing had been shown yet', async () => {
  const waiting = (_: string, { signal }: OpenOptions): Promise<OpenResult> =>
    new Promise((resolve) => {
      signal?.addEventListener('abort', () => {
        void openDirectly([], { signal }).then(resolve);
      });
    });
  const page = createPage({ archive: waiting });
  const work = page.opener.openArchiveStudy('1.2.3');
  expect(page.opener.waiting).toBe('Opening the study: 0 files.');
  page.opener.stop();
  await work;
  expect(page.opener.problem).toBe('Opening was stopped.');
  expect(page.opener.waiting).toBe('');
});

it('ends what is being read when a study at hand is shown instead', async () => {
  const page = createPage({ archive: () => new Promise(() => undefined) });
  const { studies, frames } = await openDirectly(studyFiles('2'), {});
  const [study] = studies;
  if (!study) throw new Error('no study');
  void page.opener.openArchiveStudy('1.2');
  expect(page.opener.progress).not.toBeNull();
  await page.opener.showReady({ study, frames, files: [] }, { kind: 'files' });
  expect(page.opener.progress).toBeNull();
  expect(page.cases.open?.study).toBe(study);
});
