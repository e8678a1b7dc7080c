import { regionArea } from '../../geometry/boolean.ts';
import { centroid, meanOf, nearestOnPolygon } from '../../geometry/polygon.ts';
import type { ShortestSegment } from '../../geometry/polygon-distance.ts';
import { lengthInRegion } from '../../geometry/segment-region.ts';
import type { PlanePoint } from '../../geometry/spaces.ts';
import type { ReadingRules } from '../rules.ts';
import { tumourArc, tumourSide } from './arc.ts';
import { deepestDents, type DepthFinding } from './depth.ts';
import { facingPoints } from './facing.ts';
import { shortestToRegion } from './gap.ts';
import type { SliceInterpretation } from './interpretation.ts';
import type { EsccArc, EsccSide, PlaneSegment } from './slice-result.ts';
import type { EsccTolerances } from './tolerances.ts';
import { largestNarrowing, type NarrowingFinding } from './width.ts';

/** All that is measured on one reading of a slice, before anything is decided. */
export interface SliceMeasures {
  readonly epiduralAreaMm2: number;
  readonly sacGap: ShortestSegment<PlanePoint> | null;
  readonly gap: ShortestSegment<PlanePoint> | null;
  /** The shortest distance from the cord to where the sac is pushed in, tumour or not in between. Unit: mm. */
  readonly dentGapMm: number | null;
  /** Drawn CSF wider than a pixel lies on the shortest segment: there is no contact, however short it is. */
  readonly csfBetween: boolean;
  readonly sacDepth: DepthFinding | null;
  readonly cordDepth: DepthFinding | null;
  readonly narrowing: NarrowingFinding | null;
  readonly displacement: DisplacementFinding | null;
  readonly arc: EsccArc | null;
  readonly side: EsccSide | null;
}

/** How far the cord is pushed away from the tumour. */
export interface DisplacementFinding {
  readonly valueMm: number;
  readonly segment: PlaneSegment;
}

/** Measures one reading of a slice. Source: spec clinical-rules 3.3, 3.7. */
export function measureSlice(
  one: SliceInterpretation,
  rules: ReadingRules | undefined,
  tolerances: EsccTolerances,
): SliceMeasures {
  const { epidural, sac, cord, csf, sacFacing, towardsTumour } = one;
  const gap = cord === null ? null : shortestToRegion(cord, epidural);
  const arc = sac === null || epidural.length === 0 ? null : tumourArc(sac, epidural);
  const sacDepths = sac === null ? null : deepestDents(sac, sacFacing, one.sacReferences);
  return {
    epiduralAreaMm2: regionArea(epidural),
    sacGap: sac === null ? null : shortestToRegion(sac, epidural),
    gap,
    dentGapMm:
      cord === null || sacDepths === null
        ? null
        : sacDepths
            .dentedBy(tolerances.depthMm)
            .reduce(
              (least, point) => Math.min(least, nearestOnPolygon(cord, point).distance),
              Infinity,
            ),
    csfBetween: gap !== null && lengthInRegion(csf.drawn, gap.from, gap.to) > tolerances.pixelMm,
    sacDepth: sacDepths?.deepest(tolerances.depthMm) ?? null,
    cordDepth:
      cord === null
        ? null
        : deepestDents(cord, facingPoints(cord, epidural), one.cordReferences).deepest(
            tolerances.depthMm,
          ),
    narrowing:
      cord === null
        ? null
        : largestNarrowing(cord, one.cordReferences.polygons, epidural, tolerances.contactMm),
    displacement: measureDisplacement(one),
    arc,
    side: arc === null ? null : tumourSide(arc, towardsTumour, rules),
  };
}

/** How far the cord lies from where the references would have it, away from the tumour. */
function measureDisplacement({
  cord,
  cordPlaces,
  towardsTumour,
}: SliceInterpretation): DisplacementFinding | null {
  if (cord === null || towardsTumour === null || cordPlaces.length === 0) return null;
  const from = meanOf(cordPlaces);
  const to = centroid(cord);
  return {
    valueMm: -((to[0] - from[0]) * towardsTumour[0] + (to[1] - from[1]) * towardsTumour[1]),
    segment: { from, to },
  };
}
