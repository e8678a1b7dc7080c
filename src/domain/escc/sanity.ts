import { isInRegion, type Region } from '../../geometry/boolean.ts';
import { centroid, depthInside, isInside, resample } from '../../geometry/polygon.ts';
import { isSimple } from '../../geometry/self-intersection.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { EsccProblem } from './slice-result.ts';
import { ESCC_RULE } from './tolerances.ts';

/** Outlines that cross themselves: nothing can be measured on them. */
export function findSelfCrossings(input: EsccSliceInput): readonly EsccProblem[] {
  const named: readonly (readonly [string, PlanePolygon | null])[] = [
    ['cord', input.cord],
    ['sac', input.sac],
    ['canal', input.canal],
    ...input.csf.map((polygon) => ['CSF', polygon] as const),
    ...input.tumour.map(({ polygon }) => ['tumour', polygon] as const),
    ...input.references.flatMap(({ cord, sac, canal }) => [
      ['reference cord', cord] as const,
      ['reference sac', sac] as const,
      ['reference canal', canal] as const,
    ]),
  ];
  return named.flatMap(([structure, polygon]) =>
    polygon === null || isSimple(polygon) ? [] : [{ kind: 'self-crossing', structure }],
  );
}

/** How far `inner` sticks out of `outer`. Unit: mm; 0 where it does nowhere. */
export const stickingOutMm = (inner: PlanePolygon, outer: PlanePolygon): number =>
  inner
    .filter((point) => !isInside(outer, point))
    .reduce((furthest, point) => Math.max(furthest, -depthInside(outer, point)), 0);

/**
 * Whether tumour was drawn around the whole of an outline, not into it: an outline has no hole to leave it out by. Where
 * the outline sticks out by no more than a hand's noise it is still surrounded.
 */
export const isAround = (tumour: Region, outline: PlanePolygon, noiseMm: number): boolean =>
  tumour.length > 0 &&
  isInRegion(tumour, centroid(outline)) &&
  outline.every(
    (point) =>
      isInRegion(tumour, point) || tumour.some((ring) => depthInside(ring, point) >= -noiseMm),
  );

/**
 * How deep tumour reaches into `outline`. Either the tumour's own edge is deepest, or the tumour covers the whole core
 * of the outline, which its centre stands for. Unit: mm.
 */
export function reachingIntoMm(tumour: Region, outline: PlanePolygon): number {
  const centre = centroid(outline);
  const candidates = [
    ...tumour.flatMap((ring) => resample(ring, ESCC_RULE.samplingMm)),
    ...(isInRegion(tumour, centre) ? [centre] : []),
  ];
  return candidates
    .filter((point) => isInside(outline, point))
    .reduce((deepest, point) => Math.max(deepest, depthInside(outline, point)), 0);
}
