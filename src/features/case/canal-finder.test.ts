import { expect, it } from 'vitest';
import type { GreySlice } from '../../domain/assist/prepare-slice.ts';
import type { ImageFrame } from '../../domain/image-series.ts';
import { axialSeries, sagittalSeries } from '../../domain/testing/study-fixture.ts';
import { fakeDrafts, fakeEngine, openCase, openedOf, studyOf } from './testing/case-fakes.ts';

const sagittal = sagittalSeries();
const axialOf = (count: number) => axialSeries(0, count);

/** A cord in bright fluid that lies 1 mm further back on each slice upwards. */
function sliceAt({ plane, rows, columns }: ImageFrame): GreySlice {
  const y0 = 72 + (plane?.imagePositionPatient[2] ?? 0) / 4;
  const values = Float32Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [((i % columns) + 0.5) * 0.6, (Math.floor(i / columns) + 0.5) * 0.6];
    if (((x - 60) / 60) ** 2 + ((y - 65) / 60) ** 2 > 1) return 0;
    const r = Math.hypot(x - 60, y - y0);
    return r < 4 ? 120 : r < 8 ? 400 : 100 + ((Math.floor(x) + Math.floor(y)) % 3);
  });
  return { values, rows, columns, rowSpacingMm: 0.6, columnSpacingMm: 0.6 };
}

/** Where the canal is found when the study comes with these counts of axial images. Space: LPS mm. */
async function foundAfter(...counts: readonly number[]): Promise<readonly number[]> {
  const waiting = new Set<object>();
  const engine = {
    ...fakeEngine(),
    greyOf: (_: unknown, frame: ImageFrame) => Promise.resolve(sliceAt(frame)),
  };
  const studies = counts.map((count) => studyOf(sagittal, axialOf(count)));
  const [first, ...later] = studies;
  if (!first) return [];
  const open = await openCase(openedOf(first), fakeDrafts(), {
    engine,
    setBusy: (source, isBusy) => {
      if (isBusy) waiting.add(source);
      else waiting.delete(source);
    },
  });
  for (const [i, study] of later.entries()) open.grow(study, i === later.length - 1);
  while (waiting.size > 0) await new Promise((resolve) => setTimeout(resolve));
  const [canal] = open.session.state.canals.values();
  return canal?.place ?? [];
}

it('finds one place however the images came', async () => {
  const atOnce = await foundAfter(15);
  expect(atOnce).toHaveLength(3);
  expect(await foundAfter(1, 15)).toEqual(atOnce);
  expect(await foundAfter(8, 15)).toEqual(atOnce);
  expect(await foundAfter(3, 8, 14, 15)).toEqual(atOnce);
});
