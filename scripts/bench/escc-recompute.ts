import { performance } from 'node:perf_hooks';
import { caseE } from '../../src/domain/escc/acceptance-shapes.ts';
import { gradeSlice } from '../../src/domain/escc/grade-slice.ts';
import type { EsccSliceInput } from '../../src/domain/escc/slice-input.ts';
import { resample } from '../../src/geometry/polygon.ts';
import type { PlanePoint, PlanePolygon } from '../../src/geometry/spaces.ts';
import type { BenchResult } from './rows.ts';

const POINTS = 200;
const WARM_UP = 30;
const RUNS = 100;

/** An outline of 200 nearly even points, a little unsteady, as drawn by hand. */
function handDrawn(polygon: PlanePolygon): PlanePolygon {
  const dense = resample(polygon, 0.02);
  return Array.from({ length: POINTS }, (_, i) => {
    const [x, y] = dense[Math.floor((i * dense.length) / POINTS)] ?? [0, 0];
    const wobble = 0.02 * Math.sin(i * 12.9898);
    return [x + wobble, y - wobble] as const as PlanePoint;
  });
}

const drawn = (polygon: PlanePolygon | null): PlanePolygon | null =>
  polygon === null ? null : handDrawn(polygon);

/** Tumour, sac, cord, CSF, and the reference's sac and cord: six outlines. */
function sixOutlines(): EsccSliceInput {
  const base = caseE();
  return {
    ...base,
    tumour: base.tumour.map(({ kind, polygon }) => ({ kind, polygon: handDrawn(polygon) })),
    sac: drawn(base.sac),
    cord: drawn(base.cord),
    canal: null,
    csf: base.sac === null ? [] : [handDrawn(base.sac)],
    references: base.references
      .slice(0, 1)
      .map(({ sac, cord }) => ({ sac: drawn(sac), cord: drawn(cord), canal: null })),
  };
}

/** How long the grade takes to follow a dragged point: one evaluation of six outlines of 200 points, in Node. */
export function measureEsccRecompute(): Promise<readonly BenchResult[]> {
  const input = sixOutlines();
  for (let i = 0; i < WARM_UP; i += 1) gradeSlice(input);
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    gradeSlice(input);
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const at = (share: number): string => `${(times[Math.floor(share * RUNS)] ?? NaN).toFixed(1)} ms`;
  return Promise.resolve([
    {
      name: `ESCC recompute, 6 outlines of ${POINTS} points (Node)`,
      value: `${at(0.5)} (95th percentile ${at(0.95)})`,
      goal: '16 ms',
    },
  ]);
}
