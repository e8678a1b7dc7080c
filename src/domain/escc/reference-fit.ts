import { nearRegion, regionDistance, type Region } from '../../geometry/boolean.ts';
import { area, depthInside, resample } from '../../geometry/polygon.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import { COMPUTING_NOISE_MM, ESCC_RULE, type EsccTolerances } from './tolerances.ts';
import { widthAlong } from './width.ts';

/** How a reference sac, placed on a slice, suits the part of the sac there that faces no tumour. */
export type ReferenceFit = 'fits' | 'too-small' | 'wider';

/** The points of a sac that face no tumour; empty where tumour lies all round. */
export function tumourFreePoints(sac: PlanePolygon, epidural: Region): readonly PlanePoint[] {
  const points = resample(sac, ESCC_RULE.samplingMm);
  const isFacing = nearRegion(epidural, ESCC_RULE.facingMm);
  const free = points.filter((point) => !isFacing(point));
  return free.length < ESCC_RULE.reference.leastFreeShare * points.length ? [] : free;
}

/**
 * Whether a placed reference suits the tumour-free part of a sac. A wider one is told only where CSF is visible: without,
 * the sac has collapsed within a good reference. Source: spec clinical-rules 3.7, I3.
 */
export function fitOf(
  placed: PlanePolygon,
  free: readonly PlanePoint[],
  isCsfVisible: boolean,
  { contactMm, pixelMm }: EsccTolerances,
): ReferenceFit {
  if (free.length === 0) return 'fits';
  const { outsideShare, insideShare, meanOutside } = ESCC_RULE.reference;
  const depths = free.map((point) => depthInside(placed, point));
  const far = contactMm + pixelMm + COMPUTING_NOISE_MM;
  const share = (isSuch: (depth: number) => boolean): number =>
    depths.filter(isSuch).length / depths.length;
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / depths.length;
  if (share((depth) => depth < -far) > outsideShare || -mean > meanOutside * contactMm) {
    return 'too-small';
  }
  return isCsfVisible && share((depth) => depth > far) > insideShare ? 'wider' : 'fits';
}

/** How much two placed references differ over the points that face the tumour, on average. Unit: mm. */
export function differenceMm(
  a: PlanePolygon,
  b: PlanePolygon,
  facing: readonly PlanePoint[],
): number {
  const sum = facing.reduce(
    (total, point) => total + Math.abs(depthInside(a, point) - depthInside(b, point)),
    0,
  );
  return facing.length === 0 ? 0 : sum / facing.length;
}

/**
 * How references suit a cord: too small where it is wider than they are, so that what is missing in front of the tumour
 * cannot be told; wider where it is narrower than they are even along lines that tumour does not touch, unless by so much
 * that the cord itself has shrunk.
 */
export function cordFitOf(
  cord: PlanePolygon,
  references: readonly PlanePolygon[],
  epidural: Region,
  { contactMm }: EsccTolerances,
): ReferenceFit {
  const free: number[] = [];
  const areas = references.map((one) => area(one));
  // Tumour makes no cord larger either.
  const isLarger = area(cord) >= areas.reduce((sum, mm2) => sum + mm2, 0) / areas.length;
  const limit = ESCC_RULE.cordWiderThanReference * contactMm;
  for (let degree = 0; degree < 180; degree += ESCC_RULE.widthStepDeg) {
    const own = widthAlong(cord, degree);
    if (own === null) continue;
    const widths = references.map((one) => widthAlong(one, degree)?.mm ?? 0);
    const excess = own.mm - widths.reduce((sum, mm) => sum + mm, 0) / widths.length;
    // Tumour makes no width larger: what exceeds by so much anywhere was not drawn alike.
    if (excess >= (isLarger ? limit : contactMm)) return 'too-small';
    const isTouched = [own.from, own.to].some(
      (end) => regionDistance(epidural, end) <= contactMm + COMPUTING_NOISE_MM,
    );
    if (!isTouched) free.push(excess);
  }
  const mean = free.reduce((sum, mm) => sum + mm, 0) / free.length;
  if (free.length === 0 || Math.abs(mean) <= limit) return 'fits';
  if (mean > 0) return 'too-small';
  return -mean > ESCC_RULE.cordLossAllRound * contactMm ? 'fits' : 'wider';
}
