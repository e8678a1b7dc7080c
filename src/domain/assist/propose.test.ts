import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagePoint } from '../../geometry/image-point.ts';
import { depthInside } from '../../geometry/polygon.ts';
import {
  atPixel,
  cordInFat,
  cordInFluid,
  cordUnderTumour,
  sliceOf,
} from '../testing/assist-fixture.ts';
import { proposeOutlines, type AssistProposal, type ProposalRequest } from './propose.ts';
import { NO_WALLS } from './rays.ts';
import { deepestFreePoint } from './start-point.ts';

const request = (change: Partial<ProposalRequest> = {}): ProposalRequest => ({
  slice: sliceOf(cordInFluid),
  weighting: 't2',
  start: { kind: 'click', point: atPixel(32, 31) },
  walls: NO_WALLS,
  conus: 'above',
  hasIntradural: false,
  knownLevels: null,
  ...change,
});

function proposed(change: Partial<ProposalRequest> = {}): AssistProposal {
  const answer = proposeOutlines(request(change));
  if (answer.kind === 'refused') throw new Error(answer.message);
  return answer;
}

const TUMOUR = [atPixel(10, 0), atPixel(50, 0), atPixel(50, 21), atPixel(10, 21)];
const CANAL = Array.from({ length: 40 }, (_, i) =>
  atPixel(30 + 19 * Math.cos((i * Math.PI) / 20), 30 + 19 * Math.sin((i * Math.PI) / 20)),
);
/** The same picture with fluid darker than the cord. */
const darkFluid = (x: number, y: number): number => 300 - cordInFluid(x, y);

describe('a proposal', () => {
  it('is clear where the cord lies in fluid', () => {
    const { word, question, sac, levels, cordAreaMm2 } = proposed();
    expect({ word, question }).toEqual({ word: 'clear', question: null });
    expect(cordAreaMm2).toBeCloseTo(74.19, 1);
    expect(sac).not.toBeNull();
    // The cord is 80, the fluid 220; smoothing takes something off both.
    expect(levels?.inside).toBeCloseTo(80, -1);
    expect(levels?.outside).toBeGreaterThan(180);
  });

  it('ends the sac at the dura, not in the bright fat beyond it', () => {
    const { sac } = proposed({ slice: sliceOf(cordInFat) });
    for (const [x, y] of sac?.points ?? []) {
      expect(Math.hypot((x - 30.5) / 16, (y - 30.5) / 12)).toBeLessThan(1.15);
    }
    expect(sac).not.toBeNull();
  });

  it('asks for the tumour where no fluid is seen, and is then not called clear', () => {
    const { word, question, levels } = proposed({
      slice: sliceOf(cordUnderTumour),
      start: { kind: 'click', point: atPixel(30, 30) },
    });
    expect(question).toBe('No fluid is seen on 21 % of the outline. Draw the tumour first.');
    expect(word).toBe('check');
    expect(levels).toBeNull();
  });

  it('needs no click where canal and tumour are drawn, and crosses neither', () => {
    const { cord, sac, question, word } = proposed({
      slice: sliceOf(cordUnderTumour),
      start: { kind: 'free-space', canal: CANAL },
      walls: { tumours: [TUMOUR], canal: CANAL },
    });
    expect({ question, word }).toEqual({ question: null, word: 'clear' });
    for (const point of [...cord.points, ...(sac?.points ?? [])]) {
      // Walls are known to a sample of 0.2 mm, so to half of it: 0.2 pixels.
      expect(depthInside(TUMOUR, point)).toBeLessThan(0.2);
      expect(Math.hypot(point[0] - 30.5, point[1] - 30.5)).toBeLessThan(19.2);
    }
  });

  it('reads the contrast off the weighting, and tries both where it says nothing', () => {
    const slice = sliceOf(darkFluid);
    const onT1 = proposed({ slice, weighting: 't1' });
    expect(onT1.cordAreaMm2).toBeCloseTo(74.19, 0);
    expect(onT1.sac).toBeNull();
    expect(onT1.sacRefusal).toContain('fluid is dark');
    expect(proposed({ slice, weighting: 'unknown' })).toEqual(onT1);
    expect(proposed({ weighting: 'unknown' })).toEqual(proposed());
  });

  it('is the same whatever grey levels are scaled to and wherever they begin', () => {
    const plain = proposed();
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 40, noNaN: true }),
        fc.integer({ min: -2000, max: 3000 }),
        (factor, offset) => {
          const scaled = proposed({
            slice: sliceOf((x, y) => factor * cordInFluid(x, y) + offset),
          });
          expect(scaled.cordAreaMm2).toBeCloseTo(plain.cordAreaMm2, 1);
          expect(scaled.word).toBe(plain.word);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('honours both pixel spacings', () => {
    // Every second row alone, so that rows lie 1 mm apart.
    const whole = sliceOf(cordInFluid);
    const rows = 31;
    const values = Float32Array.from({ length: rows * 61 }, (_, i) => {
      const [row, column] = [Math.floor(i / 61), i % 61];
      return whole.values[2 * row * 61 + column] ?? 0;
    });
    const { cordAreaMm2 } = proposed({
      slice: { values, rows, columns: 61, rowSpacingMm: 1, columnSpacingMm: 0.5 },
      start: { kind: 'click', point: atPixel(31, 15) },
    });
    expect(cordAreaMm2 / 75.4).toBeGreaterThan(0.95);
    expect(cordAreaMm2 / 75.4).toBeLessThan(1.05);
  });

  it('gives the same bytes for the same input', () => {
    expect(JSON.stringify(proposed())).toBe(JSON.stringify(proposed()));
  });

  it('is never called clear where the level is not named', () => {
    expect(proposed({ conus: 'unnamed' }).word).toBe('check');
  });

  it('offers no sac around tumour inside the dura', () => {
    expect(proposed({ hasIntradural: true }).sac).toBeNull();
  });
});

describe('no proposal', () => {
  const fine = sliceOf(cordInFluid);
  it.each<[string, Partial<ProposalRequest>]>([
    ['no-spacing', { slice: null }],
    ['coarse-pixels', { slice: { ...fine, rowSpacingMm: 1.31 } }],
    ['below-conus', { conus: 'below' }],
    ['conus-tip', { conus: 'at-tip' }],
    ['conus-unknown', { conus: 'open' }],
    ['weighting', { weighting: 'ct' }],
    ['near-edge', { start: { kind: 'click', point: imagePoint(20, 30) } }],
    ['no-edge', { start: { kind: 'click', point: atPixel(36, 36) }, slice: sliceOf(() => 100) }],
    [
      'canal-filled',
      { start: { kind: 'free-space', canal: CANAL }, walls: { tumours: [CANAL], canal: CANAL } },
    ],
  ])('%s', (reason, change) => {
    const answer = proposeOutlines(request(change));
    if (answer.kind !== 'refused') throw new Error('It was proposed.');
    expect(answer.reason).toBe(reason);
    expect(answer.message).toMatch(/^No proposal.*\.$/);
  });
});

describe('the start without a click', () => {
  it('is the deepest free point of the canal', () => {
    const square = [imagePoint(0, 0), imagePoint(20, 0), imagePoint(20, 20), imagePoint(0, 20)];
    const half = [imagePoint(0, 0), imagePoint(20, 0), imagePoint(20, 10), imagePoint(0, 10)];
    const spacing = { rowSpacingMm: 1, columnSpacingMm: 1 };
    expect(deepestFreePoint(square, [], spacing)).toEqual([10, 10]);
    // Of the lower half, 20 x 10, any point of the middle line from 5 to 15 is as deep: the first is taken.
    expect(deepestFreePoint(square, [half], spacing)).toEqual([5, 15]);
  });
});
