import { describe, expect, it } from 'vitest';
import { nearestOnPolygon } from '../../geometry/polygon.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import type { OutlineDraft } from '../drafts.ts';
import { AXIAL, Hands, newMarkId, ringAbout } from '../testing/hands.ts';

const RAYS = 72;

/** A cord of 5 mm about (200, 200) of the slice in view, proposed. */
function withDraft(hands: Hands): OutlineDraft {
  const frame = hands.session.frameOf(AXIAL);
  if (!frame) throw new Error('no frame');
  const spacing = { rowSpacingMm: 0.6, columnSpacingMm: 0.6 };
  const draft: OutlineDraft = {
    outline: {
      id: newMarkId(),
      structure: 'cord',
      role: 'index',
      level: 'T9',
      image: { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber },
      points: ringAbout(200, 200, 5 / 0.6, RAYS)
        .slice(0, -1)
        .map(([x, y]) => imagePoint(x, y)),
      origin: 'proposed-accepted',
      proposal: { method: '1.0', joint: 0.8, noFluidShare: 0 },
    },
    base: { centre: imagePoint(200, 200), radiiMm: new Array<number>(RAYS).fill(5) },
    spacing,
    fixed: [],
    word: 'clear',
    question: null,
  };
  hands.session.propose([draft]);
  return draft;
}

function offered(): Hands {
  const hands = new Hands(undefined, {}, true).take('cord');
  hands.session.view({ areProposalsOn: true });
  hands.session.goTo(AXIAL, 8);
  return hands;
}

describe('a click', () => {
  it('asks for a proposal where one is offered, and draws nothing', () => {
    const hands = offered();
    hands.click(AXIAL, 200, 200);
    expect(hands.asked.map(({ point }) => point)).toEqual([[200, 200]]);
    expect(hands.session.state.reading.outlines).toEqual([]);
  });

  it('is the tool’s own where proposals are off, or none is offered and Shift is not held', () => {
    const off = new Hands(undefined, {}, true).take('cord');
    off.click(AXIAL, 200, 200);
    const none = new Hands().take('sac');
    none.session.view({ areProposalsOn: true });
    none.click(AXIAL, 200, 200);
    expect([...off.asked, ...none.asked]).toEqual([]);
    expect(none.tool.hints.map(({ text }) => text)).toContain('next point');
    none.tool.cancel();
    none.click(AXIAL, 200, 200, { shiftKey: true });
    expect(none.asked).toHaveLength(1);
  });

  it('that becomes a drag draws', () => {
    const hands = offered();
    hands.drag(AXIAL, ringAbout(200, 200, 10));
    expect(hands.asked).toEqual([]);
    expect(hands.session.state.reading.outlines).toHaveLength(1);
  });
});

describe('a proposed line', () => {
  it('is bent exactly through the pointer, as one step, and marks no reading', () => {
    const hands = offered();
    withDraft(hands);
    const right = 200 + 5 / 0.6;
    hands.drag(AXIAL, [[right, 200], [right + 1, 200], [right + 3, 200]]); // prettier-ignore
    const [bent] = hands.session.state.drafts;
    const gap = (x: number): number =>
      nearestOnPolygon(bent?.outline.points ?? [], imagePoint(x, 200)).distance;
    expect(gap(right + 3)).toBeLessThan(0.01);
    expect(bent?.outline.origin).toBe('proposed-edited');
    expect(hands.session.state.reading.outlines).toEqual([]);
    hands.session.undo();
    expect(hands.session.state.drafts[0]?.outline.origin).toBe('proposed-accepted');
  });

  it('goes back where it was when the drag is given up', () => {
    const hands = offered();
    const draft = withDraft(hands);
    hands.session.beginGesture();
    hands.session.previewDrafts([]);
    hands.session.cancelGesture();
    expect(hands.session.state.drafts).toEqual([draft]);
  });

  it('becomes the reader’s by one step, and is gone by one', () => {
    const hands = offered();
    const draft = withDraft(hands);
    hands.session.confirmDrafts([draft.outline.id]);
    expect(hands.session.state.reading.outlines.map(({ id }) => id)).toEqual([draft.outline.id]);
    expect(hands.session.state.drafts).toEqual([]);
    hands.session.undo();
    expect(hands.session.state.reading.outlines).toEqual([]);
    hands.session.refuseDrafts([draft.outline.id]);
    expect(hands.session.state.drafts).toEqual([]);
    hands.session.undo();
    expect(hands.session.state.drafts).toHaveLength(1);
  });
});
