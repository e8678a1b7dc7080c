import { beforeEach, describe, expect, it, vi } from 'vitest';
import { toPart10 } from '../../dicom/sr/part10.ts';
import { frameOf, outlineOn } from '../../domain/testing/outline-fixture.ts';
import { axialSeries, sagittalSeries } from '../../domain/testing/study-fixture.ts';
import { createSettings } from '../../storage/settings.ts';
import type { StoredDraft } from '../../storage/stored-draft.ts';
import type { OpenCase } from './open-case.ts';
import { fakeDrafts, openCase, openedOf, STUDY_UID, studyOf } from './testing/case-fakes.ts';

vi.mock('../../storage/download.ts', async (original) => ({
  ...(await original<object>()),
  downloadFile: () => undefined,
}));

const axial = axialSeries(0, 5);
const cord = outlineOn(frameOf(axial, 2), 'cord', [
  [-5, -5],
  [5, -5],
  [0, 5],
] as unknown as Parameters<typeof outlineOn>[2]);
const settings = { ...createSettings(), reader: { name: 'Reader^Ada', organisation: '' } };

/** What the next save would name as the document it replaces. */
const predecessorOf = (open: OpenCase): string | null =>
  open.saver.facts.lastSaved?.sopInstanceUid ?? null;

/** The reading as it stands as a file, saved elsewhere. */
function reportOf(open: OpenCase): { name: string; blob: Blob } {
  const prepared = open.saver.prepare(settings, false);
  const bytes = prepared.ok ? toPart10(prepared.value.report.dataset) : null;
  if (!bytes?.ok) throw new Error('no report');
  return { name: 'report.dcm', blob: new Blob([bytes.value]) };
}

const open = (): Promise<OpenCase> =>
  openCase(openedOf(studyOf(sagittalSeries(), axial)), fakeDrafts());

describe('the reports of a reading', () => {
  let report: { name: string; blob: Blob };
  beforeEach(async () => {
    const elsewhere = await open();
    elsewhere.session.dispatch({ kind: 'add-outline', outline: cord });
    report = reportOf(elsewhere);
  });

  it('names the report that was opened, and after undo what was named before', async () => {
    const mine = await open();
    mine.session.dispatch({
      kind: 'set-clinical',
      facts: { ...mine.session.state.reading.clinical, primary: 'prostate' },
    });
    await prepared(mine).confirm();
    const saved = predecessorOf(mine);
    await mine.openDocument(report);
    const opened = predecessorOf(mine);
    expect(opened).not.toBe(saved);
    mine.session.undo();
    expect(predecessorOf(mine)).toBe(saved);
    mine.session.redo();
    expect(predecessorOf(mine)).toBe(opened);
  });

  it('names the save made after opening, also once the opening is undone and done again', async () => {
    const mine = await open();
    await mine.openDocument(report);
    await prepared(mine).confirm();
    const saved = predecessorOf(mine);
    mine.session.undo();
    expect(predecessorOf(mine)).toBeNull();
    mine.session.redo();
    expect(predecessorOf(mine)).toBe(saved);
  });

  it('does not take the answer key for a document to be replaced', async () => {
    const mine = await openCase(
      openedOf(studyOf(sagittalSeries(), axial), { answerKeyUrl: 'key.json' }),
      fakeDrafts(),
    );
    const key = report.blob;
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(key)));
    expect(await mine.showAnswerKey()).toBe(true);
    vi.unstubAllGlobals();
    expect(mine.session.state.reading.outlines).toHaveLength(1);
    expect(predecessorOf(mine)).toBeNull();
  });
});

describe('a reading that was saved as a file', () => {
  it('is one until it is changed, also for the draft, and asks before leaving only where it is nowhere', async () => {
    const drafts = fakeDrafts();
    const opened = openedOf(studyOf(sagittalSeries(), axial));
    const mine = await openCase(opened, drafts);
    const filed = () => (drafts.kept.get(STUDY_UID) as StoredDraft).filed?.kind;
    mine.session.dispatch({ kind: 'add-outline', outline: cord });
    await mine.settled();
    expect(filed()).toBeUndefined();
    await mine.saver.save(settings, 'json', false);
    expect(filed()).toBe('saved');
    const again = await openCase(opened, drafts);
    again.session.dispatch({ kind: 'remove-mark', id: cord.id });
    await again.settled();
    expect(filed()).toBe('changed');

    drafts.isFull = true;
    again.session.undo();
    await again.settled();
    expect(again.leaveQuestion).toBeNull();
    again.session.redo();
    await again.settled();
    expect(again.leaveQuestion?.heading).toBe('This reading is not kept');
    await again.saveNow();
    expect(again.leaveQuestion).toBeNull();
  });
});

function prepared(of: OpenCase): { confirm(): Promise<void> } {
  const next = of.saver.prepare(settings, false);
  if (!next.ok) throw new Error(next.error);
  return next.value;
}
