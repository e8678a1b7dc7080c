import { describe, expect, it } from 'vitest';
import type { SignalStatistics } from '../../domain/reading.ts';
import { AXIAL, Hands, SAGITTAL } from '../testing/hands.ts';

const measured = (hands: Hands) => hands.session.state.reading.measurements;

describe('a distance', () => {
  it('is drawn by two clicks or by a drag', () => {
    const hands = new Hands().take('distance');
    hands.click(AXIAL, 100, 100);
    hands.click(AXIAL, 100.5, 100);
    expect(measured(hands)).toEqual([]);
    hands.click(AXIAL, 120, 100);
    hands.drag(AXIAL, [[200, 200], [210, 200], [220, 200]]); // prettier-ignore
    expect(measured(hands).map(({ points }) => points)).toEqual([
      [[100, 100], [120, 100]],
      [[200, 200], [220, 200]],
    ]); // prettier-ignore
  });

  it('gives its last point back by Backspace, and is given up by Escape', () => {
    const hands = new Hands().take('distance');
    expect(hands.key('Backspace')).toBe(false);
    hands.click(AXIAL, 100, 100);
    expect(hands.key('Backspace')).toBe(true);
    hands.click(AXIAL, 150, 100);
    expect(hands.tool.cancel()).toBe(true);
    hands.click(AXIAL, 10, 10);
    hands.click(AXIAL, 20, 10);
    expect(measured(hands)[0]?.points).toEqual([[10, 10], [20, 10]]); // prettier-ignore
  });

  it('begins anew on another slice', () => {
    const hands = new Hands().take('distance');
    hands.click(AXIAL, 100, 100);
    hands.session.scroll(AXIAL, 1);
    hands.click(AXIAL, 150, 100);
    expect(measured(hands)).toEqual([]);
    hands.click(AXIAL, 170, 100);
    expect(measured(hands)[0]?.points).toEqual([[150, 100], [170, 100]]); // prettier-ignore
  });

  it('is mended by its ends when it is the chosen one', () => {
    const hands = new Hands().take('distance');
    hands.drag(AXIAL, [[100, 100], [120, 100]]); // prettier-ignore
    hands.drag(AXIAL, [[120, 100], [125, 100], [130, 104]]); // prettier-ignore
    expect(measured(hands).map(({ points }) => points)).toEqual([[[100, 100], [130, 104]]]); // prettier-ignore
  });
});

describe('heights', () => {
  it('go from the front to the back, level by level', () => {
    const hands = new Hands().take('height');
    for (const x of [90, 100, 110]) hands.drag(SAGITTAL, [[x, 90], [x, 110]]); // prettier-ignore
    expect(measured(hands).map((one) => one.kind === 'height' && one.column)).toEqual([
      'anterior',
      'middle',
      'posterior',
    ]);
    expect(measured(hands).map(({ level }) => level)).toEqual(['T9', 'T9', 'T9']);
    // T10's first one is its front again.
    hands.drag(SAGITTAL, [[90, 116], [90, 134]]); // prettier-ignore
    expect(measured(hands)[3]).toMatchObject({ column: 'anterior', level: 'T10' });
  });

  it('and translations are refused on axial images', () => {
    const hands = new Hands().take('height');
    hands.drag(AXIAL, [[90, 90], [90, 110]]); // prettier-ignore
    expect(hands.said).toBe('Heights are measured on a sagittal image.');
    hands.take('translation').click(AXIAL, 90, 90);
    expect(hands.said).toBe('Translation is measured on a sagittal image.');
    expect(measured(hands)).toEqual([]);
  });
});

describe('other measurements', () => {
  it('an angle has two lines; its value is seen before it is set', () => {
    const hands = new Hands().take('angle');
    hands.drag(SAGITTAL, [[90, 90], [110, 90]]); // prettier-ignore
    hands.click(SAGITTAL, 90, 140);
    expect(measured(hands)).toEqual([]);
    hands.click(SAGITTAL, 110, 150);
    expect(measured(hands)[0]).toMatchObject({ kind: 'angle' });
    expect(measured(hands)[0]?.points).toHaveLength(4);
  });

  it('a translation names its corners one by one and belongs to the lower body', () => {
    const hands = new Hands().take('translation');
    expect(hands.tool.hints[0]?.text).toContain('upper body’s lower back corner');
    hands.click(SAGITTAL, 112, 111);
    expect(hands.tool.hints[0]?.text).toContain('lower body’s upper back corner');
    hands.click(SAGITTAL, 114, 116);
    hands.click(SAGITTAL, 88, 116);
    expect(measured(hands)[0]).toMatchObject({ kind: 'translation', level: 'T10' });
  });

  it('a region of signal takes the mean from the pane; one without area is none', () => {
    const statistics: SignalStatistics = { mean: 40, standardDeviation: 2, min: 30, max: 50, pixels: 100 } as never; // prettier-ignore
    const hands = new Hands(undefined, { signalWithin: () => statistics }).take('signal');
    hands.drag(AXIAL, [[100, 100], [100, 140]]); // prettier-ignore
    expect(measured(hands)).toEqual([]);
    hands.drag(AXIAL, [[100, 100], [120, 140]]); // prettier-ignore
    expect(measured(hands)[0]).toMatchObject({ kind: 'signal', tissue: 'lesion', statistics });
  });

  it('an arrow asks for its words', () => {
    const hands = new Hands().take('arrow');
    hands.drag(SAGITTAL, [[50, 50], [100, 100]]); // prettier-ignore
    expect(hands.session.state.question).toEqual({
      kind: 'arrow-text',
      id: measured(hands)[0]?.id,
    });
  });
});
