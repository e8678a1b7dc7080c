import { expect, it } from 'vitest';
import { DrawingTime } from './drawing-time.ts';

const judged = (times: readonly number[]): readonly boolean[] => {
  const time = new DrawingTime();
  return times.map((one) => time.isSlowAfter(one));
};

it('calls an engine slow once, when the middle one of its first seven slices was', () => {
  expect(judged([90, 80, 20, 70, 60, 90, 10, 90])).toEqual([
    false, false, false, false, false, false, true, false,
  ]); // prettier-ignore
});

it('forgives a graphics card its first slices', () => {
  expect(judged([300, 120, 18, 17, 16, 17, 17, 90])).not.toContain(true);
});
