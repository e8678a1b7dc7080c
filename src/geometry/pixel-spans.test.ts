import { describe, expect, it } from 'vitest';
import { imagePoint } from './image-point.ts';
import { pixelSpans } from './pixel-spans.ts';

const spans = (points: readonly (readonly [number, number])[], rows = 10, columns = 10) =>
  [
    ...pixelSpans(
      points.map(([x, y]) => imagePoint(x, y)),
      rows,
      columns,
    ),
  ].map(({ row, first, last }) => [row, first, last]);

describe('the pixels of a polygon', () => {
  it('are those whose centres lie within', () => {
    // From 1.4 to 3.6: centres at 1.5, 2.5 and 3.5, so columns 1 to 3 of rows 2 (2.5) and 3 (3.5).
    expect(spans([[1.4, 2.2], [3.6, 2.2], [3.6, 3.8], [1.4, 3.8]])).toEqual([
      [2, 1, 3],
      [3, 1, 3],
    ]); // prettier-ignore
  });

  it('are none of a pixel whose centre lies outside', () => {
    expect(spans([[1.6, 2.2], [2.4, 2.2], [2.4, 3.8], [1.6, 3.8]])).toEqual([]); // prettier-ignore
  });

  it('follow a slanted edge', () => {
    // The hypotenuse from (0, 0) to (4, 4): at row 0.5 it is at 0.5, at row 1.5 at 1.5, and so on.
    expect(spans([[0, 0], [4, 4], [0, 4]])).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [2, 0, 2],
      [3, 0, 3],
    ]); // prettier-ignore
  });

  it('leave a notch out', () => {
    const notched = [[0, 0], [5, 0], [5, 3], [3.2, 3], [3.2, 1], [1.8, 1], [1.8, 3], [0, 3]] as const; // prettier-ignore
    expect(spans(notched)).toEqual([
      [0, 0, 4],
      [1, 0, 1],
      [1, 3, 4],
      [2, 0, 1],
      [2, 3, 4],
    ]);
  });

  it('end at the edge of the image', () => {
    expect(spans([[-3, -3], [30, -3], [30, 30], [-3, 30]], 2, 3)).toEqual([
      [0, 0, 2],
      [1, 0, 2],
    ]); // prettier-ignore
  });
});
