import { describe, expect, it } from 'vitest';
import { imagePoint } from '../../geometry/image-point.ts';
import { pairedEdges } from './disc-evidence.ts';
import { expectedSteps } from './level-spacing.ts';
import { placeLevels, type LevelsRequest } from './place-levels.ts';

describe('what tells a disc from an endplate', () => {
  it('is a pair of edges: highest in the middle, little at each edge', () => {
    const profile = Array.from({ length: 41 }, (_, i) => (i >= 17 && i <= 23 ? 0.2 : 1));
    const evidence = pairedEdges(profile, 0.5);
    expect(evidence.indexOf(Math.max(...evidence))).toBe(20);
    expect(evidence[20]).toBeCloseTo(0.163, 3);
    expect(evidence[17]).toBeCloseTo(0.043, 3);
    expect(evidence[23]).toBeCloseTo(0.043, 3);
  });
});

describe('the steps between bodies', () => {
  it('share a length by their typical heights', () => {
    const steps = expectedSteps('L1', 'L4', 'none', 100) ?? [];
    expect(steps.map((step) => Number(step.toFixed(2)))).toEqual([32.06, 33.49, 34.45]);
    expect(expectedSteps('C1', 'C4', 'none', 50)).toBeNull();
  });
});

/** A column of bodies of 100 on 1 mm pixels, discs of 20 below each, a bright canal behind; nothing lies where it is typical. */
function column(discs: readonly number[]): LevelsRequest {
  const [rows, columns] = [220, 160];
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < columns; x++) {
      const isBody = x >= 50 && x < 84;
      const isDisc = discs.some((disc) => Math.abs(row + 0.5 - disc) <= 3.5);
      values[row * columns + x] = isBody ? (isDisc ? 20 : 100) : x >= 84 && x < 100 ? 250 : 60;
    }
  }
  return {
    slice: { values, rows, columns, rowSpacingMm: 1, columnSpacingMm: 1 },
    weighting: 't2',
    upper: { vertebra: 'L1', point: imagePoint(67, 30) },
    lower: { vertebra: 'L5', point: imagePoint(67, 170) },
    anatomy: 'none',
    isBackRight: true,
  };
}

describe('levels between two labelled bodies', () => {
  it('lie between the discs that are seen, not where they would be typical', () => {
    const discs = [44, 76, 114, 152];
    const centres = placeLevels(column(discs)) ?? [];
    expect(centres).toHaveLength(3);
    // Half way between neighbouring discs: 60, 95, 133.
    [60, 95, 133].forEach((wanted, i) => {
      expect(Math.abs((centres[i]?.[1] ?? 0) - wanted)).toBeLessThan(1.5);
      expect(Math.abs((centres[i]?.[0] ?? 0) - 67)).toBeLessThan(3);
    });
  });

  it('are left to their spacing on CT and further apart than six', () => {
    const request = column([44, 76, 114, 152]);
    expect(placeLevels({ ...request, weighting: 'ct' })).toBeNull();
    expect(placeLevels({ ...request, upper: { ...request.upper, vertebra: 'T10' } })).toBeNull();
  });
});
