import { describe, expect, it } from 'vitest';
import { orientations, syntheticBytes } from '../../../e2e/support/synthetic-image.ts';
import type { SyntheticSlice } from '../../../e2e/support/synthetic-image.ts';
import type { ImageSeries } from '../../domain/image-series.ts';
import { blocksOf, stationsOf } from '../../domain/series-blocks.ts';
import { inflateWithin } from '../open/inflate.ts';
import { groupInstances } from './group.ts';
import { parseHeader } from './parse-header.ts';

function seriesOf(slices: readonly SyntheticSlice[]): readonly ImageSeries[] {
  const instances = slices.map((slice, index) => {
    const bytes = syntheticBytes({ rows: 8, columns: 8, ...slice, number: index + 1 });
    const name = `${index}.dcm`;
    const parsed = parseHeader({ fileName: name, bytes, fileBytes: bytes.length, inflate: inflateWithin }); // prettier-ignore
    if (!parsed.ok || parsed.value.file.kind !== 'image') throw new Error('not an image');
    return parsed.value.file.instance;
  });
  return groupInstances(instances).flatMap(({ series }) => series);
}

/** Axial rows, columns that go down by an angle towards the back. Unit: degrees. */
const tilted = (degrees: number): readonly number[] => {
  const angle = (degrees * Math.PI) / 180;
  return [1, 0, 0, 0, Math.cos(angle), -Math.sin(angle)];
};

/** Slices 4 mm apart along the normal of a tilt, the first one at a height. */
const block = (
  zMm: number,
  degrees: number,
  count: number,
  change: SyntheticSlice = {},
): readonly SyntheticSlice[] => {
  const angle = (degrees * Math.PI) / 180;
  return Array.from({ length: count }, (_, index) => ({
    ...change,
    orientation: tilted(degrees),
    position: [0, index * 4 * Math.sin(angle), zMm + index * 4 * Math.cos(angle)] as const,
  }));
};

const kindsOf = (series: ImageSeries | undefined) => series?.warnings.map(({ kind }) => kind);

describe('the blocks of one axial acquisition', () => {
  it('are one series from foot to head, each with its number, spacing and planes kept', () => {
    // L5/S1 tilted most, then L4/5, L3/4; given in no order.
    const found = seriesOf([...block(80, 5, 3), ...block(0, 30, 3), ...block(40, 15, 4)]);
    expect(found).toHaveLength(1);
    const [series] = found;
    expect(series && blocksOf(series)).toEqual([
      { number: 0, first: 0, count: 3 },
      { number: 1, first: 3, count: 4 },
      { number: 2, first: 7, count: 3 },
    ]);
    expect(series?.frames.map(({ instanceNumber }) => instanceNumber)).toEqual([4, 5, 6, 7, 8, 9, 10, 1, 2, 3]); // prettier-ignore
    expect(series?.sliceSpacingMm).toBeCloseTo(4, 6);
    expect(series?.plane.kind).toBe('axial');
    expect(series?.measuringRefused).toBeNull();
    expect(series?.frames[0]?.plane?.columnDirection[2]).toBeCloseTo(-0.5, 6);
    // What lies between the blocks is no missing slice.
    expect(kindsOf(series)).toEqual(['oblique']);
    expect(series?.warnings[0]?.message).toBe(
      'The slices lie in 3 blocks, tilted 5° to 30° from axial; between the blocks nothing was acquired.',
    );
  });

  it('are blocks also where they are parallel, by their corner or their acquisition', () => {
    const moved = block(40, 0, 3).map((slice) => ({ ...slice, position: [3, 7, slice.position?.[2] ?? 0] as const })); // prettier-ignore
    const byCorner = seriesOf([...block(0, 0, 3), ...moved]);
    expect(byCorner.map(blocksOf)).toEqual([
      [
        { number: 0, first: 0, count: 3 },
        { number: 1, first: 3, count: 3 },
      ],
    ]);
    const acquired = (value: string) => ({ elements: { '00200012': ['IS', value] } }) as const;
    const byNumber = seriesOf([
      ...block(0, 0, 3, acquired('1')),
      ...block(40, 0, 3, acquired('2')),
    ]);
    expect(byNumber.flatMap(blocksOf)).toHaveLength(2);
    expect(byNumber.flatMap(({ warnings }) => warnings.map(({ kind }) => kind))).toEqual(['oblique']); // prettier-ignore
  });

  it('do not hide a slice that is missing within one', () => {
    const [a, , b, c] = block(0, 20, 4);
    const [series] = seriesOf([a, b, c, ...block(40, 5, 3)].flatMap((slice) => slice ?? []));
    expect(kindsOf(series)).toEqual(['oblique', 'missing-slices']);
    expect(series?.warnings[1]?.message).toMatch(/between slices 1 and 2/);
    const whole = seriesOf(block(0, 0, 7).filter((_, index) => index !== 3));
    expect(whole.flatMap(blocksOf)).toHaveLength(1);
    expect(kindsOf(whole[0])).toEqual(['missing-slices']);
  });

  it('need one frame of reference and one echo', () => {
    const other = seriesOf([...block(0, 20, 3), ...block(40, 5, 3, { frameOfReference: '2' })]);
    expect(other).toHaveLength(2);
    const echo = { elements: { '00180081': ['DS', '20'] } } as const;
    expect(seriesOf([...block(0, 20, 3), ...block(40, 5, 3, echo)])).toHaveLength(2);
  });

  it('are none where the same place was acquired again, or planes cross', () => {
    expect(seriesOf([...block(0, 10, 3), ...block(1, 15, 3)])).toHaveLength(2);
    const planes = Object.values(orientations).map((orientation) => ({ orientation }));
    expect(seriesOf(planes)).toHaveLength(3);
  });
});

it('stations of a spine are found from head to foot, and only those acquired alike', () => {
  const station = (series: string, zMm: number, elements = {}): readonly SyntheticSlice[] =>
    [0, 4].map((x) => ({
      series,
      orientation: orientations.sagittal,
      position: [x, 0, zMm] as const,
      elements,
    }));
  const all = seriesOf([
    ...station('1', 0),
    ...station('2', 300),
    ...station('3', 600, { '0008103E': ['LO', 'Other'] }),
  ]);
  const [lower, upper, other] = all;
  if (!lower || !upper || !other) throw new Error('three series');
  expect(stationsOf(lower, all)).toEqual([upper, lower]);
  expect(stationsOf(other, all)).toEqual([other]);
});
