import { performance } from 'node:perf_hooks';
import { resample } from '../../geometry/polygon.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import { caseE } from './acceptance-shapes.ts';
import { gradeSlice } from './grade-slice.ts';
import type { EsccSliceInput } from './slice-input.ts';

/**
 * Prints how long one ESCC evaluation of six outlines of 200 points takes: `npx tsx src/domain/escc/escc.bench.ts`.
 * Goal: 16 ms, one frame, so that the grade follows a dragged point.
 */

const POINTS = 200;

/** An outline thinned to about 200 evenly spread points, a little uneven, as drawn by hand. */
function handDrawn(polygon: PlanePolygon): PlanePolygon {
  const dense = resample(polygon, 0.02);
  return Array.from({ length: POINTS }, (_, i) => {
    const point = dense[Math.floor((i * dense.length) / POINTS)] ?? [0, 0];
    const wobble = 0.02 * Math.sin(i * 12.9898);
    return [point[0] + wobble, point[1] - wobble] as const as PlanePoint;
  });
}

const base = caseE();
const drawn = (polygon: PlanePolygon | null): PlanePolygon | null =>
  polygon === null ? null : handDrawn(polygon);
const input: EsccSliceInput = {
  ...base,
  tumour: base.tumour.map(({ kind, polygon }) => ({ kind, polygon: handDrawn(polygon) })),
  sac: drawn(base.sac),
  cord: drawn(base.cord),
  canal: null,
  references: base.references
    .map(({ sac, cord }) => ({
      sac: drawn(sac),
      cord: drawn(cord),
      canal: null,
    }))
    .slice(0, 1),
  csf: base.sac === null ? [] : [handDrawn(base.sac)],
};
const withCanal: EsccSliceInput = { ...base, ...input, canal: drawn(base.canal) };

for (const [title, slice] of [
  ['tumour, sac, cord, CSF, reference sac and cord', input],
  ['the same with the canal', withCanal],
] as const) {
  for (let i = 0; i < 30; i += 1) gradeSlice(slice);
  const times = Array.from({ length: 100 }, () => {
    const start = performance.now();
    gradeSlice(slice);
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  console.log(
    `ESCC, ${title}: median ${times[50]?.toFixed(2)} ms, 95th percentile ${times[95]?.toFixed(2)} ms, ${JSON.stringify(gradeSlice(slice).proposal)}`,
  );
}
