import type { Region } from '../../geometry/boolean.ts';
import { centroid } from '../../geometry/polygon.ts';
import { intervalsInRegion } from '../../geometry/segment-region.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import { PROPOSED_RULES, ruleValue, type ReadingRules } from '../rules.ts';
import type { PlaneDirection } from './facing.ts';
import type { EsccArc, EsccArcRun, EsccSide } from './slice-result.ts';
import { COMPUTING_NOISE_MM, ESCC_RULE } from './tolerances.ts';

const RAYS = 360;

/** Longer than any canal is wide. Unit: mm. */
const RAY_MM = 100;

/** How far around the sac tumour lies within 2 mm of it, by rays of 1 degree from its centre. Source: spec clinical-rules 3.3. */
export function tumourArc(sac: PlanePolygon, epidural: Region): EsccArc {
  const centre = centroid(sac);
  const rays = Array.from({ length: RAYS }, (_, degree) => castRay(centre, degree, sac, epidural));
  const runs = runsOf(rays);
  return {
    totalDeg: rays.filter(({ hit }) => hit).length,
    longestRunDeg: runs.reduce((longest, run) => Math.max(longest, run.endDeg - run.startDeg), 0),
    centre,
    runs,
  };
}

interface Ray {
  readonly hit: boolean;
  /** Where the arc is drawn on this ray. */
  readonly point: PlanePoint;
}

function castRay(centre: PlanePoint, degree: number, sac: PlanePolygon, epidural: Region): Ray {
  const angle = (degree * Math.PI) / 180;
  const along = (mm: number): PlanePoint =>
    [centre[0] + mm * Math.cos(angle), centre[1] + mm * Math.sin(angle)] as const as PlanePoint;
  const end = along(RAY_MM);
  const exits = intervalsInRegion([sac], centre, end).map(([, to]) => to * RAY_MM);
  const tumour = intervalsInRegion(epidural, centre, end);
  const hit = exits.some((exit) =>
    tumour.some(
      ([from, to]) =>
        Math.min(to * RAY_MM, exit + ESCC_RULE.facingMm) - Math.max(from * RAY_MM, exit) >
        COMPUTING_NOISE_MM,
    ),
  );
  return { hit, point: along(Math.max(0, ...exits) + ESCC_RULE.facingMm) };
}

function runsOf(rays: readonly Ray[]): readonly EsccArcRun[] {
  const firstMiss = rays.findIndex(({ hit }) => !hit);
  if (firstMiss === -1) {
    return [{ startDeg: 0, endDeg: RAYS, points: rays.map(({ point }) => point) }];
  }
  const runs: EsccArcRun[] = [];
  let open: { startDeg: number; points: PlanePoint[] } | null = null;
  // Started at a miss, so that a run across 0 degrees stays one.
  for (let step = 0; step <= RAYS; step += 1) {
    const degree = firstMiss + step;
    const ray = rays[degree % RAYS];
    if (ray?.hit === true) {
      open ??= { startDeg: degree, points: [] };
      open.points.push(ray.point);
    } else if (open !== null) {
      runs.push({ ...open, endDeg: degree });
      open = null;
    }
  }
  return runs.toSorted((a, b) => b.endDeg - b.startDeg - (a.endDeg - a.startDeg));
}

/**
 * A stretch of tumour on the face of a clock as an axial image shows it: 12 in front, 3 at the patient's left. Null for
 * one all around. Unit: whole hours.
 */
export function clockFace({ startDeg, endDeg }: EsccArcRun): {
  readonly from: number;
  readonly to: number;
} | null {
  if (endDeg - startDeg >= RAYS) return null;
  const hour = (degrees: number): number => Math.round((degrees + 90) / 30) % 12 || 12;
  return { from: hour(startDeg), to: hour(endDeg) };
}

const SECTORS: readonly EsccSide[] = [
  'left', 'dorsal-left', 'dorsal', 'dorsal-right',
  'right', 'ventral-right', 'ventral', 'ventral-left',
]; // prettier-ignore

/** Below this run a second stretch is no second side. Unit: degrees. */
const LEAST_SECOND_RUN_DEG = 20;

/** From which side tumour faces the sac, in words; null when there is no tumour beside it. */
export function tumourSide(
  arc: EsccArc,
  towardsTumour: PlaneDirection | null,
  rules: ReadingRules = PROPOSED_RULES,
): EsccSide | null {
  if (arc.longestRunDeg >= ruleValue(rules, 'escc-circumferential-deg')) return 'circumferential';
  const second = arc.runs[1];
  if (second !== undefined && second.endDeg - second.startDeg >= LEAST_SECOND_RUN_DEG) {
    return 'several';
  }
  if (towardsTumour === null) return null;
  const degree = (Math.atan2(towardsTumour[1], towardsTumour[0]) * 180) / Math.PI;
  return SECTORS[(Math.round(degree / 45) + SECTORS.length) % SECTORS.length] ?? null;
}
