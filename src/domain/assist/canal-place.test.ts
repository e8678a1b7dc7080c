import { expect, it } from 'vitest';
import { CanalSearch } from './canal-place.ts';
import type { GreySlice } from './prepare-slice.ts';

interface Scene {
  readonly cord: number;
  readonly rim: number;
  readonly tissue: number;
}

/** A body of 120 x 100 mm with cord and fluid about (column 60, row 66) of 0.5 mm pixels at (60 mm, 66 mm). */
function scene({ cord, rim, tissue }: Scene): GreySlice {
  const [columns, rows] = [280, 240];
  const values = Float32Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [(i % columns) / 2 + 0.25, Math.floor(i / columns) / 2 + 0.25];
    if (((x - 60) / 60) ** 2 + ((y - 55) / 50) ** 2 > 1) return 0;
    const r = Math.hypot(x - 60, y - 72);
    return r < 4 ? cord : r < 8 ? rim : tissue + ((Math.floor(x) + Math.floor(y)) % 3);
  });
  return { values, rows, columns, rowSpacingMm: 0.5, columnSpacingMm: 0.5 };
}

const found = (slice: GreySlice, weighting: 't1' | 't2'): readonly [number, number] | null => {
  const search = new CanalSearch(weighting);
  search.add(slice);
  const { place } = search;
  return place && [place.point[0] / 2, place.point[1] / 2];
};

it('finds the cord in bright fluid, and in dark', () => {
  for (const [slice, weighting] of [
    [scene({ cord: 120, rim: 400, tissue: 100 }), 't2'],
    [scene({ cord: 200, rim: 60, tissue: 200 }), 't1'],
  ] as const) {
    const [x = NaN, y = NaN] = found(slice, weighting) ?? [];
    expect(Math.hypot(x - 60, y - 72)).toBeLessThan(4);
  }
});

it('finds nothing where nothing looks like a canal', () => {
  expect(found(scene({ cord: 100, rim: 100, tissue: 100 }), 't2')).toBeNull();
  expect(new CanalSearch('t2').place).toBeNull();
});
