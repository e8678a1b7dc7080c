import { describe, expect, it } from 'vitest';
import { judgeSpacing } from './slice-order.ts';

describe('judgeSpacing', () => {
  it('gives the distance of even slices', () => {
    expect(judgeSpacing([0, 4, 8, 12])).toEqual({ spacingMm: 4, warnings: [] });
  });

  it('forgives rounding', () => {
    expect(judgeSpacing([0, 3.301, 6.6, 9.899]).warnings).toEqual([]);
  });

  it('says between which slices one is missing, and what that means', () => {
    // Gaps 4, 8, 4: the second holds one more.
    const { spacingMm, warnings } = judgeSpacing([0, 4, 12, 16]);
    expect(spacingMm).toBeNull();
    expect(warnings).toEqual([
      {
        kind: 'missing-slices',
        message:
          'One slice seems to be missing between slices 2 and 3: distances across slices are affected.',
      },
    ]);
  });

  it('counts several missing slices', () => {
    // Gaps 4, 12 (two missing), 4, 8 (one missing), 4.
    const { warnings } = judgeSpacing([0, 4, 16, 20, 28, 32]);
    expect(warnings[0]?.message).toMatch(
      /^3 slices seem to be missing between slices 2 and 3, 4 and 5:/,
    );
  });

  it('tells uneven spacing from missing slices', () => {
    const { spacingMm, warnings } = judgeSpacing([0, 4, 9.5, 13.5]);
    expect(spacingMm).toBeNull();
    expect(warnings[0]?.kind).toBe('uneven-spacing');
    expect(warnings[0]?.message).toContain('4 to 5.5 mm apart');
  });

  it('says nothing of one slice, or of slices at one position', () => {
    expect(judgeSpacing([7])).toEqual({ spacingMm: null, warnings: [] });
    expect(judgeSpacing([7, 7, 7])).toEqual({ spacingMm: null, warnings: [] });
  });
});
