import { isInRegion, type Region } from '../../geometry/boolean.ts';
import { centroid, depthInside, isInside, resample } from '../../geometry/polygon.ts';
import { isSimple } from '../../geometry/self-intersection.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import type { EsccReviewReason } from './escc.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { EsccProblem } from './slice-result.ts';
import { COMPUTING_NOISE_MM, ESCC_RULE } from './tolerances.ts';

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

/** Outlines that lie where they cannot: the slice needs a look before any grade. Source: spec clinical-rules 3.1. */
export function findSpills(input: EsccSliceInput, extradural: Region): readonly EsccProblem[] {
  const { sac, cord, canal, pixelMm } = input;
  const around = sac !== null && encloses(extradural, sac);
  const tumour = around ? [] : extradural;
  return [
    ...spill('cord-outside-sac', cord, sac, ESCC_RULE.cordSpillPixels * pixelMm),
    ...spill('sac-outside-canal', sac, canal, ESCC_RULE.sacSpillPixels * pixelMm),
    ...overlap(
      'intradural',
      tumour,
      sac,
      Math.max(ESCC_RULE.sacOverlap.leastMm, ESCC_RULE.sacOverlap.pixels * pixelMm),
    ),
    ...overlap('intramedullary', tumour, cord, ESCC_RULE.cordSpillPixels * pixelMm),
  ];
}

/** How far `inner` sticks out of `outer`. */
function spill(
  reason: EsccReviewReason,
  inner: PlanePolygon | null,
  outer: PlanePolygon | null,
  limitMm: number,
): readonly EsccProblem[] {
  if (inner === null || outer === null) return [];
  const depthMm = inner
    .filter((point) => !isInside(outer, point))
    .reduce((furthest, point) => Math.max(furthest, -depthInside(outer, point)), 0);
  return depthMm > limitMm + COMPUTING_NOISE_MM
    ? [{ kind: 'spill', reason, depthMm, limitMm }]
    : [];
}

/** Whether tumour was drawn around the whole of an outline, not into it: an outline has no hole to leave it out by. */
const encloses = (tumour: Region, outline: PlanePolygon): boolean =>
  tumour.length > 0 && outline.every((point) => isInRegion(tumour, point));

/**
 * How deep tumour reaches into `outline`. Either the tumour's own edge is deepest, or the tumour covers the whole core
 * of the outline, which its centre stands for.
 */
function overlap(
  reason: EsccReviewReason,
  tumour: Region,
  outline: PlanePolygon | null,
  limitMm: number,
): readonly EsccProblem[] {
  if (outline === null) return [];
  const centre = centroid(outline);
  const candidates = [
    ...tumour.flatMap((ring) => resample(ring, ESCC_RULE.samplingMm)),
    ...(isInRegion(tumour, centre) ? [centre] : []),
  ];
  const depthMm = candidates
    .filter((point) => isInside(outline, point))
    .reduce((deepest, point) => Math.max(deepest, depthInside(outline, point)), 0);
  return depthMm > limitMm + COMPUTING_NOISE_MM
    ? [{ kind: 'spill', reason, depthMm, limitMm }]
    : [];
}
