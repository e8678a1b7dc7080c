import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { area, depthInside } from '../../geometry/polygon.ts';
import { atPixel, sliceOf } from '../testing/assist-fixture.ts';
import { growFrom, outlineGrown } from './grow.ts';

const circle = (mm: number, count = 72) =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return atPixel(30 + (mm / 0.5) * Math.cos(angle), 30 + (mm / 0.5) * Math.sin(angle));
  });

/** A canal of 10 mm about a sac of 6 mm; tumour of 100 in front (y < -2 mm), fat of 200 elsewhere, bone of 20 beyond. */
const BOUNDS = { canal: circle(10), sac: circle(6) };
const grey = (x: number, y: number): number =>
  Math.hypot(x, y) > 10 ? 20 : y < -2 ? 100 : Math.hypot(x, y) < 6 ? 220 : 200;
const SLICE = sliceOf(grey);
/** 8 mm in front of the middle: in the tumour. */
const IN_TUMOUR = atPixel(30, 14);

/** The area of an outline of these slices. Unit: mm2. */
const mm2 = (points: Parameters<typeof area>[0] | null): number =>
  points === null ? 0 : area(points) * 0.25;

describe('tumour grown from a place that is held', () => {
  const growth = growFrom(SLICE, IN_TUMOUR, BOUNDS);
  if (!growth) throw new Error('nothing grew');

  it('fills what is as bright between canal and sac, and nothing else', () => {
    const outline = outlineGrown(growth, Infinity);
    // The ring from 6 to 10 mm in front of y = -2: its two circular segments' difference.
    const segment = (r: number): number => r * r * Math.acos(2 / r) - 2 * Math.sqrt(r * r - 4);
    const share = mm2(outline) / (segment(10) - segment(6));
    // Smoothed edges are not as bright as the place held, by up to a third of a mm.
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(1.02);
    for (const point of outline ?? []) {
      expect(depthInside(BOUNDS.canal, point) * 0.5).toBeGreaterThan(-0.15);
      expect(depthInside(BOUNDS.sac, point) * 0.5).toBeLessThan(0.15);
    }
  });

  it('is larger the longer it is held, and always one simple piece', () => {
    const areas = [0.5, 1, 2, 4, 8, 16].map((mm) => mm2(outlineGrown(growth, mm)));
    expect(areas).toEqual(areas.toSorted((a, b) => a - b));
    expect(areas[0]).toBeGreaterThan(0);
    expect(areas[0]).toBeLessThan(8);
  });

  it('is nothing where the place lies in the sac or outside the canal', () => {
    expect(growFrom(SLICE, atPixel(30, 30), BOUNDS)).toBeNull();
    expect(growFrom(SLICE, atPixel(30, 4), BOUNDS)).toBeNull();
  });

  it('is the same wherever grey levels begin and whatever they are scaled to', () => {
    const plain = mm2(outlineGrown(growth, 6));
    fc.assert(
      fc.property(
        fc.integer({ min: -2000, max: 2000 }),
        fc.double({ min: 0.05, max: 40, noNaN: true }),
        (offset, factor) => {
          const other = growFrom(
            sliceOf((x, y) => offset + factor * grey(x, y)),
            IN_TUMOUR,
            BOUNDS,
          );
          expect(other && mm2(outlineGrown(other, 6))).toBeCloseTo(plain, 1);
        },
      ),
      { numRuns: 10 },
    );
  });
});
