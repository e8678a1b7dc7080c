import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toImage } from '../../geometry/image-plane.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { axialSeries, patient, sagittalSeries } from '../testing/study-fixture.ts';
import { heightsOfOutline } from './body-outline.ts';

const plane = sagittalSeries().frames[5]?.plane;
const axial = axialSeries(200, 1).frames[0]?.plane;
if (!plane || !axial) throw new Error('no plane');

/** A body of 30 mm depth, its front at y = -15, leaning back; mm. Heights at the walls and in the middle. */
const body = (
  [front, middle, back]: readonly [number, number, number],
  leanDeg = 0,
): readonly ImagePoint[] => {
  const [cos, sin] = [Math.cos((leanDeg * Math.PI) / 180), Math.sin((leanDeg * Math.PI) / 180)];
  return (
    [
      [-15, front / 2],
      [0, middle / 2],
      [15, back / 2],
      [15, -back / 2],
      [0, -middle / 2],
      [-15, -front / 2],
    ] as const
  ).map(([y, z]) => toImage(plane, patient(0, y * cos - z * sin, 200 + y * sin + z * cos)).point);
};

/** At the wall, 6 % of the depth in: 0.12 of the way from wall to middle. */
const near = (wall: number, middle: number): number => wall + 0.12 * (middle - wall);

describe('heights of an outlined body', () => {
  it('are read at the walls and in the middle', () => {
    expect(heightsOfOutline(plane, body([20, 18, 22]))).toEqual({
      anterior: expect.closeTo(near(20, 18), 1) as number,
      middle: expect.closeTo(18, 0) as number,
      posterior: expect.closeTo(near(22, 18), 1) as number,
    });
  });

  it('of a wedge follow its own axis', () => {
    const heights = heightsOfOutline(plane, body([10, 15, 20]));
    expect(heights?.anterior).toBeCloseTo(near(10, 15), 0);
    expect(heights?.posterior).toBeCloseTo(near(20, 15), 0);
  });

  it('do not depend on how the body leans, nor where the outline starts or which way it runs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -35, max: 35 }), fc.integer({ min: 0, max: 5 }), fc.boolean(),
        (lean, start, isReversed) => {
          const upright = heightsOfOutline(plane, body([14, 16, 21]));
          const points = body([14, 16, 21], lean);
          const shifted = [...points.slice(start), ...points.slice(0, start)];
          const heights = heightsOfOutline(plane, isReversed ? shifted.toReversed() : shifted);
          expect(heights?.anterior).toBeCloseTo(upright?.anterior ?? NaN, 1);
          expect(heights?.middle).toBeCloseTo(upright?.middle ?? NaN, 1);
          expect(heights?.posterior).toBeCloseTo(upright?.posterior ?? NaN, 1);
        },
      ),
    );
  }); // prettier-ignore

  it('are not taken on an axial image', () => {
    expect(heightsOfOutline(axial, body([20, 18, 22]))).toBeNull();
  });
});
