import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, length } from '../../geometry/vector.ts';
import { frameGeometryOf } from './frame-geometry.ts';

const good = {
  position: [1, 2, 3],
  orientation: [1, 0, 0, 0, 1, 0],
  pixelSpacing: [0.5, 0.7],
  hasImagerSpacing: false,
};

describe('frameGeometryOf', () => {
  it('takes good geometry as it is: the first spacing is between rows', () => {
    expect(frameGeometryOf(good)).toEqual({
      imagePositionPatient: [1, 2, 3],
      orientation: { row: [1, 0, 0], column: [0, 1, 0] },
      pixelSpacingMm: { row: 0.5, column: 0.7 },
      refused: null,
      problem: null,
    });
  });

  it.each([
    ['no spacing', { pixelSpacing: null }, 'no-pixel-spacing', /missing/],
    ['zero spacing', { pixelSpacing: [0, 0] }, 'no-pixel-spacing', /0 x 0 mm/],
    ['negative spacing', { pixelSpacing: [-1, 1] }, 'no-pixel-spacing', /-1 x 1 mm/],
    ['one spacing', { pixelSpacing: [1] }, 'no-pixel-spacing', /cannot be right/],
    ['spacing at the detector', { pixelSpacing: null, hasImagerSpacing: true }, 'no-pixel-spacing', /detector/],
    ['no orientation', { orientation: null }, 'no-orientation', /missing/],
    ['zero orientation', { orientation: [0, 0, 0, 0, 0, 0] }, 'no-orientation', /right angle/],
    ['parallel directions', { orientation: [1, 0, 0, 1, 0, 0] }, 'no-orientation', /right angle/],
    ['directions twice too long', { orientation: [2, 0, 0, 0, 2, 0] }, 'no-orientation', /right angle/],
    ['no position', { position: null }, 'no-orientation', /position/],
    ['a position kilometres away', { position: [0, 0, 1e9] }, 'no-orientation', /position/],
  ] as const)('refuses measuring with %s', (_, change, problem, reason) => {
    const geometry = frameGeometryOf({ ...good, ...change });
    expect(geometry.problem).toBe(problem);
    expect(geometry.refused).toMatch(reason);
  }); // prettier-ignore

  it('repairs an orientation that is slightly off, and says so', () => {
    const geometry = frameGeometryOf({ ...good, orientation: [1.02, 0, 0, 0.01, 0.99, 0] });
    expect(geometry.refused).toBeNull();
    expect(geometry.problem).toBe('repaired-orientation');
    expect(geometry.orientation?.row).toEqual([1, 0, 0]);
    expect(geometry.orientation?.column[1]).toBeCloseTo(1);
  });

  it('gives only unit vectors at a right angle, whatever the file says', () => {
    const number = fc.double({ min: -2, max: 2 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 6, maxLength: 6 }), (orientation) => {
        const found = frameGeometryOf({ ...good, orientation }).orientation;
        if (found === null) return;
        expect(length(found.row)).toBeCloseTo(1, 9);
        expect(length(found.column)).toBeCloseTo(1, 9);
        expect(dot(found.row, found.column)).toBeCloseTo(0, 9);
      }),
    );
  });
});
