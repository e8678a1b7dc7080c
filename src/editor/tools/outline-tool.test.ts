import { describe, expect, it } from 'vitest';
import { area } from '../../geometry/polygon.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { AXIAL, Hands, ringAbout, SAGITTAL, studyOfTwo } from '../testing/hands.ts';

/** z = 298 mm: at T9. */
const AT_T9 = 8;

function atT9(tool: 'cord' | 'sac' | 'tumour' = 'cord'): Hands {
  const hands = new Hands().take(tool);
  hands.session.goTo(AXIAL, AT_T9);
  return hands;
}

const outlines = (hands: Hands) => hands.session.state.reading.outlines;

describe('drawing by a drag', () => {
  it('keeps the outline, of the level that the slice shows, chosen and as one step', () => {
    const hands = atT9();
    hands.drag(AXIAL, ringAbout(200, 200, 10));
    const [drawn] = outlines(hands);
    expect(drawn).toMatchObject({
      structure: 'cord',
      role: 'index',
      level: 'T9',
      origin: 'drawn',
      image: { sopInstanceUid: '1.2.1.9', frameNumber: 1 },
    });
    // Pi 10^2 = 314; a stroke may lose 0.1 px along its 63.
    expect(Math.abs(area(drawn?.points ?? []) - 314.2)).toBeLessThan(8);
    expect(hands.session.state.selectedMark).toBe(drawn?.id);
    hands.session.undo();
    expect(outlines(hands)).toEqual([]);
    expect(hands.session.state.canUndo).toBe(false);
  });

  it('closes a stroke where it crosses its own beginning', () => {
    const hands = atT9();
    // Round and 0.4 px past the start, inwards.
    hands.drag(AXIAL, [...ringAbout(200, 200, 10), [209.6, 201], [209.4, 202]]);
    expect(outlines(hands)).toHaveLength(1);
    expect(hands.said).toBe('');
  });

  it('drops what encloses nothing', () => {
    const hands = atT9();
    hands.drag(AXIAL, [[200, 200], [201, 200], [202, 200.2]]); // prettier-ignore
    expect(outlines(hands)).toEqual([]);
  });

  it('holds a stroke with a real loop until it is mended, or given up', () => {
    const eight = [
      [190, 190], [210, 210], [210, 190], [190, 210], [190, 191],
    ] as const; // prettier-ignore
    const hands = atT9();
    hands.drag(AXIAL, eight);
    expect(outlines(hands)).toEqual([]);
    expect(hands.said).toContain('crosses itself');
    expect(hands.tool.hints[0]?.text).toContain('no longer crosses itself');
    expect(hands.tool.cancel()).toBe(true);
    expect(hands.tool.cancel()).toBe(false);
    hands.drag(AXIAL, eight);
    // The corner at the upper right goes round the left: 190,190 - 210,210 - 170,230 - 190,210 is no longer crossed.
    hands.drag(AXIAL, [[210, 190], [185, 235], [180, 240]]); // prettier-ignore
    expect(outlines(hands)).toHaveLength(1);
  });

  it('draws on no image whose geometry is refused', () => {
    const study = studyOfTwo();
    const refused = {
      ...study,
      series: study.series.map((series) => ({ ...series, measuringRefused: 'Not measurable.' })),
    };
    const hands = new Hands(undefined, {}, false, refused).take('cord');
    hands.drag(AXIAL, ringAbout(200, 200, 10));
    expect(outlines(hands)).toEqual([]);
    expect(hands.said).toBe('Not measurable.');
  });

  it('snaps each point where snapping is on', () => {
    const hands = new Hands(undefined, { snap: (_, [x, y]) => imagePoint(Math.round(x / 5) * 5, Math.round(y / 5) * 5) }); // prettier-ignore
    hands.take('cord').session.view({ isSnapping: true });
    hands.drag(AXIAL, [[201, 201], [221, 199], [219, 222], [199, 221], [200, 203]]); // prettier-ignore
    expect(outlines(hands)[0]?.points.every(([x, y]) => x % 5 === 0 && y % 5 === 0)).toBe(true);
  });
});

describe('drawing by clicks', () => {
  it('runs a curve through the points; Backspace takes one back, Enter closes', () => {
    const hands = atT9('sac');
    for (const [x, y] of [[190, 190], [210, 190], [250, 250]] as const) hands.click(AXIAL, x, y); // prettier-ignore
    expect(hands.key('Backspace')).toBe(true);
    for (const [x, y] of [[210, 210], [190, 210]] as const) hands.click(AXIAL, x, y); // prettier-ignore
    expect(hands.key('Enter')).toBe(true);
    const [drawn] = outlines(hands);
    expect(drawn?.structure).toBe('sac');
    for (const point of [
      [190, 190],
      [210, 190],
      [210, 210],
      [190, 210],
    ]) {
      expect(drawn?.points).toContainEqual(point);
    }
  });

  it('closes by a double click, or on its first point, and needs three', () => {
    const hands = atT9();
    hands.click(AXIAL, 190, 190);
    hands.click(AXIAL, 210, 190);
    hands.key('Enter');
    expect(hands.said).toContain('at least three points');
    hands.click(AXIAL, 200, 210);
    hands.doubleClick(AXIAL, 200, 210);
    expect(outlines(hands)).toHaveLength(1);
    hands.session.selectMark(null);
    for (const [x, y] of [[90, 90], [110, 90], [100, 110], [90.5, 90]] as const) {
      hands.click(AXIAL, x, y);
    } // prettier-ignore
    expect(hands.tool.hints[0]?.gesture).toBe('Drag');
  });

  it('shows what is being drawn on its own slice only', () => {
    const hands = atT9();
    hands.click(AXIAL, 190, 190);
    expect(hands.tool.preview('1.2.1.9#1' as never).length + hands.tool.preview('1.2.1.8#1' as never).length).toBe(2); // prettier-ignore
  });
});

describe('mending', () => {
  it('moves a point of the chosen outline and its neighbours, as one step', () => {
    const hands = atT9();
    hands.drag(AXIAL, ringAbout(200, 200, 10));
    const before = outlines(hands)[0]?.points ?? [];
    const [x, y] = before[0] ?? [0, 0];
    hands.drag(AXIAL, [[x, y], [x + 1, y], [x + 3, y]]); // prettier-ignore
    const after = outlines(hands)[0]?.points ?? [];
    expect(after[0]).toEqual([x + 3, y]);
    expect(outlines(hands)).toHaveLength(1);
    hands.session.undo();
    expect(outlines(hands)[0]?.points).toEqual(before);
  });

  it('takes a change back that would make the outline cross itself', () => {
    const hands = atT9();
    hands.drag(AXIAL, ringAbout(200, 200, 10));
    const before = outlines(hands)[0]?.points ?? [];
    const [x, y] = before[0] ?? [0, 0];
    hands.drag(AXIAL, [[x, y], [x - 10, y], [x - 40, y]]); // prettier-ignore
    expect(outlines(hands)[0]?.points).toEqual(before);
    expect(hands.said).toContain('taken back');
  });

  it('is not the tumour’s: a press on one begins another', () => {
    const hands = atT9('tumour');
    hands.drag(AXIAL, ringAbout(200, 200, 10));
    hands.drag(AXIAL, ringAbout(212, 200, 5));
    expect(outlines(hands).map(({ structure }) => structure)).toEqual([
      'tumour-epidural',
      'tumour-epidural',
    ]);
  });
});

describe('a reference', () => {
  it('is of the level it is for, and has no tumour', () => {
    const hands = atT9('sac');
    hands.session.view({ selectedLevel: 'T9', outlineRole: 'reference-below' });
    hands.session.scroll(AXIAL, 5);
    hands.drag(AXIAL, ringAbout(200, 200, 10));
    expect(outlines(hands)[0]).toMatchObject({ role: 'reference-below', level: 'T9' });
    hands.take('tumour').drag(AXIAL, ringAbout(200, 230, 10));
    expect(outlines(hands)).toHaveLength(1);
    expect(hands.said).toContain('a reference has no tumour');
  });
});

describe('on the sagittal images', () => {
  it('an outline belongs to the level at its place', () => {
    const hands = new Hands().take('cord');
    hands.session.view({ selectedLevel: null });
    hands.drag(SAGITTAL, ringAbout(120, 125, 6));
    expect(outlines(hands)[0]?.level).toBe('T10');
  });
});
