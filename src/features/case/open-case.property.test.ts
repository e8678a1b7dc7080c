import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createImageLookup } from '../../domain/image-lookup.ts';
import type { Study } from '../../domain/image-series.ts';
import { levelTable } from '../../domain/level-table.ts';
import { createReading, type Reading } from '../../domain/reading.ts';
import { frameOf, outlineOn } from '../../domain/testing/outline-fixture.ts';
import { axialSeries, sagittalSeries } from '../../domain/testing/study-fixture.ts';
import type { CaseView } from './case-view.ts';
import type { OpenCase } from './open-case.ts';
import { fakeDrafts, openCase, openedOf, studyOf, STUDY_UID } from './testing/case-fakes.ts';

const axial = axialSeries(0, 5);
const second = axialSeries(40, 5, { name: 'second' });
/** The study as it is found out, step by step. */
const STAGES: readonly Study[] = [
  studyOf(sagittalSeries()),
  studyOf(sagittalSeries(), axial),
  studyOf(sagittalSeries(), axial, second),
];

const STEPS = ['grow', 'draw', 'undo', 'redo', 'board', 'board-save', 'read', 'correct', 'reload'] as const; // prettier-ignore

/** What the browser must have and the screens must show, kept beside the case in the plainest way. */
interface Model {
  stage: number;
  isCorrected: boolean;
  past: Reading[];
  future: Reading[];
  present: Reading;
}

const drawn = (reading: Reading, n: number): Reading => ({
  ...reading,
  outlines: [
    ...reading.outlines,
    outlineOn(
      frameOf(n % 2 === 0 ? axial : second, n % 5),
      n % 3 === 0 ? 'tumour-epidural' : 'cord',
      [
        [-5 - n, -5],
        [5, -5],
        [0, 5 + n],
      ] as unknown as Parameters<typeof outlineOn>[2],
    ),
  ],
});

/** What a screen shows equals what is computed from the study and the reading. */
function expectShown({ session, summary }: CaseView, reading: Reading, model: Model): void {
  const study = STAGES[model.stage];
  const { state } = session;
  expect(state.study.series.map(({ id }) => id)).toEqual(study?.series.map(({ id }) => id));
  expect(state.study.series[0]?.weighting.weighting).toBe(model.isCorrected ? 't1' : 't2');
  expect(state.reading).toEqual(reading);
  expect(summary.rows).toEqual(levelTable(reading, createImageLookup(state.study.series)));
}

it('shows on every screen what follows from the study and the reading, whatever came before', async () => {
  const steps = fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const drafts = fakeDrafts();
      const first = STAGES[0] ?? studyOf();
      let open: OpenCase = await openCase(openedOf(first), drafts);
      let board: CaseView | null = null;
      const model: Model = {
        stage: 0,
        isCorrected: false,
        past: [],
        future: [],
        present: createReading(STUDY_UID),
      };
      const take = (next: Reading): void => {
        model.past.push(model.present);
        model.future = [];
        model.present = next;
      };
      for (const [n, step] of sequence.entries()) {
        switch (step) {
          case 'grow':
            model.stage = Math.min(model.stage + 1, STAGES.length - 1);
            open.grow(STAGES[model.stage] ?? first, model.stage === STAGES.length - 1);
            break;
          case 'draw': {
            const next = drawn(open.session.state.reading, n);
            open.session.replaceReading(next);
            take(next);
            break;
          }
          case 'undo': {
            open.session.undo();
            const before = model.past.pop();
            if (before) {
              model.future.push(model.present);
              model.present = before;
            }
            break;
          }
          case 'redo': {
            open.session.redo();
            const after = model.future.pop();
            if (after) {
              model.past.push(model.present);
              model.present = after;
            }
            break;
          }
          case 'board':
            board = open.openView(open.session.state.reading);
            break;
          case 'board-save': {
            if (!board) break;
            const next = drawn(open.session.state.reading, n);
            board.session.replaceReading(next);
            expect((await open.keepReading(next)).ok).toBe(true);
            take(next);
            break;
          }
          case 'read':
            if (board) open.closeView(board);
            board = null;
            break;
          case 'correct': {
            const [series] = open.study.series;
            if (series) open.session.correctWeighting(series.id, 't1');
            model.isCorrected = true;
            break;
          }
          case 'reload':
            // What is open is gone with the page; the browser has the reading.
            await open.keepReading(open.session.state.reading);
            open.dispose();
            board = null;
            open = await openCase(openedOf(STAGES[model.stage] ?? first), drafts);
            Object.assign(model, { past: [], future: [], isCorrected: false });
            break;
        }
        expectShown(open.view, model.present, model);
        if (board) expectShown(board, board.session.state.reading, model);
      }
    }),
    { numRuns: 60 },
  );
});
