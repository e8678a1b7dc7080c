import { describe, expect, it } from 'vitest';
import { imagePoint } from '../geometry/image-point.ts';
import { snapToEdge } from './pixel-edge.ts';
import { signalStatistics, type PixelGrid } from './signal-statistics.ts';

// 4 x 4 pixels: 0 1 2 3 / 4 5 6 7 / 8 9 10 11 / 12 13 14 15, in steps of 10 with an intercept of -5.
const grid: PixelGrid = {
  values: Int16Array.from({ length: 16 }, (_, i) => i),
  rows: 4,
  columns: 4,
  slope: 10,
  intercept: -5,
};

describe('signalStatistics', () => {
  it('takes the pixels whose centres lie within the polygon', () => {
    // Centres at (1.5, 1.5), (2.5, 1.5), (1.5, 2.5), (2.5, 2.5): stored 5, 6, 9, 10, so 45, 55, 85, 95.
    const square = [imagePoint(1, 1), imagePoint(3, 1), imagePoint(3, 3), imagePoint(1, 3)];
    const statistics = signalStatistics(grid, square, 'HU');
    expect(statistics).toMatchObject({ mean: 70, minimum: 45, maximum: 95, pixelCount: 4 });
    // Deviations -25, -15, 15, 25: variance 425, its root 20.61552812..., kept to a millionth.
    expect(statistics?.standardDeviation).toBe(20.615528);
  });

  it('is nothing where no centre lies within', () => {
    const sliver = [imagePoint(1.6, 1.6), imagePoint(1.9, 1.6), imagePoint(1.9, 1.9)];
    expect(signalStatistics(grid, sliver, 'arbitrary')).toBeNull();
  });

  it('takes no pixel from beyond the image', () => {
    const large = [imagePoint(-9, -9), imagePoint(9, -9), imagePoint(9, 9), imagePoint(-9, 9)];
    expect(signalStatistics(grid, large, 'arbitrary')?.pixelCount).toBe(16);
  });
});

describe('snapToEdge', () => {
  // Dark left of column 5, bright from there on: the edge lies at column 5.
  const step: PixelGrid = {
    values: Float32Array.from({ length: 100 }, (_, i) => (i % 10 < 5 ? 0 : 100)),
    rows: 10,
    columns: 10,
    slope: 1,
    intercept: 0,
  };

  it('moves a point near an edge onto it', () => {
    const [column] = snapToEdge(step, imagePoint(3.8, 5), 2);
    expect(Math.abs(column - 5)).toBeLessThanOrEqual(0.51);
  });

  it('leaves a point alone where the grey is even', () => {
    expect(snapToEdge(step, imagePoint(1.5, 5), 1)).toEqual([1.5, 5]);
  });
});
