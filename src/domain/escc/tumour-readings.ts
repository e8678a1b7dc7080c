import {
  intersect,
  largestOutline,
  offset,
  open,
  regionArea,
  subtract,
  toRegion,
  union,
  type Region,
} from '../../geometry/boolean.ts';
import { area, translate } from '../../geometry/polygon.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import { extraduralTumour, tumourOf } from './epidural.ts';
import type { EsccAnswers } from './escc.ts';
import { shortestToRegion } from './gap.ts';
import type { EsccTake } from './interpretation.ts';
import { crossingLimitMm, isOverlap, sacWithoutTumour, type MendedSlice } from './mending.ts';
import { shiftByCentre, shiftByWalls, type WallShift } from './placement.ts';
import type { EsccSliceInput } from './slice-input.ts';
import { COMPUTING_NOISE_MM, ESCC_RULE, type EsccTolerances } from './tolerances.ts';

/** By the centres of the canals, by most of their walls, or without them, slid along the outline. */
export type ReferencePlacing = 'centre' | 'walls' | 'slid';

/** One way to read which tumour lies in the canal and where sac and canal end. Space/unit: slice mm. */
export interface TumourReading {
  readonly epidural: Region;
  readonly sac: PlanePolygon | null;
  readonly canal: PlanePolygon | null;
  /** How the references are laid on this slice. */
  readonly placing: ReferencePlacing;
  readonly countsSliver: boolean;
  readonly takes: readonly EsccTake[];
}

/** The admissible readings of tumour, sac and canal. Source: spec clinical-rules 3.7 (I1, I2, I7, I8). */
export function tumourReadings(
  mended: MendedSlice,
  tolerances: EsccTolerances,
): readonly TumourReading[] {
  return canalReadings(mended, tolerances).flatMap((reading) =>
    sacReadings(mended, reading).flatMap((one) => sliverReadings(mended, one, tolerances)),
  );
}

/** Of the tumour of bone and soft tissue, what is held to lie in the canal, and the canal. */
interface CanalReading {
  readonly canal: PlanePolygon | null;
  readonly inCanal: Region;
  readonly placing: ReferencePlacing;
  readonly takes: readonly EsccTake[];
}

function canalReadings(
  { input, sacOutsideCanalMm }: MendedSlice,
  tolerances: EsccTolerances,
): readonly CanalReading[] {
  const { sac, canal, references } = input;
  const beside = tumourOf(input, ['bone', 'paraspinal']);
  if (canal === null) {
    const nearest = sac === null ? null : shortestToRegion(sac, beside);
    return sac === null || nearest === null || nearest.distance > ESCC_RULE.besideSacMm
      ? [{ canal, inCanal: [], placing: 'slid', takes: [] }]
      : inCanalOrNot(input.answers, { canal, inCanal: [], placing: 'slid' }, nearSac(beside, sac));
  }
  const asDrawn: CanalReading = {
    canal,
    inCanal: intersect(beside, toRegion([canal])),
    placing: 'centre',
    takes: [],
  };
  if (mayLackWall(input, canal, tolerances)) {
    const found = canalToTumour(input, canal, beside, asDrawn, tolerances);
    if (found !== null) {
      const isSacWithin = sacOutsideCanalMm <= crossingLimitMm(input.pixelMm) + COMPUTING_NOISE_MM;
      // A sac that leaves the canal as drawn by more than a hand's noise rules that reading out.
      const others = found.filter(({ takes }) => takes.every(({ choice }) => choice > 0));
      return (isSacWithin || others.length === 0 ? found : others).flatMap((one) =>
        placedReadings(one, references, tolerances),
      );
    }
  }
  return placedReadings(asDrawn, references, tolerances);
}

/**
 * Whether a canal may have been drawn to the tumour's edge only: it is smaller than its references, or tumour fills what
 * a reference, laid on most of its walls, has more of it. Without canals to compare with, or with such whose walls agree
 * with few of its own, it may always be.
 */
function mayLackWall(
  input: EsccSliceInput,
  canal: PlanePolygon,
  { epiduralAreaMm2, pixelMm, boundaryMm }: EsccTolerances,
): boolean {
  const others = input.references.flatMap((one) => (one.canal === null ? [] : [one.canal]));
  const meanMm2 = others.reduce((sum, other) => sum + area(other), 0) / others.length;
  if (others.length === 0 || area(canal) < (1 - ESCC_RULE.canalSmallerShare) * meanMm2) return true;
  const outside = open(subtract(extraduralTumour(input), toRegion([canal])), pixelMm / 2);
  return (
    outside.length > 0 &&
    others.some((other) => {
      const walls = shiftByWalls(other, canal);
      if (!doWallsAgree(walls, boundaryMm)) return true;
      const there = translate(other, ...walls.shift);
      return regionArea(intersect(outside, toRegion([there]))) >= epiduralAreaMm2 / 2;
    })
  );
}

/**
 * By the centres of the canals where these tell the same as their walls. Where a wall is missing the centre is off: most
 * of the other walls, laid on each other, are believed before it. Where most do not agree, the canals may place nothing.
 */
function placedReadings(
  reading: CanalReading,
  references: EsccSliceInput['references'],
  { boundaryMm, depthMm }: EsccTolerances,
): readonly CanalReading[] {
  const { canal, placing: given, takes } = reading;
  if (canal === null || given === 'slid') return [reading];
  const shifts = references.flatMap((one) =>
    one.canal === null
      ? []
      : [{ centre: shiftByCentre(one.canal, canal), walls: shiftByWalls(one.canal, canal) }],
  );
  if (shifts.length === 0) return [reading];
  const isAlike = shifts.every(
    ({ centre, walls }) =>
      Math.hypot(walls.shift[0] - centre[0], walls.shift[1] - centre[1]) <= boundaryMm,
  );
  const grownMm = shifts.reduce((sum, { walls }) => sum + walls.grownMm, 0) / shifts.length;
  const doAgree =
    // A canal drawn around the sac moves with it, and shows no shift of it.
    grownMm >= -depthMm && shifts.every(({ walls }) => doWallsAgree(walls, boundaryMm));
  if (doAgree) return [isAlike ? reading : { ...reading, placing: 'walls' }];
  return (isAlike ? (['centre', 'slid'] as const) : (['centre', 'walls', 'slid'] as const)).map(
    (placing, choice) => ({
      ...reading,
      placing,
      takes: [...takes, { by: 'canal-shape', choice }],
    }),
  );
}

const doWallsAgree = (walls: WallShift, boundaryMm: number): boolean =>
  walls.agreeing(2 * boundaryMm) >= ESCC_RULE.agreeingWallsShare;

/** A canal that may have been drawn to the tumour's edge only, as drawn first; null where it was not. */
function canalToTumour(
  input: EsccSliceInput,
  canal: PlanePolygon,
  beside: Region,
  asDrawn: CanalReading,
  { epiduralAreaMm2, contactMm }: EsccTolerances,
): readonly CanalReading[] | null {
  const { sac, pixelMm } = input;
  const outside = (tumour: Region): Region =>
    open(subtract(tumour, toRegion([canal])), pixelMm / 2);
  const tagged = tumourOf(input, ['epidural']);
  const taggedOutside = outside(tagged);
  if (regionArea(taggedOutside) >= epiduralAreaMm2) {
    const wider = largestOutline(
      union(union(toRegion([canal]), taggedOutside), sac === null ? [] : toRegion([sac])),
    );
    return [
      { ...asDrawn, takes: [{ by: 'canal-wall', choice: 0 }] },
      {
        canal: wider,
        inCanal: intersect(beside, toRegion([wider])),
        placing: 'centre',
        takes: [{ by: 'canal-wall', choice: 1 }],
      },
    ];
  }
  if (sac === null) return null;
  const besideOutside = subtract(outside(beside), offset(tagged, contactMm));
  const touching = intersect(besideOutside, offset(toRegion([sac]), contactMm));
  return regionArea(touching) < epiduralAreaMm2 / 2
    ? null
    : inCanalOrNot(input.answers, asDrawn, union(asDrawn.inCanal, nearSac(besideOutside, sac)));
}

/** Both answers to "does it reach into the canal?", or the one that was given. */
function inCanalOrNot(
  answers: EsccAnswers,
  without: Omit<CanalReading, 'takes'>,
  inCanal: Region,
): readonly CanalReading[] {
  const take = (choice: 0 | 1): EsccTake => ({
    by: 'tumour-in-canal',
    choice,
    answer: ['tumour-in-canal', choice === 1],
  });
  const readings: readonly CanalReading[] = [
    { ...without, takes: [take(0)] },
    { ...without, inCanal, placing: 'slid', takes: [take(1)] },
  ];
  const answer = answers['tumour-in-canal'];
  return answer === undefined ? readings : readings.slice(answer ? 1 : 0, answer ? 2 : 1);
}

const nearSac = (tumour: Region, sac: PlanePolygon): Region =>
  intersect(tumour, offset(toRegion([sac]), ESCC_RULE.inCanalMm));

/** Where the lines of sac and tumour overlap by more than a hand's noise in one of them, either may be the sloppy one. */
function sacReadings(
  { input, overlapMm }: MendedSlice,
  { canal, inCanal, placing, takes }: CanalReading,
): readonly Omit<TumourReading, 'countsSliver'>[] {
  const { sac, cord } = input;
  const tumour = union(tumourOf(input, ['epidural']), inCanal);
  const reading = (outline: PlanePolygon | null): Omit<TumourReading, 'countsSliver'> => ({
    epidural: outline === null ? tumour : subtract(tumour, toRegion([outline])),
    sac: outline,
    canal,
    placing,
    takes,
  });
  const toSac = reading(sac);
  if (
    sac === null ||
    !isOverlap(overlapMm, input) ||
    regionArea(intersect(tumour, toRegion([sac]))) === 0
  ) {
    return [toSac];
  }
  const toTumour = {
    ...reading(sacWithoutTumour(sac, cord, extraduralTumour(input))),
    // All of it, though the sac may surround it: an outline has no hole to leave it out by.
    epidural: cord === null ? tumour : subtract(tumour, toRegion([cord])),
  };
  return [
    { ...toSac, takes: [...takes, { by: 'overlap', choice: 0 }] },
    { ...toTumour, takes: [...takes, { by: 'overlap', choice: 1 }] },
  ];
}

/** A piece somewhat below A_min beside the sac may be tumour or the end of a line. */
function sliverReadings(
  { input }: MendedSlice,
  reading: Omit<TumourReading, 'countsSliver'>,
  { epiduralAreaMm2 }: EsccTolerances,
): readonly TumourReading[] {
  const plain: TumourReading = { ...reading, countsSliver: false };
  const mm2 = regionArea(reading.epidural);
  const share = input.tumour.some(({ kind }) => kind === 'epidural')
    ? ESCC_RULE.epiduralSliverShare
    : ESCC_RULE.sliverShare;
  if (mm2 < share * epiduralAreaMm2 || mm2 >= epiduralAreaMm2 || reading.sac === null)
    return [plain];
  const nearest = shortestToRegion(reading.sac, reading.epidural);
  if (nearest === null || nearest.distance > ESCC_RULE.facingMm) return [plain];
  return [
    { ...plain, takes: [...reading.takes, { by: 'sliver', choice: 0 }] },
    { ...plain, countsSliver: true, takes: [...reading.takes, { by: 'sliver', choice: 1 }] },
  ];
}
