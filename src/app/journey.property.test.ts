import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPage, sampleOf, serveSamples } from './testing/page-fixture.ts';

const samples = [sampleOf('case-1', '1'), sampleOf('case-2', '2')];
const PLACES = [
  '#/',
  '#/read/sample/case-1',
  '#/read/sample/case-2',
  '#/board/case-1',
  '#/board/case-2',
  '#/teach',
  '#/teach/case-1',
  '#/teach/case-2',
  '#/reference',
  '#/agreement',
] as const;

beforeAll(() => {
  serveSamples('1', '2');
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** What the page must show after every step, kept beside it in the plainest way: what was said of each study. */
type Said = Record<string, string>;

function expectShown(page: ReturnType<typeof createPage>, said: Said): void {
  const { open, question, isBoardReady } = page.cases;
  const { hash } = page.address;
  const caseId = /case-\d/.exec(hash)?.[0];
  const alive = page.engines.filter(({ isDisposed }) => !isDisposed);
  expect(alive).toHaveLength(open ? 1 : 0);
  if (hash === '#/') expect(open).toBeNull();
  if (caseId === undefined) return;
  const sample = samples.find(({ id }) => id === caseId);
  expect(open?.study.header.studyInstanceUid).toBe(sample?.studyInstanceUid);
  expect(open?.study.series.map(({ frames }) => frames.length)).toEqual([6, 6]);
  const isTeaching = hash.startsWith('#/teach');
  expect(open?.isQuiz).toBe(isTeaching);
  expect(question?.id).toBe(isTeaching ? caseId : undefined);
  if (hash.startsWith('#/board')) expect(isBoardReady).toBe(true);
  const { primary } = open?.session.state.reading.clinical ?? {};
  expect(primary ?? undefined).toBe(isTeaching ? undefined : said[caseId]);
}

it('shows what the address names, with what was said of it, whatever way led there', async () => {
  const step = fc.oneof(
    fc.constantFrom(...PLACES).map((place) => ({ kind: 'go', place }) as const),
    fc.constantFrom('melanoma', 'breast', 'kidney').map((word) => ({ kind: 'say', word }) as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const page = createPage({ samples });
      const said: Said = {};
      for (const one of steps) {
        if (one.kind === 'go') await page.goTo(one.place);
        else {
          const { open } = page.cases;
          if (open?.opened.source.kind !== 'sample' || open.isQuiz) continue;
          const { reading } = open.session.state;
          open.session.replaceReading({
            ...reading,
            clinical: { ...reading.clinical, primary: one.word },
          });
          said[open.opened.source.caseId] = one.word;
          await page.settled();
        }
        expectShown(page, said);
      }
      await page.goTo('#/');
      expect(
        page.readings.stored.map(({ reading }) => reading.clinical.primary).toSorted(),
      ).toEqual(Object.values(said).toSorted());
    }),
    { numRuns: 40 },
  );
});
