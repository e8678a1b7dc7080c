import type { CordTrace } from './cord.ts';
import { polarOf, type PixelSpacing } from './rays.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { clamp, percentile } from './statistics.ts';

/** A trace with how well it fits: about 1 for a sharp, even, round edge, below 0 for none. */
export interface ScoredTrace {
  readonly trace: CordTrace;
  readonly joint: number;
}

/** Fewer rays off the walls than this say nothing of the edge. */
const FEWEST_RAYS = 6;

/** The area of a thoracic cord, about which a start without a neighbour is judged. Unit: mm2. */
const TYPICAL_AREA_MM2 = 65;

/** How strong an edge of this slice is: the 90th percentile over all traces, rays on walls left out. */
function edgeReference(traces: readonly CordTrace[]): number {
  const rising = traces.flatMap(({ edge, isOnWall }) =>
    edge.filter((_, ray) => isOnWall[ray] !== true).map((value) => Math.max(value, 0)),
  );
  return (rising.length === 0 ? 1 : percentile(rising, 90)) + 1e-6;
}

/** Mean strength of the edge, less for every ray that has hardly any. A ray on a wall says nothing of the edge. */
function edgeScore({ edge, isOnWall }: CordTrace, reference: number): number {
  const free = edge.filter((_, ray) => isOnWall[ray] !== true);
  if (free.length < FEWEST_RAYS) return 0.5;
  const strengths = free.map((value) => clamp(value / reference, 0, 1));
  const mean = strengths.reduce((sum, one) => sum + one, 0) / free.length;
  return mean - (0.5 * strengths.filter((one) => one < 0.2).length) / free.length;
}

const shapeScore = ({ insideSpread, roughnessMm, roundness }: CordTrace): number =>
  -0.15 * Math.min(insideSpread, 2) - 0.15 * roughnessMm - 0.3 * Math.max(0, 0.75 - roundness);

/** How much an area is off another, either way. */
const areaRatio = (one: number, other: number): number =>
  Math.abs(Math.log(Math.max(one, 1) / Math.max(other, 1)));

function bestOf(
  traces: readonly CordTrace[],
  score: (trace: CordTrace, edge: number) => number,
): ScoredTrace {
  const reference = edgeReference(traces);
  const scored = traces.map((trace) => ({
    trace,
    joint: score(trace, edgeScore(trace, reference) + shapeScore(trace)),
  }));
  return scored.reduce((best, one) => (one.joint > best.joint ? one : best));
}

/** The best of several traces from one click, which must lie in or near the outline. Shape: at least one trace. */
export const bestAboutClick = (
  traces: readonly CordTrace[],
  click: ImagePoint,
  spacing: PixelSpacing,
): ScoredTrace =>
  bestOf(traces, (trace, score) => {
    const { angle, mm } = polarOf(click, trace.centre, spacing);
    const rays = trace.radiiMm.length;
    const radius = trace.radiiMm[Math.round((angle / (2 * Math.PI)) * rays) % rays] ?? 0;
    return (
      score -
      0.3 * Math.max(0, areaRatio(trace.areaMm2, TYPICAL_AREA_MM2) - 0.6) -
      (mm > radius + 1 ? 1 : 0)
    );
  });

/** The best of several traces that follow the neighbour's outline. Shape: at least one trace. */
export const bestBesideNeighbour = (
  traces: readonly CordTrace[],
  neighbour: { readonly centre: ImagePoint; readonly areaMm2: number },
  spacing: PixelSpacing,
): ScoredTrace =>
  bestOf(traces, (trace, score) => {
    const { mm } = polarOf(trace.centre, neighbour.centre, spacing);
    return (
      score -
      0.3 * Math.max(0, areaRatio(trace.areaMm2, neighbour.areaMm2) - 0.15) -
      0.05 * Math.max(0, mm - 1)
    );
  });
