import { expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import type { PlanePolygon } from '../geometry/spaces.ts';
import { assessEsccSlice } from './escc/from-reading.ts';
import { gradeAhead } from './grade-ahead.ts';
import { createImageLookup } from './image-lookup.ts';
import { levelTable } from './level-table.ts';
import { createReading, type Reading } from './reading.ts';
import { frameOf, outlineOn } from './testing/outline-fixture.ts';
import { axialSeries, sagittalSeries } from './testing/study-fixture.ts';

const axial = axialSeries(0, 9);
const images = createImageLookup([sagittalSeries(), axial]);
const square = (half: number, y: number): PlanePolygon =>
  [[-half, y - half], [half, y - half], [half, y + half], [-half, y + half]] as unknown as PlanePolygon; // prettier-ignore

const FRAMES = [2, 3, 4, 5];
const reading: Reading = {
  ...createReading('1.2' as Uid),
  outlines: FRAMES.flatMap((place) => {
    const frame = frameOf(axial, place);
    const level = place < 4 ? 'T8' : 'T9';
    return [
      outlineOn(frame, 'cord', square(4, 0), level),
      outlineOn(frame, 'tumour-epidural', square(4, 9), level),
    ];
  }),
};

it('grades every slice once, with a pause after each, and the table then has these very grades', async () => {
  let pauses = 0;
  await gradeAhead(reading, images, () => {
    pauses += 1;
    return Promise.resolve();
  });
  expect(pauses).toBe(FRAMES.length);
  const ahead = reading.outlines.map(({ level, image }) =>
    assessEsccSlice(reading, level, image, images),
  );
  const slices = levelTable(reading, images).flatMap(({ escc }) => escc.slices);
  expect(slices).toHaveLength(FRAMES.length);
  for (const slice of slices) expect(ahead).toContain(slice);
});

it('grades nothing of a reading without findings', async () => {
  let pauses = 0;
  const healthy = { ...reading, outlines: reading.outlines.filter(({ structure }) => structure === 'cord') }; // prettier-ignore
  await gradeAhead(healthy, images, () => {
    pauses += 1;
    return Promise.resolve();
  });
  expect(pauses).toBe(0);
});
