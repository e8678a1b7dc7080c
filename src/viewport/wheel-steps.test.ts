import { describe, expect, it } from 'vitest';
import { WheelSteps } from './wheel-steps.ts';

/** The slices of wheel events 16 ms apart. */
const slices = (
  deltas: readonly (readonly [x: number, y: number])[],
  { deltaMode = 0, everyMs = 16 } = {},
): readonly number[] => {
  const wheel = new WheelSteps();
  return deltas.map(([deltaX, deltaY], i) =>
    wheel.take({ deltaX, deltaY, deltaMode, timeStamp: i * everyMs }),
  );
};

const total = (steps: readonly number[]): number => steps.reduce((sum, step) => sum + step, 0);

describe('WheelSteps', () => {
  it('takes a notch of a mouse for one slice, whatever its length', () => {
    expect(
      slices([
        [0, 100],
        [0, 100],
        [0, -120],
      ]),
    ).toEqual([1, 1, -1]);
    expect(
      slices(
        [
          [0, 3],
          [0, 3],
        ],
        { deltaMode: 1 },
      ),
    ).toEqual([1, 1]);
  });

  it('adds up what a trackpad sends: a slice for 40 px', () => {
    // 20 parts of 10 px are 200 px: 5 slices.
    expect(total(slices(Array.from({ length: 20 }, () => [0, 10] as const)))).toBe(5);
  });

  it('goes one slice an event at most, however hard the swing', () => {
    expect(
      total(
        slices([
          [0, 400],
          [0, 300],
          [0, 200],
        ]),
      ),
    ).toBe(3);
  });

  it('takes sideways movements for none', () => {
    expect(total(slices(Array.from({ length: 20 }, () => [30, 10] as const)))).toBe(0);
  });

  it('forgets the rest of a slice when the direction turns or the hand rests', () => {
    expect(
      slices([
        [0, 35],
        [0, -35],
        [0, 10],
      ]),
    ).toEqual([0, 0, 0]);
    expect(
      slices(
        [
          [0, 35],
          [0, 35],
        ],
        { everyMs: 1000 },
      ),
    ).toEqual([0, 0]);
  });
});
