import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createReading } from '../../domain/reading.ts';
import { AXIAL, Hands, SAGITTAL, twoLevels } from '../testing/hands.ts';

const levels = (hands: Hands) =>
  hands.session.state.reading.levels.map(({ vertebra, status }) => `${vertebra} ${status}`);

describe('naming levels', () => {
  it('asks for the first name and proposes one', () => {
    const hands = new Hands(createReading('1.2' as Uid)).take('level');
    hands.click(SAGITTAL, 100, 100);
    expect(hands.session.state.question).toMatchObject({
      kind: 'level-name',
      point: [100, 100],
      renames: null,
    });
    expect(levels(hands)).toEqual([]);
  });

  it('goes on from there: the next body by a click', () => {
    const hands = new Hands().take('level');
    hands.click(SAGITTAL, 100, 150);
    expect(levels(hands)).toEqual(['T9 confirmed', 'T10 confirmed', 'T11 confirmed']);
    hands.session.undo();
    expect(levels(hands)).toHaveLength(2);
  });

  it('asks where a body is too far off to be counted for sure, with a name to take', () => {
    const hands = new Hands().take('level');
    // 100 mm below T10, where bodies grow taller than T10's 25 mm: three further on.
    hands.click(SAGITTAL, 100, 225);
    expect(hands.session.state.question).toMatchObject({ suggestion: 'L1', renames: null });
    expect(levels(hands)).toHaveLength(2);
  });

  it('confirms the proposed ones by Enter, and leaves the key alone when there are none', () => {
    const hands = new Hands().take('level');
    expect(hands.key('Enter')).toBe(false);
    const [first, second] = twoLevels().levels;
    if (!first || !second) throw new Error('no levels');
    hands.session.dispatch({
      kind: 'set-levels',
      levels: [first, { ...second, status: 'proposed' }],
    });
    expect(hands.key('Enter')).toBe(true);
    expect(levels(hands).every((level) => level.endsWith('confirmed'))).toBe(true);
  });

  it('is not done on axial images', () => {
    const hands = new Hands().take('level');
    hands.click(AXIAL, 200, 200);
    expect(levels(hands)).toHaveLength(2);
    expect(hands.said).toContain('sagittal or coronal');
  });
});

describe('a label', () => {
  it('is moved by a drag, as one step', () => {
    const hands = new Hands().take('level');
    hands.drag(SAGITTAL, [[100, 100], [102, 98], [104, 96]]); // prettier-ignore
    expect(hands.session.state.reading.levels[0]?.point).toEqual([104, 96]);
    expect(hands.session.state.question).toBeNull();
    hands.session.undo();
    expect(hands.session.state.reading.levels[0]?.point).toEqual([100.5, 100.5]);
  });

  it('asks for another name when it is clicked', () => {
    const hands = new Hands().take('level');
    hands.click(SAGITTAL, 100, 125);
    expect(hands.session.state.question).toMatchObject({ suggestion: 'T10', renames: '2.25.2' });
  });
});
