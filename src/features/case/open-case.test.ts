import { describe, expect, it } from 'vitest';
import { createImageLookup } from '../../domain/image-lookup.ts';
import { levelTable } from '../../domain/level-table.ts';
import { frameOf, outlineOn } from '../../domain/testing/outline-fixture.ts';
import { axialSeries, sagittalSeries } from '../../domain/testing/study-fixture.ts';
import type { ReadingLocks } from '../../storage/reading-locks.ts';
import type { StoredDraft } from '../../storage/stored-draft.ts';
import {
  fakeDrafts,
  fakeEngine,
  openCase,
  openedOf,
  studyOf,
  STUDY_UID,
} from './testing/case-fakes.ts';

const axial = axialSeries(0, 9);
const sagittal = sagittalSeries();
const partial = studyOf(sagittal);
const whole = studyOf(sagittal, axial);
/** A square of 10 mm and one of 12 mm about it, on the middle slice. */
const square = (half: number) =>
  [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ] as unknown as Parameters<typeof outlineOn>[2];
const cord = outlineOn(frameOf(axial, 4), 'cord', square(5));
const tumour = outlineOn(frameOf(axial, 4), 'tumour-epidural', square(6));

const draftIn = (drafts: ReturnType<typeof fakeDrafts>): StoredDraft =>
  drafts.kept.get(STUDY_UID) as StoredDraft;

describe('an open case', () => {
  it('lets every view grow with the study, those that were opened later too', async () => {
    const open = await openCase(openedOf(partial), fakeDrafts());
    const early = open.openView(open.session.state.reading);
    open.grow(whole, true);
    const late = open.openView(open.session.state.reading);
    for (const { session } of [open.view, early, late]) {
      expect(session.state.study.series.map(({ id }) => id)).toEqual([sagittal.id, axial.id]);
    }
    expect(open.opened.study).toBe(open.session.state.study);
  });

  it('computes what follows from the reading on the images that came later', async () => {
    const open = await openCase(openedOf(partial), fakeDrafts());
    open.session.dispatch({ kind: 'add-outline', outline: cord });
    open.session.dispatch({ kind: 'add-outline', outline: tumour });
    const early = open.openView(open.session.state.reading);
    open.grow(whole, true);
    const { reading } = open.session.state;
    const rows = levelTable(reading, createImageLookup(whole.series));
    expect(rows).toHaveLength(1);
    expect(open.summary.rows).toEqual(rows);
    expect(early.summary.rows).toEqual(rows);
  });

  it('keeps a correction of the reader over growth, in every view', async () => {
    const open = await openCase(openedOf(whole), fakeDrafts());
    const beside = open.openView(open.session.state.reading);
    open.session.correctWeighting(axial.id, 't1');
    expect(beside.session.state.study.series[1]?.weighting.weighting).toBe('t1');
    open.grow(studyOf(sagittal, axial, axialSeries(80, 3, { name: 'more' })), true);
    for (const { session } of [open.view, beside]) {
      expect(session.state.study.series[1]?.weighting.weighting).toBe('t1');
      expect(session.state.study.series).toHaveLength(3);
    }
  });

  it('leaves a view that was closed as it was', async () => {
    const open = await openCase(openedOf(partial), fakeDrafts());
    const view = open.openView(open.session.state.reading);
    open.closeView(view);
    open.grow(whole, true);
    expect(view.session.state.study).toBe(partial);
  });

  it('keeps a change made beside the reading as one step of the reading', async () => {
    const drafts = fakeDrafts();
    const open = await openCase(openedOf(whole), drafts);
    open.session.dispatch({ kind: 'add-outline', outline: cord });
    const before = open.session.state.reading;
    const board = open.openView(before);
    board.session.dispatch({
      kind: 'set-clinical',
      facts: { ...before.clinical, primary: 'prostate' },
    });
    expect(await open.keepReading(board.session.state.reading)).toEqual({
      ok: true,
      value: undefined,
    });
    expect(draftIn(drafts).reading.clinical.primary).toBe('prostate');
    expect(open.session.state.reading).toBe(board.session.state.reading);
    open.session.undo();
    expect(open.session.state.reading).toEqual(before);
  });

  it.each(['waiting', 'stored', 'changed'] as const)(
    'does not forget that a reading was %s on the archive, whoever changes it',
    async (kind) => {
      const drafts = fakeDrafts();
      const first = await openCase(openedOf(whole), drafts);
      first.session.dispatch({ kind: 'add-outline', outline: cord });
      const at = '2026-11-21T10:00:00.000Z';
      drafts.kept.set(STUDY_UID, { ...draftIn(drafts), archived: { kind, at } });
      const open = await openCase(openedOf(whole), drafts);
      const { reading } = open.session.state;
      const clinical = { ...reading.clinical, primary: 'prostate' } as const;
      await open.keepReading({ ...reading, clinical });
      // A stored reading that is changed is no longer what is stored; one that waits still waits.
      const left = kind === 'waiting' ? 'waiting' : 'changed';
      expect(draftIn(drafts).archived?.kind).toBe(left);
    },
  );

  it('says why a change is not kept, and that it is not', async () => {
    const drafts = fakeDrafts();
    const open = await openCase(openedOf(whole), drafts);
    drafts.isFull = true;
    const { reading } = open.session.state;
    const clinical = { ...reading.clinical, primary: 'prostate' } as const;
    const kept = await open.keepReading({ ...reading, clinical });
    expect(kept.ok).toBe(false);
    expect(open.keep.kind).toBe('failed');
    expect(open.hasUnkept).toBe(true);
  });

  it('writes nothing over a reading that cannot be read until it was kept aside', async () => {
    const drafts = fakeDrafts();
    const damaged = { version: 99, of: 'another day' };
    drafts.kept.set(STUDY_UID, damaged);
    const open = await openCase(openedOf(whole), drafts);
    open.session.dispatch({ kind: 'add-outline', outline: cord });
    expect(await open.keepReading(open.session.state.reading)).toMatchObject({ ok: false });
    expect(open.keep.kind).toBe('unreadable');
    expect(drafts.kept.get(STUDY_UID)).toBe(damaged);
    await open.beginAnew();
    expect(drafts.kept.get(`aside of ${STUDY_UID}`)).toBe(damaged);
    expect(draftIn(drafts).reading).toEqual(open.session.state.reading);
  });

  it('is for looking while another tab has the reading, until it is taken over', async () => {
    const drafts = fakeDrafts();
    const lock = { release: () => undefined };
    const locks: ReadingLocks = {
      acquire: () => Promise.resolve(null),
      takeOver: () => Promise.resolve(lock),
    };
    const open = await openCase(openedOf(whole), drafts, { locks });
    const { reading } = open.session.state;
    expect(open.session.dispatch({ kind: 'add-outline', outline: cord })).toMatchObject({
      ok: false,
      error: { kind: 'read-only' },
    });
    expect(await open.keepReading({ ...reading })).toMatchObject({ ok: false });
    expect(open.session.state.reading).toBe(reading);
    expect(drafts.kept.size).toBe(0);
    await open.takeOver();
    open.session.dispatch({ kind: 'add-outline', outline: cord });
    await open.keepReading(open.session.state.reading);
    expect(draftIn(drafts).reading.outlines).toHaveLength(1);
  });

  it('shows a level of a larger study as it hangs, in one step', async () => {
    const open = await openCase(openedOf(partial), fakeDrafts());
    const shown: (string | null)[] = [];
    open.session.subscribe(({ panes, study }) => {
      if (study.series.length > 1) shown.push(panes[1]?.seriesId ?? null);
    });
    open.grow(whole, false);
    expect(new Set(shown)).toEqual(new Set([axial.id]));
  });

  it('keeps nothing of a quiz', async () => {
    const open = await openCase(openedOf(whole), null);
    open.session.dispatch({ kind: 'add-outline', outline: cord });
    expect(open.isQuiz).toBe(true);
    expect(await open.keepReading(open.session.state.reading)).toMatchObject({ ok: false });
  });

  it('ends its engine when it is closed', async () => {
    const engine = fakeEngine();
    const open = await openCase(openedOf(whole), fakeDrafts(), { engine });
    open.dispose();
    expect(engine.isDisposed).toBe(true);
  });
});
