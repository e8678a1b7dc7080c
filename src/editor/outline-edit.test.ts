import { describe, expect, it } from 'vitest';
import { imagePoint } from '../geometry/image-point.ts';
import { area } from '../geometry/polygon.ts';
import type { ImagePoint } from '../geometry/spaces.ts';
import { movePointSoftly, outlineOfStroke, redrawStretch } from './outline-edit.ts';
import { closedSpline } from './spline.ts';

const circle = (count: number, radius: number): readonly ImagePoint[] =>
  Array.from({ length: count }, (_, i) => {
    const t = (2 * Math.PI * i) / count;
    return imagePoint(20 + radius * Math.cos(t), 20 + radius * Math.sin(t));
  });

describe('outlineOfStroke', () => {
  it('drops most of a dense stroke and keeps its area', () => {
    const stroke = circle(400, 10);
    const outline = outlineOfStroke(stroke);
    expect(outline.length).toBeLessThan(80);
    // Pi r2 = 314.16; a tolerance of 0.1 px on a circumference of 62.8 px can change it by 6.3 at most.
    expect(Math.abs(area(outline) - Math.PI * 100)).toBeLessThan(6.3);
  });
});

describe('movePointSoftly', () => {
  it('moves the point itself all the way and far ones not at all', () => {
    const before = circle(40, 10);
    const after = movePointSoftly(before, 0, imagePoint(33, 20), 5);
    expect(after[0]).toEqual([33, 20]);
    expect(after[20]).toEqual(before[20]);
    // The neighbour is 1.57 px along the edge: weight 0.5 (1 + cos(pi 0.314)) = 0.776, so 2.3 px to the right.
    expect((after[1]?.[0] ?? 0) - (before[1]?.[0] ?? 0)).toBeCloseTo(3 * 0.776, 1);
  });
});

describe('redrawStretch', () => {
  it('replaces the shorter part of the edge by the stroke', () => {
    const square = [imagePoint(0, 0), imagePoint(10, 0), imagePoint(10, 10), imagePoint(0, 10)];
    // A dent from corner (0, 0) over (5, 3) to corner (10, 0) takes a triangle of 10 x 3 / 2 = 15 away.
    const dented = redrawStretch(square, [imagePoint(0, 0), imagePoint(5, 3), imagePoint(10, 0)]);
    expect(area(dented)).toBeCloseTo(85, 6);
  });

  it('does so whichever way the stroke runs', () => {
    const square = [imagePoint(0, 0), imagePoint(10, 0), imagePoint(10, 10), imagePoint(0, 10)];
    const dented = redrawStretch(square, [imagePoint(10, 0), imagePoint(5, 3), imagePoint(0, 0)]);
    expect(area(dented)).toBeCloseTo(85, 6);
  });
});

describe('closedSpline', () => {
  it('passes through its control points', () => {
    const controls = circle(6, 8);
    const curve = closedSpline(controls);
    for (const control of controls) expect(curve).toContainEqual(control);
  });
});
