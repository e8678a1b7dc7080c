import {
  largestOutline,
  offset,
  piecesOf,
  regionArea,
  toRegion,
  type Region,
} from '../../geometry/boolean.ts';
import { centroid, translate } from '../../geometry/polygon.ts';
import { shortestOutlineSegment } from '../../geometry/polygon-distance.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import { findCsf, type CsfFinding } from './csf.ts';
import { facingPoints, tumourDirection, type PlaneDirection } from './facing.ts';
import type { EsccTake, PlacedReferences, SliceInterpretation } from './interpretation.ts';
import { placeByFarSide, shiftByCentre, shiftByWalls, type PlaneShift } from './placement.ts';
import { differenceMm, fitOf, cordFitOf, tumourFreePoints } from './reference-fit.ts';
import type { EsccReference, EsccSliceInput } from './slice-input.ts';
import { crossingLimitMm, isOverlap, type MendedSlice } from './mending.ts';
import { ESCC_RULE, type EsccTolerances } from './tolerances.ts';
import { tumourReadings, type TumourReading } from './tumour-readings.ts';

/**
 * Every admissible reading of a slice's outlines: which tumour lies in the canal, which of two crossing lines is meant,
 * which references suit, from where the tumour presses. One where the outlines can be meant in one way only. Each is
 * measured and decided by the same steps, and a grade is proposed alone only where all of them give it.
 * Space/unit: slice mm. Source: spec clinical-rules 3.7 (I1-I9).
 */
export function interpretations(
  mended: MendedSlice,
  tolerances: EsccTolerances,
): readonly SliceInterpretation[] {
  const { input } = mended;
  const csfBySac = new Map<PlanePolygon | null, CsfFinding>();
  const csfOf = (sac: PlanePolygon | null): CsfFinding => {
    const found = csfBySac.get(sac) ?? csfWithin(mended, sac, tolerances);
    csfBySac.set(sac, found);
    return found;
  };
  return tumourReadings(mended, tolerances).flatMap((reading) => {
    const { sac, epidural } = reading;
    const sacFacing = sac === null ? [] : facingPoints(sac, epidural);
    const csf = csfOf(sac);
    const shifts = input.references.map((one) => ({ one, by: shiftOf(one, reading) }));
    return directions(reading, sacFacing, tolerances).flatMap(({ towardsTumour, takes }) => {
      const placedCords = placeCords(input, reading, towardsTumour, tolerances);
      return placeSacs(shifts, reading, sacFacing, towardsTumour, csf, tolerances).map(
        (placed) => ({
          epidural,
          sac,
          cord: input.cord,
          canal: reading.canal,
          csf,
          towardsTumour,
          sacFacing,
          sacReferences: placed.references,
          cordReferences: placedCords,
          cordPlaces: shifts.flatMap(({ one, by }) =>
            one.cord && by ? [shifted(one.cord, by)] : [],
          ),
          countsSliver: reading.countsSliver,
          takes: [...reading.takes, ...takes, ...placed.takes],
        }),
      );
    });
  });
}

/**
 * The CSF of a sac. A sac that overlaps tumour may be drawn too wide all round, and so may one around which tumour was
 * drawn, whose edge is the sac's: by a hand's error, and no more than where it comes nearest to the cord. CSF that would
 * be gone by so much can be read both ways.
 */
function csfWithin(
  { input, isAround, overlapMm }: MendedSlice,
  sac: PlanePolygon | null,
  tolerances: EsccTolerances,
): CsfFinding {
  const csf = findCsf(input, sac, tolerances);
  const nearest = isAround && sac && input.cord ? shortestOutlineSegment(input.cord, sac) : null;
  const wideMm =
    nearest === null
      ? overlapMm
      : Math.min(crossingLimitMm(input.pixelMm), nearest.distance + tolerances.boundaryMm);
  if (sac === null || csf.visible !== true || input.csf.length > 0 || !isOverlap(wideMm, input)) {
    return csf;
  }
  const narrower = largestOutline(offset(toRegion([sac]), -wideMm));
  return findCsf(input, narrower, tolerances).visible === true ? csf : { ...csf, visible: null };
}

interface DirectionReading {
  readonly towardsTumour: PlaneDirection | null;
  readonly takes: readonly EsccTake[];
}

/** n of all tumour, and of each piece that faces the sac from elsewhere: a lateral piece must not turn n from a ventral one. */
function directions(
  { sac, epidural }: TumourReading,
  sacFacing: readonly PlanePoint[],
  { epiduralAreaMm2 }: EsccTolerances,
): readonly DirectionReading[] {
  if (sac === null) return [{ towardsTumour: null, takes: [] }];
  const whole = tumourDirection(sac, sacFacing, epidural);
  const pieces = piecesOf(epidural);
  const own =
    pieces.length < 2 ? [] : pieces.flatMap((piece) => directionOf(sac, piece, epiduralAreaMm2));
  const apart = own.reduce<readonly (PlaneDirection | null)[]>(
    (kept, one) => (kept.every((other) => isApart(one, other)) ? [...kept, one] : kept),
    [whole],
  );
  return apart.map((towardsTumour, choice) => ({
    towardsTumour,
    takes: apart.length === 1 ? [] : [{ by: 'direction', choice }],
  }));
}

function directionOf(
  sac: PlanePolygon,
  piece: Region,
  leastMm2: number,
): readonly PlaneDirection[] {
  if (regionArea(piece) < leastMm2) return [];
  const facing = facingPoints(sac, piece);
  const direction = facing.length === 0 ? null : tumourDirection(sac, facing, piece);
  return direction === null ? [] : [direction];
}

const isApart = (a: PlaneDirection, b: PlaneDirection | null): boolean =>
  b === null || a[0] * b[0] + a[1] * b[1] < Math.cos((ESCC_RULE.pieceAngleDeg * Math.PI) / 180);

interface ShiftedReference {
  readonly one: EsccReference;
  readonly by: PlaneShift | null;
}

interface SacReading {
  readonly references: PlacedReferences;
  readonly takes: readonly EsccTake[];
}

/** The references' sacs on this slice, by the canals where both slices have one, else slid; the better kind is used alone. */
function placeSacs(
  references: readonly ShiftedReference[],
  { sac, epidural }: TumourReading,
  sacFacing: readonly PlanePoint[],
  towardsTumour: PlaneDirection | null,
  csf: CsfFinding,
  tolerances: EsccTolerances,
): readonly SacReading[] {
  if (sac === null) return [{ references: NOTHING_PLACED, takes: [] }];
  const byCanal = references.flatMap(({ one, by }) =>
    one.sac === null || by === null ? [] : [translate(one.sac, ...by)],
  );
  const method = byCanal.length > 0 ? 'reference' : 'reference-slid';
  const placed =
    byCanal.length > 0
      ? byCanal
      : references.flatMap(({ one }) =>
          one.sac === null ? [] : [placeByFarSide(one.sac, sac, towardsTumour)],
        );
  if (placed.length === 0) return [{ references: NOTHING_PLACED, takes: [] }];
  const free = tumourFreePoints(sac, epidural);
  const fits = placed.map((polygon) => fitOf(polygon, free, csf.visible !== false, tolerances));
  const fitting = placed.filter((_, i) => fits[i] === 'fits');
  const wider = placed.filter((_, i) => fits[i] === 'wider');
  const small = placed.filter((_, i) => fits[i] === 'too-small');
  const against = (polygons: readonly PlanePolygon[], canDeny = true): PlacedReferences => ({
    polygons,
    method,
    canDeny,
    canProve: true,
  });
  const alone = (polygons: readonly PlanePolygon[]): readonly PlacedReferences[] => {
    const [a, b] = polygons;
    return a !== undefined &&
      b !== undefined &&
      differenceMm(a, b, sacFacing) > tolerances.contactMm
      ? [against(polygons), against([a]), against([b])]
      : [against(polygons)];
  };
  if (wider.length > 0) {
    const without = fitting.length > 0 ? against(fitting) : against(small, false);
    return [...alone([...fitting, ...wider]), without].map((references, choice) => ({
      references,
      takes: [{ by: 'reference-wider', choice }],
    }));
  }
  if (fitting.length === 0) return [{ references: against(small, false), takes: [] }];
  const choices = alone(fitting);
  return choices.map((references, choice) => ({
    references,
    takes: choices.length === 1 ? [] : [{ by: 'reference', choice }],
  }));
}

const NOTHING_PLACED: PlacedReferences = {
  polygons: [],
  method: 'reference-slid',
  canDeny: false,
  canProve: true,
};

/** The references' cords, always averaged: cords differ less than a hand does. */
function placeCords(
  { cord, references }: EsccSliceInput,
  { epidural }: TumourReading,
  towardsTumour: PlaneDirection | null,
  tolerances: EsccTolerances,
): PlacedReferences {
  const cords = references.flatMap((one) => (one.cord === null ? [] : [one.cord]));
  if (cord === null || cords.length === 0) return NOTHING_PLACED;
  const fit = cordFitOf(cord, cords, epidural, tolerances);
  return {
    polygons: cords.map((one) => placeByFarSide(one, cord, towardsTumour)),
    method: 'reference-slid',
    canDeny: fit !== 'too-small',
    canProve: fit !== 'wider',
  };
}

/** How a reference is shifted to lie in this slice's canal; null where one of the two has none. */
function shiftOf(
  { canal: from }: EsccReference,
  { canal, placing }: TumourReading,
): PlaneShift | null {
  if (from === null || canal === null || placing === 'slid') return null;
  return placing === 'walls' ? shiftByWalls(from, canal).shift : shiftByCentre(from, canal);
}

const shifted = (outline: PlanePolygon, [dx, dy]: PlaneShift): PlanePoint => {
  const [x, y] = centroid(outline);
  return [x + dx, y + dy] as const as PlanePoint;
};
