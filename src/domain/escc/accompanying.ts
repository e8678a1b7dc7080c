import { intersect, regionArea, subtract, toRegion } from '../../geometry/boolean.ts';
import { area, centroid } from '../../geometry/polygon.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import { extentOf, lengthOf, longestStretch, type PlaneAxis } from './extent.ts';
import type { EsccReference, EsccSliceInput } from './slice-input.ts';
import type { SliceInterpretation } from './interpretation.ts';
import type { SliceMeasures } from './slice-measures.ts';
import type {
  AccompanyingDrawing,
  EsccAccompanying,
  LossAgainstReferences,
} from './slice-result.ts';

/** Where the accompanying lengths of a slice are taken. */
export function accompanyingDrawing(
  { cord, canal }: EsccSliceInput,
  { epidural }: Pick<SliceInterpretation, 'epidural'>,
): AccompanyingDrawing {
  return {
    cordAp: cord === null ? null : extentOf(cord, 'ap'),
    cordRl: cord === null ? null : extentOf(cord, 'rl'),
    canalFreeAp:
      canal === null
        ? null
        : longestStretch(subtract(toRegion([canal]), epidural), centroid(canal)),
  };
}

/** The measures that go with a grade. Source: spec clinical-rules 3.6. */
export function accompanyingMeasures(
  input: EsccSliceInput,
  { epidural, csf }: SliceInterpretation,
  measured: SliceMeasures,
  drawing: AccompanyingDrawing,
): EsccAccompanying {
  const { sac, cord, canal, references } = input;
  const [cordApMm, cordRlMm, canalFreeApMm] = [
    drawing.cordAp, drawing.cordRl, drawing.canalFreeAp,
  ].map((one) => (one === null ? null : lengthOf(one))) as [number | null, number | null, number | null]; // prettier-ignore
  const sacAreaMm2 = areaOf(sac);
  const cordAreaMm2 = areaOf(cord);
  const canalAreaMm2 = areaOf(canal);
  const valuesOf = (
    structure: keyof EsccReference,
    value: (polygon: PlanePolygon) => number | null,
  ): readonly number[] =>
    references
      .map((reference) => reference[structure])
      .flatMap((polygon) => (polygon === null ? [] : (value(polygon) ?? [])));
  const sacLoss = lossAgainst(sacAreaMm2, valuesOf('sac', area));
  return {
    epiduralAreaMm2: measured.epiduralAreaMm2,
    sacAreaMm2,
    cordAreaMm2,
    canalAreaMm2,
    // Tumour in the foramina is drawn as epidural too, but fills nothing of the canal.
    occupancyPercent:
      canal === null || canalAreaMm2 === null
        ? null
        : (100 * regionArea(intersect(epidural, toRegion([canal])))) / canalAreaMm2,
    residualMm2: sacAreaMm2 === null || cordAreaMm2 === null ? null : sacAreaMm2 - cordAreaMm2,
    csfDrawnMm2: csf.drawnMm2,
    csfOpenedMm2: csf.openedMm2,
    sacGapMm: measured.sacGap?.distance ?? null,
    gapMm: measured.gap?.distance ?? null,
    cordApMm,
    cordRlMm,
    compressionRatio: ratio(cordApMm, cordRlMm),
    cordAreaRatio: ratio(cordAreaMm2, mean(valuesOf('cord', area))),
    canalFreeApMm,
    mscc: lossAgainst(cordApMm, valuesOf('cord', spanOf('ap'))),
    mcc: lossAgainst(canalFreeApMm, valuesOf('canal', spanOf('ap'))),
    sacEffacementPercent: sacLoss?.percent ?? null,
  };
}

const areaOf = (polygon: PlanePolygon | null): number | null =>
  polygon === null ? null : area(polygon);

const spanOf =
  (axis: PlaneAxis) =>
  (polygon: PlanePolygon): number | null => {
    const extent = extentOf(polygon, axis);
    return extent === null ? null : lengthOf(extent);
  };

const ratio = (value: number | null, by: number | null): number | null =>
  value === null || by === null || by === 0 ? null : value / by;

/** How much smaller a value is than the mean of its references; what is larger has lost nothing, and is said to be. */
function lossAgainst(
  value: number | null,
  references: readonly number[],
): LossAgainstReferences | null {
  const share = ratio(value, mean(references));
  if (share === null) return null;
  const loss = 100 * (1 - share);
  return {
    percent: Math.max(0, loss),
    isOneSided: references.length === 1,
    isLarger: loss < 0,
  };
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
