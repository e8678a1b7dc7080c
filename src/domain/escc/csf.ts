import {
  intersect,
  open,
  regionArea,
  subtract,
  toRegion,
  type Region,
} from '../../geometry/boolean.ts';
import { nearestOnPolygon, resample } from '../../geometry/polygon.ts';
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
  /** Whether a width half a pixel more or less would change the answer; never for drawn CSF. */
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
  const openedTo = (widthMm: number): Region => (around === null ? [] : openedBy(around, widthMm));
  const opened = openedTo(csfWidthMm);
  const openedMm2 = around === null ? null : regionArea(opened);
  const isSeen = openedMm2 !== null && openedMm2 >= csfAreaMm2;
  // A wider disc leaves less: only the one that could change the answer is tried.
  const other = openedTo(csfWidthMm + (isSeen ? 1 : -1) * boundaryMm);
  const widthAtBoundary = openedMm2 !== null && isSeen !== regionArea(other) >= csfAreaMm2;
  return {
    drawn: [],
    drawnMm2: null,
    opened,
    openedMm2,
    decidingMm2: openedMm2,
    // Seen by half a pixel of width: a ring drawn by hand, which must not lower a grade by itself.
    visible: openedMm2 === null || (isSeen && widthAtBoundary) ? null : isSeen,
    widthAtBoundary,
    outsideSacMm2: 0,
    isDrawnAsSac: false,
  };
}

function findDrawn(
  { csf, pixelMm }: CsfInput,
  sac: PlanePolygon | null,
  cord: Region,
  around: Region | null,
  { csfWidthMm, csfAreaMm2 }: EsccTolerances,
): CsfFinding {
  const asDrawn = subtract(toRegion(csf), cord);
  const drawn = around === null ? asDrawn : intersect(asDrawn, around);
  const drawnMm2 = regionArea(drawn);
  const openedDrawnMm2 = regionArea(openedBy(drawn, csfWidthMm));
  const isDrawnAsSac = sac !== null && csf.some((outline) => areOneLine(outline, sac, pixelMm));
  const opened = around === null ? [] : openedBy(around, csfWidthMm);
  const onlyUnopened = drawnMm2 >= csfAreaMm2 && !isDrawnAsSac ? null : false;
  return {
    drawn,
    drawnMm2,
    opened,
    openedMm2: around === null ? null : regionArea(opened),
    decidingMm2: isDrawnAsSac ? openedDrawnMm2 : drawnMm2,
    visible: openedDrawnMm2 >= csfAreaMm2 ? true : onlyUnopened,
    widthAtBoundary: false,
    outsideSacMm2: sac === null ? 0 : regionArea(subtract(asDrawn, toRegion([sac]))),
    isDrawnAsSac,
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

const openedBy = (region: Region, widthMm: number): Region => open(region, widthMm / 2);
