import { regionArea, type Region } from '../../geometry/boolean.ts';
import { centroid } from '../../geometry/polygon.ts';
import type { ShortestSegment } from '../../geometry/polygon-distance.ts';
import { lengthInRegion } from '../../geometry/segment-region.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import { tumourArc, tumourSide } from './arc.ts';
import { findCsf, type CsfFinding } from './csf.ts';
import { largestDepth, type DepthFinding } from './depth.ts';
import { epiduralTumour } from './epidural.ts';
import { facingPoints, tumourDirection, type PlaneDirection } from './facing.ts';
import { shortestToRegion } from './gap.ts';
import { placeByCanal, placeByFarSide } from './placement.ts';
import type { EsccReference, EsccSliceInput } from './slice-input.ts';
import type { EsccArc, EsccSide, PlaneSegment } from './slice-result.ts';
import type { EsccTolerances } from './tolerances.ts';

/** All that is measured on a slice, before anything is decided. */
export interface SliceMeasures {
  readonly epidural: Region;
  readonly epiduralAreaMm2: number;
  readonly towardsTumour: PlaneDirection | null;
  readonly sacGap: ShortestSegment<PlanePoint> | null;
  readonly gap: ShortestSegment<PlanePoint> | null;
  /** Drawn CSF wider than a pixel lies on the shortest segment: there is no contact, however short it is. */
  readonly csfBetween: boolean;
  readonly sacDepth: DepthFinding | null;
  readonly cordDepth: DepthFinding | null;
  readonly displacement: DisplacementFinding | null;
  readonly csf: CsfFinding;
  readonly arc: EsccArc | null;
  readonly side: EsccSide | null;
  readonly sacReferences: readonly PlanePolygon[];
  readonly cordReferences: readonly PlanePolygon[];
}

/** How far the cord is pushed away from the tumour. */
export interface DisplacementFinding {
  readonly valueMm: number;
  readonly segment: PlaneSegment;
}

/** Measures one slice. Source: spec clinical-rules 3.3. */
export function measureSlice(input: EsccSliceInput, tolerances: EsccTolerances): SliceMeasures {
  const { sac, cord, canal } = input;
  const epidural = epiduralTumour(input);
  const sacFacing = sac === null ? [] : facingPoints(sac, epidural);
  const towardsTumour = sac === null ? null : tumourDirection(sac, sacFacing, epidural);
  const sacPlaced = sac === null ? NOTHING_PLACED : placeSacs(input, sac, towardsTumour);
  const cordReferences =
    cord === null
      ? []
      : input.references.flatMap((reference) =>
          reference.cord === null ? [] : [placeByFarSide(reference.cord, cord, towardsTumour)],
        );
  const gap = cord === null ? null : shortestToRegion(cord, epidural);
  const csf = findCsf(input, tolerances);
  const arc = sac === null || epidural.length === 0 ? null : tumourArc(sac, epidural);
  return {
    epidural,
    epiduralAreaMm2: regionArea(epidural),
    towardsTumour,
    sacGap: sac === null ? null : shortestToRegion(sac, epidural),
    gap,
    csfBetween: gap !== null && lengthInRegion(csf.drawn, gap.from, gap.to) > input.pixelMm,
    sacDepth:
      sac === null ? null : largestDepth(sac, sacFacing, sacPlaced.polygons, sacPlaced.method),
    cordDepth:
      cord === null
        ? null
        : largestDepth(cord, facingPoints(cord, epidural), cordReferences, 'reference-slid'),
    displacement:
      cord === null || canal === null || towardsTumour === null
        ? null
        : measureDisplacement(cord, canal, input.references, towardsTumour),
    csf,
    arc,
    side: arc === null ? null : tumourSide(arc, towardsTumour, input.rules),
    sacReferences: sacPlaced.polygons,
    cordReferences,
  };
}

interface Placed {
  readonly polygons: readonly PlanePolygon[];
  readonly method: 'reference' | 'reference-slid';
}

const NOTHING_PLACED: Placed = { polygons: [], method: 'reference' };

/** The references' sacs on this slice: by the canals where both slices have one, else slid. The better kind is used alone. */
function placeSacs(
  input: EsccSliceInput,
  sac: PlanePolygon,
  towardsTumour: PlaneDirection | null,
): Placed {
  const { canal } = input;
  const byCanal = input.references.flatMap((reference) =>
    reference.sac === null || reference.canal === null || canal === null
      ? []
      : [placeByCanal(reference.sac, reference.canal, canal)],
  );
  if (byCanal.length > 0) return { polygons: byCanal, method: 'reference' };
  return {
    polygons: input.references.flatMap((reference) =>
      reference.sac === null ? [] : [placeByFarSide(reference.sac, sac, towardsTumour)],
    ),
    method: 'reference-slid',
  };
}

/** The shift of (cord - canal) against the references' mean, away from the tumour. */
function measureDisplacement(
  cord: PlanePolygon,
  canal: PlanePolygon,
  references: readonly EsccReference[],
  towardsTumour: PlaneDirection,
): DisplacementFinding | null {
  const offsets = references.flatMap((reference) =>
    reference.cord === null || reference.canal === null
      ? []
      : [between(centroid(reference.canal), centroid(reference.cord))],
  );
  if (offsets.length === 0) return null;
  const meanX = offsets.reduce((sum, [x]) => sum + x, 0) / offsets.length;
  const meanY = offsets.reduce((sum, [, y]) => sum + y, 0) / offsets.length;
  const canalCentre = centroid(canal);
  const to = centroid(cord);
  const from = [canalCentre[0] + meanX, canalCentre[1] + meanY] as const as PlanePoint;
  const shift = between(from, to);
  return {
    valueMm: -(shift[0] * towardsTumour[0] + shift[1] * towardsTumour[1]),
    segment: { from, to },
  };
}

const between = (from: PlanePoint, to: PlanePoint): readonly [number, number] => [
  to[0] - from[0],
  to[1] - from[1],
];
