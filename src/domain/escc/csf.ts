import { open, regionArea, subtract, toRegion, type Region } from '../../geometry/boolean.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { EsccTolerances } from './tolerances.ts';

/** What is left of the CSF on a slice. Areas in mm2. */
export interface CsfFinding {
  /** F: the CSF as drawn, the cord taken off; empty when none was drawn. */
  readonly drawn: Region;
  readonly drawnMm2: number | null;
  readonly opened: Region;
  readonly openedMm2: number | null;
  /** The area that counts: the drawn one, else the opened one. Null when neither can be had. */
  readonly decidingMm2: number | null;
  readonly visible: boolean | null;
  /** Whether a width half a pixel more or less would change the answer; never for drawn CSF. */
  readonly widthAtBoundary: boolean;
}

/** The CSF around the cord. Source: spec clinical-rules 3.3, X8 (any visible pocket on the slice). */
export function findCsf(input: EsccSliceInput, tolerances: EsccTolerances): CsfFinding {
  const { sac, cord } = input;
  const cordRegion = cord === null ? [] : toRegion([cord]);
  const drawn = subtract(toRegion(input.csf), cordRegion);
  const drawnMm2 = input.csf.length === 0 ? null : regionArea(drawn);
  const around = sac === null || cord === null ? null : subtract(toRegion([sac]), cordRegion);
  const opened = around === null ? [] : openedBy(around, tolerances.csfWidthMm);
  const openedMm2 = around === null ? null : regionArea(opened);
  const decidingMm2 = drawnMm2 ?? openedMm2;
  const isVisible = (mm2: number): boolean => mm2 >= tolerances.csfAreaMm2;
  return {
    drawn,
    drawnMm2,
    opened,
    openedMm2,
    decidingMm2,
    visible: decidingMm2 === null ? null : isVisible(decidingMm2),
    widthAtBoundary:
      drawnMm2 === null &&
      around !== null &&
      openedMm2 !== null &&
      // A wider disc leaves less: only the one that could change the answer is tried.
      isVisible(openedMm2) !==
        isVisible(
          regionArea(
            openedBy(
              around,
              tolerances.csfWidthMm + (isVisible(openedMm2) ? 1 : -1) * tolerances.boundaryMm,
            ),
          ),
        ),
  };
}

const openedBy = (region: Region, widthMm: number): Region => open(region, widthMm / 2);
