import {
  intersect,
  offset,
  open,
  regionArea,
  subtract,
  toRegion,
  type Region,
} from '../../geometry/boolean.ts';
import { nearestOnPolygon, perimeter, resample } from '../../geometry/polygon.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import type { EsccSliceInput } from './slice-input.ts';
import { COMPUTING_NOISE_MM, ESCC_RULE, type EsccTolerances } from './tolerances.ts';

/** What is left of the CSF on a slice. Areas in mm2. */
export interface CsfFinding {
  /** F': the CSF as drawn, within the sac, the cord taken off; empty when none was drawn. */
  readonly drawn: Region;
  readonly drawnMm2: number | null;
  readonly opened: Region;
  readonly openedMm2: number | null;
  /** The area that counts: the drawn one, else the opened one. Null when neither can be had. */
  readonly decidingMm2: number | null;
  /** Null where it can be read both ways: a rim that is wide enough only by a hand's noise, or not wide anywhere. */
  readonly visible: boolean | null;
  /** Whether a width half a pixel more or less would change the answer; never for CSF drawn within the sac. */
  readonly widthAtBoundary: boolean;
  /** The part drawn outside of the sac. */
  readonly outsideSacMm2: number;
  /** The CSF's line is the sac's all round. */
  readonly isDrawnAsSac: boolean;
}

type CsfInput = Pick<EsccSliceInput, 'cord' | 'csf' | 'pixelMm'>;

/** The CSF around the cord. Source: spec clinical-rules 3.3, 3.7 (I6), X8 (any visible pocket on the slice). */
export function findCsf(
  input: CsfInput,
  sac: PlanePolygon | null,
  tolerances: EsccTolerances,
): CsfFinding {
  const cord = input.cord === null ? [] : toRegion([input.cord]);
  const around = sac === null || input.cord === null ? null : subtract(toRegion([sac]), cord);
  return input.csf.length === 0
    ? findLeft(around, tolerances)
    : findDrawn(input, sac, cord, around, tolerances);
}

/** Nothing drawn: what a disc of the least width can reach between sac and cord. */
function findLeft(around: Region | null, tolerances: EsccTolerances): CsfFinding {
  const { csfWidthMm, boundaryMm, csfAreaMm2 } = tolerances;
  const core = around === null ? [] : offset(around, -csfWidthMm / 2);
  const opened = offset(core, csfWidthMm / 2);
  const openedMm2 = around === null ? null : regionArea(opened);
  const isSeen = openedMm2 !== null && openedMm2 >= csfAreaMm2;
  // A wider disc leaves less: only the one that could change the answer is tried.
  const isSeenByOther =
    around !== null &&
    (isSeen
      ? isLeftAfter(core, boundaryMm / 2, csfAreaMm2) ||
        isLeftBy(around, csfWidthMm + boundaryMm, csfAreaMm2)
      : isLeftBy(around, csfWidthMm - boundaryMm, csfAreaMm2));
  const widthAtBoundary = openedMm2 !== null && isSeen !== isSeenByOther;
  return {
    drawn: [],
    drawnMm2: null,
    opened,
    openedMm2,
    decidingMm2: openedMm2,
    // Seen or not by half a pixel of width: a ring drawn by hand, which must not decide a grade by itself.
    visible: openedMm2 === null || widthAtBoundary ? null : isSeen,
    widthAtBoundary,
    outsideSacMm2: 0,
    isDrawnAsSac: false,
  };
}

/** Whether a disc of a width leaves an area; what is left without growing back is tried first. */
function isLeftBy(region: Region, widthMm: number, leastMm2: number): boolean {
  const core = offset(region, -widthMm / 2);
  return (
    regionArea(core) >= leastMm2 ||
    (core.length > 0 && regionArea(offset(core, widthMm / 2)) >= leastMm2)
  );
}

/** Whether so much surely stays of a region shrunk by a little: no line of a length has more area so near to it. */
const isLeftAfter = (region: Region, byMm: number, leastMm2: number): boolean =>
  region.reduce(
    (left, ring) => left - byMm * (2 * perimeter(ring) + Math.PI * byMm),
    regionArea(region),
  ) >= leastMm2;

function findDrawn(
  { csf, pixelMm }: CsfInput,
  sac: PlanePolygon | null,
  cord: Region,
  around: Region | null,
  tolerances: EsccTolerances,
): CsfFinding {
  const { csfWidthMm, csfAreaMm2 } = tolerances;
  const asDrawn = subtract(toRegion(csf), cord);
  const drawn = around === null ? asDrawn : intersect(asDrawn, around);
  const own = {
    drawn,
    drawnMm2: regionArea(drawn),
    outsideSacMm2: sac === null ? 0 : regionArea(subtract(asDrawn, toRegion([sac]))),
  };
  // Drawn as the sac it says no more of the CSF than the sac does.
  if (sac !== null && csf.some((outline) => areOneLine(outline, sac, pixelMm))) {
    return { ...findLeft(drawn, tolerances), ...own, isDrawnAsSac: true };
  }
  const opened = around === null ? [] : open(around, csfWidthMm / 2);
  return {
    ...own,
    opened,
    openedMm2: around === null ? null : regionArea(opened),
    decidingMm2: own.drawnMm2,
    visible: isLeftBy(drawn, csfWidthMm, csfAreaMm2)
      ? true
      : own.drawnMm2 >= csfAreaMm2
        ? null
        : false,
    widthAtBoundary: false,
    isDrawnAsSac: false,
  };
}

/** Whether two outlines run within a distance of each other all round. */
const areOneLine = (a: PlanePolygon, b: PlanePolygon, mm: number): boolean =>
  [
    [a, b],
    [b, a],
  ].every(([from, to]) =>
    resample(from ?? [], ESCC_RULE.samplingMm).every(
      (point) => nearestOnPolygon(to ?? [], point).distance <= mm + COMPUTING_NOISE_MM,
    ),
  );
