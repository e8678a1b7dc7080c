import { describe, expect, it } from 'vitest';
import { imagePoint } from '../../geometry/image-point.ts';
import {
  atPixel,
  cordInFluid,
  cordUnderTumour,
  PIXEL_MM,
  sliceOf,
} from '../testing/assist-fixture.ts';
import { bend } from './bend.ts';
import { closedPath, subpixelPath } from './closed-path.ts';
import { findCord } from './find-cord.ts';
import { prepareSlice } from './prepare-slice.ts';
import { firstBinInside, NO_WALLS, radialGradient, radiiAbout, areaMm2 } from './rays.ts';
import { traceSac } from './sac.ts';
import { percentile } from './statistics.ts';

const rounded = (values: ArrayLike<number>, digits = 3): number[] =>
  Array.from(values, (value) => Number(value.toFixed(digits)));

// Expected values: the specification of the proposals, section 4, found with other code.
describe('the parts of a proposal', () => {
  it('takes percentiles between ranks', () => {
    expect(percentile([10, 20, 30, 40, 50], 97)).toBeCloseTo(48.8, 9);
    expect(percentile([1, 2, 3, 4], 80)).toBeCloseTo(3.4, 9);
    expect(percentile([4, 1, 3, 2], 50)).toBe(2.5);
    expect(percentile([], 50)).toBeNaN();
  });

  it('finds the change of grey level along a ray', () => {
    const values = Float64Array.from({ length: 12 }, (_, bin) => (bin < 6 ? 0 : 100));
    expect(rounded(radialGradient({ values, rays: 1, bins: 12 }).values)).toEqual([
      1.662, 7.521, 21.086, 45.371, 75.618, 97.623, 97.623, 75.618, 45.371, 21.086, 7.521, 1.662,
    ]);
  });

  it.each([
    [2, 0.05, [1, 1, 1, 3, 4, 4, 2, 1]],
    [1, 0.05, [1, 1, 2, 3, 4, 3, 2, 1]],
    [1, 2, [1, 1, 1, 1, 1, 1, 1, 1]],
  ])('closes the cheapest path with steps of %i at a cost of %f', (largestStep, stepCost, path) => {
    const wanted = [1, 1, 1, 4, 4, 4, 2, 1];
    const values = Float64Array.from(
      wanted.flatMap((bin) => [0, 1, 2, 3, 4, 5].map((m) => Math.abs(m - bin))),
    );
    expect([...closedPath({ values, rays: 8, bins: 6 }, { largestStep, stepCost })]).toEqual(path);
  });

  it('finds an edge between bins', () => {
    const values = Float64Array.from([0, 2, 3, 1, 0, 0, 0, 1, 1, 0]);
    expect(rounded(subpixelPath({ values, rays: 2, bins: 5 }, [2, 2]))).toEqual([1.833, 2.5]);
  });

  it('measures radii in mm with both spacings', () => {
    const corners = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ] as const;
    const square = corners.flatMap(([x, y], i) => {
      const [nextX, nextY] = corners[(i + 1) % 4] ?? [0, 0];
      return Array.from({ length: 8 }, (_, k) =>
        imagePoint(x + ((nextX - x) * k) / 8, y + ((nextY - y) * k) / 8),
      );
    });
    const radii = radiiAbout(
      square,
      imagePoint(2, 2),
      { rowSpacingMm: 0.5, columnSpacingMm: 1 },
      8,
    );
    expect(rounded(radii)).toEqual([2, 1.414, 1, 1.414, 2, 1.414, 1, 1.414]);
  });

  it('finds the first bin inside an outline', () => {
    const square = [imagePoint(14, 0), imagePoint(20, 0), imagePoint(20, 20), imagePoint(14, 20)];
    const frame = {
      centre: imagePoint(10, 10),
      rays: 4,
      bins: 16,
      rowSpacingMm: 0.5,
      columnSpacingMm: 0.5,
    };
    expect(firstBinInside([square], frame)).toEqual([10, 16, 16, 16]);
  });

  it('bends an outline exactly through a fixed point, and only beside it', () => {
    const circle = { centre: atPixel(30, 30), radiiMm: new Array<number>(72).fill(4) };
    const spacing = { rowSpacingMm: PIXEL_MM, columnSpacingMm: PIXEL_MM };
    const { radiiMm } = bend(circle, [atPixel(30, 19)], spacing);
    const at = (ray: number): number => Number((radiiMm[ray] ?? 0).toFixed(3));
    expect([53, 54, 55, 56, 58].map(at)).toEqual([5.454, 5.5, 5.454, 5.324, 4.91]);
    for (const ray of [0, 18, 36, 70]) expect(at(ray)).toBeLessThanOrEqual(4.02);
  });
});

describe('cord and sac', () => {
  const click = atPixel(32, 31);

  it('outlines a cord in fluid, and the sac about it', () => {
    const slice = prepareSlice(sliceOf(cordInFluid), click);
    const { trace, joint } = findCord(slice, click, 1, NO_WALLS);
    expect(trace.areaMm2).toBeCloseTo(74.19, 1);
    expect(rounded(trace.centre, 2)).toEqual([30.48, 30.48]);
    expect(rounded([trace.radiiMm[0] ?? 0, trace.radiiMm[18] ?? 0], 1)).toEqual([5.9, 4.1]);
    expect(joint).toBeCloseTo(0.968, 2);
    const sac = traceSac(slice, trace, NO_WALLS, null);
    expect(areaMm2(sac.points, slice)).toBeCloseTo(252.86, 1);
    expect(sac.noFluidShare).toBe(0);
  });

  it('does not trust a click beside the cord', () => {
    const beside = atPixel(46, 30);
    const slice = prepareSlice(sliceOf(cordInFluid), beside);
    expect(findCord(slice, beside, 1, NO_WALLS).joint).toBeLessThan(0);
  });

  it('keeps behind a drawn tumour', () => {
    const middle = atPixel(30, 30);
    const slice = prepareSlice(sliceOf(cordUnderTumour), middle);
    const tumour = [atPixel(10, 0), atPixel(50, 0), atPixel(50, 21), atPixel(10, 21)];
    const walls = { tumours: [tumour], canal: null };
    const { trace, joint } = findCord(slice, middle, 1, walls);
    expect(trace.areaMm2).toBeCloseTo(76.07, 1);
    expect(trace.radiiMm[54]).toBeCloseTo(4.05, 2);
    expect((trace.centre[1] - middle[1]) * PIXEL_MM).toBeCloseTo(-0.13, 2);
    expect(joint).toBeCloseTo(0.905, 2);
    expect(trace.isOnWall.filter(Boolean)).toHaveLength(15);
    expect(traceSac(slice, trace, walls, null).radiiMm[54]).toBeCloseTo(4.21, 2);
  });

  it('asks where no fluid is seen and no tumour is drawn', () => {
    const middle = atPixel(30, 30);
    const slice = prepareSlice(sliceOf(cordUnderTumour), middle);
    const { trace, joint } = findCord(slice, middle, 1, NO_WALLS);
    expect(trace.areaMm2).toBeCloseTo(70.08, 1);
    expect(joint).toBeCloseTo(0.762, 2);
    expect(traceSac(slice, trace, NO_WALLS, null).noFluidShare).toBeCloseTo(15 / 72, 9);
  });

  it('finds no trustworthy cord in noise', () => {
    let seed = 1;
    const noise = sliceOf(() => {
      seed = (seed * 16807) % 2147483647;
      return 100 + 10 * (seed / 2147483647 - 0.5);
    });
    const middle = atPixel(30, 30);
    const { joint } = findCord(prepareSlice(noise, middle), middle, 1, NO_WALLS);
    expect(joint).toBeCloseTo(0.43, 2);
  });
});
