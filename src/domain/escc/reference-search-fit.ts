import { subtract, toRegion, type Region } from '../../geometry/boolean.ts';
import { area, translate } from '../../geometry/polygon.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import type { ReadingRules } from '../rules.ts';
import { findCsf } from './csf.ts';
import { facingPoints, tumourDirection } from './facing.ts';
import { placeByFarSide, shiftByCentre } from './placement.ts';
import { fitOf, tumourFreePoints, type ReferenceFit } from './reference-fit.ts';
import type { EsccReference } from './slice-input.ts';
import { esccTolerances } from './tolerances.ts';

/** A slice of the level that references are sought for. Space/unit: slice mm. */
export interface SoughtFor {
  readonly own: EsccReference;
  readonly tumour: readonly PlanePolygon[];
  readonly pixelMm: number;
}

/** Of several slices the one with most tumour: on it a reference has to suit. Null without sac or tumour. */
export const widestTumour = (slices: readonly SoughtFor[]): SoughtFor | null => {
  const size = ({ tumour }: SoughtFor): number => tumour.reduce((sum, one) => sum + area(one), 0);
  return slices
    .filter(({ own, tumour }) => own.sac !== null && tumour.length > 0)
    .reduce<SoughtFor | null>(
      (best, one) => (best === null || size(one) > size(best) ? one : best),
      null,
    );
};

/** How a found reference suits the slice it is found for. Source: spec clinical-rules 3.7 (I3, reference search). */
export function fitsSlice(
  reference: EsccReference,
  { own, tumour, pixelMm }: SoughtFor,
  rules: ReadingRules,
): ReferenceFit {
  const { sac, canal } = own;
  if (sac === null || reference.sac === null) return 'fits';
  const tolerances = esccTolerances(pixelMm, rules);
  const epidural: Region = subtract(toRegion(tumour), toRegion([sac]));
  const direction = tumourDirection(sac, facingPoints(sac, epidural), epidural);
  const placed =
    canal === null || reference.canal === null
      ? placeByFarSide(reference.sac, sac, direction)
      : translate(reference.sac, ...shiftByCentre(reference.canal, canal));
  const csf = findCsf({ cord: own.cord, csf: [], pixelMm }, sac, tolerances);
  return fitOf(placed, tumourFreePoints(sac, epidural), csf.visible !== false, tolerances);
}
