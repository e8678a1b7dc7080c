import { expect, it } from 'vitest';
import type { CanvasPoint } from '../../geometry/spaces.ts';
import { clippedTo } from './clip-line.ts';

const pane = { width: 100, height: 50 };
const at = (x: number, y: number): CanvasPoint => [x, y] as unknown as CanvasPoint;

it('cuts a line at the edges of the pane', () => {
  expect(clippedTo(pane, at(-100, 25), at(300, 25))).toEqual([[0, 25], [100, 25]]); // prettier-ignore
  // y = x / 2 - 25 meets y = 0 at 50 and x = 100 at 25.
  expect(clippedTo(pane, at(0, -25), at(200, 75))).toEqual([[50, 0], [100, 25]]); // prettier-ignore
});

it('keeps a line within, and gives none for one beside', () => {
  expect(clippedTo(pane, at(10, 10), at(20, 20))).toEqual([[10, 10], [20, 20]]); // prettier-ignore
  expect(clippedTo(pane, at(-10, 0), at(-10, 50))).toBeNull();
  expect(clippedTo(pane, at(-10, 2), at(4, -10))).toBeNull();
});
