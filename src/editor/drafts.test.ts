import { describe, expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { createReading, type MarkId, type Outline } from '../domain/reading.ts';
import { nearestOnPolygon } from '../geometry/polygon.ts';
import { imagePoint } from '../geometry/image-point.ts';
import type { ImageReference, Study } from '../domain/image-series.ts';
import { bendDraft, readingWithDrafts, withDraft, type OutlineDraft } from './drafts.ts';
import { EditorSession } from './session.ts';

const IMAGE: ImageReference = { sopInstanceUid: '2.25.1' as Uid, frameNumber: 1 };
const SPACING = { rowSpacingMm: 0.5, columnSpacingMm: 0.5 };
const RAYS = 72;

let count = 0;

function draftOf(
  structure: Outline['structure'],
  question: string | null = null,
  image = IMAGE,
): OutlineDraft {
  const base = { centre: imagePoint(30, 30), radiiMm: new Array<number>(RAYS).fill(4) };
  const points = base.radiiMm.map((_, ray) => {
    const angle = (2 * Math.PI * ray) / RAYS;
    return imagePoint(30 + 8 * Math.cos(angle), 30 + 8 * Math.sin(angle));
  });
  count += 1;
  return {
    outline: {
      id: `2.25.9${count}` as MarkId,
      structure,
      role: 'index',
      level: 'T9',
      image,
      points,
      origin: 'proposed-accepted',
      proposal: { method: '1.0', joint: 0.8, noFluidShare: 0 },
    },
    base,
    spacing: SPACING,
    fixed: [],
    word: 'clear',
    question,
  };
}

const study = { header: { studyInstanceUid: '2.25.7' as Uid }, series: [] } as unknown as Study;
const newSession = (): EditorSession => new EditorSession(study, createReading('2.25.7' as Uid));

describe('a bent draft', () => {
  it('runs exactly through every point it was dragged to', () => {
    const first = imagePoint(30.3, 19.1);
    const second = imagePoint(40.7, 31.2);
    const once = bendDraft(draftOf('cord'), imagePoint(30, 22), first);
    const twice = bendDraft(once, imagePoint(38, 30), second);
    for (const point of [first, second]) {
      expect(nearestOnPolygon(twice.outline.points, point).distance).toBeLessThan(0.01);
    }
    expect(twice.outline.origin).toBe('proposed-edited');
  });

  it('takes a fixed point along when it is dragged on', () => {
    const once = bendDraft(draftOf('cord'), imagePoint(30, 22), imagePoint(30, 19));
    const again = bendDraft(once, imagePoint(30, 19), imagePoint(30, 20));
    expect(again.fixed).toEqual([imagePoint(30, 20)]);
  });
});

describe('drafts of a session', () => {
  it('are no part of the reading, and nothing to be kept', () => {
    const session = newSession();
    const kept: unknown[] = [];
    session.onCommit((reading) => kept.push(reading));
    session.propose([draftOf('cord'), draftOf('sac')]);
    expect(session.state.drafts).toHaveLength(2);
    expect(session.state.reading.outlines).toEqual([]);
    expect(kept).toEqual([]);
  });

  it('are confirmed, bent and refused in one undo step each', () => {
    const session = newSession();
    const [cord, sac] = [draftOf('cord'), draftOf('sac')];
    session.propose([cord, sac]);

    session.beginGesture();
    session.previewDrafts(
      withDraft(session.state.drafts, bendDraft(cord, imagePoint(38, 30), imagePoint(39, 30))),
    );
    session.previewDrafts(
      withDraft(session.state.drafts, bendDraft(cord, imagePoint(38, 30), imagePoint(40, 30))),
    );
    session.commitGesture();
    expect(session.state.drafts[0]?.fixed).toEqual([imagePoint(40, 30)]);
    session.undo();
    expect(session.state.drafts).toEqual([cord, sac]);
    session.redo();

    session.refuseDrafts([sac.outline.id]);
    expect(session.state.drafts).toHaveLength(1);
    session.undo();
    expect(session.state.drafts).toHaveLength(2);

    session.confirmDrafts([cord.outline.id, sac.outline.id]);
    expect(session.state.drafts).toEqual([]);
    expect(session.state.reading.outlines.map(({ id, origin }) => [id, origin])).toEqual([
      [cord.outline.id, 'proposed-edited'],
      [sac.outline.id, 'proposed-accepted'],
    ]);
    session.undo();
    expect(session.state.drafts).toHaveLength(2);
    expect(session.state.reading.outlines).toEqual([]);
  });

  it('give way to what the reader draws, and to a newer proposal, of the same structure', () => {
    const session = newSession();
    session.propose([draftOf('cord'), draftOf('sac')]);
    const newer = draftOf('cord');
    session.propose([newer]);
    expect(session.state.drafts.map(({ outline }) => outline.structure)).toEqual(['sac', 'cord']);
    const { outline } = draftOf('cord');
    session.dispatch({ kind: 'add-outline', outline: { ...outline, origin: 'drawn' } });
    expect(session.state.drafts.map(({ outline: one }) => one.structure)).toEqual(['sac']);
  });

  it('that nobody asked for come and go with the step before them', () => {
    const session = newSession();
    const { outline } = draftOf('cord');
    session.dispatch({ kind: 'add-outline', outline });
    const elsewhere = { ...IMAGE, frameNumber: 2 };
    session.propose([draftOf('cord', null, elsewhere)], false);
    session.undo();
    expect(session.state.drafts).toEqual([]);
    session.redo();
    expect(session.state.drafts).toHaveLength(1);
  });
});

describe('what is computed live', () => {
  it('counts drafts, but none that a question stands against', () => {
    const reading = createReading('2.25.7' as Uid);
    const drafts = [draftOf('cord', 'No fluid is seen.'), draftOf('sac')];
    const { outlines } = readingWithDrafts(reading, drafts);
    expect(outlines.map(({ structure }) => structure)).toEqual(['sac']);
    expect(readingWithDrafts(reading, [])).toBe(reading);
  });
});
