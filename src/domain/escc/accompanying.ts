import { intersect, regionArea, toRegion } from '../../geometry/boolean.ts';
import { area, centroid } from '../../geometry/polygon.ts';
import { intervalsInRegion } from '../../geometry/segment-region.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { SliceMeasures } from './slice-measures.ts';
import type { EsccAccompanying } from './slice-result.ts';

/** The measures that go with a grade. Source: spec clinical-rules 3.6. */
export function accompanyingMeasures(
  input: EsccSliceInput,
  measured: SliceMeasures,
): EsccAccompanying {
  const { sac, cord, canal, references } = input;
  const cordApMm = cord === null ? null : extent(cord, 1);
  const cordRlMm = cord === null ? null : extent(cord, 0);
  const meanCordArea = mean(references.map((r) => (r.cord === null ? null : area(r.cord))));
  const meanCordAp = mean(references.map((r) => (r.cord === null ? null : extent(r.cord, 1))));
  const meanSacArea = mean(references.map((r) => (r.sac === null ? null : area(r.sac))));
  const sacAreaMm2 = areaOf(sac);
  const cordAreaMm2 = areaOf(cord);
  const canalAreaMm2 = areaOf(canal);
  return {
    epiduralAreaMm2: measured.epiduralAreaMm2,
    sacAreaMm2,
    cordAreaMm2,
    canalAreaMm2,
    // Tumour in the foramina is drawn as epidural too, but fills nothing of the canal.
    occupancyPercent:
      canal === null || canalAreaMm2 === null
        ? null
        : (100 * regionArea(intersect(measured.epidural, toRegion([canal])))) / canalAreaMm2,
    residualMm2: sacAreaMm2 === null || cordAreaMm2 === null ? null : sacAreaMm2 - cordAreaMm2,
    csfDrawnMm2: measured.csf.drawnMm2,
    csfOpenedMm2: measured.csf.openedMm2,
    sacGapMm: measured.sacGap?.distance ?? null,
    gapMm: measured.gap?.distance ?? null,
    cordApMm,
    cordRlMm,
    compressionRatio: ratio(cordApMm, cordRlMm),
    cordAreaRatio: ratio(cordAreaMm2, meanCordArea),
    cordApLossPercent: lossPercent(cordApMm, meanCordAp),
    sacEffacementPercent: lossPercent(sacAreaMm2, meanSacArea),
  };
}

const areaOf = (polygon: PlanePolygon | null): number | null =>
  polygon === null ? null : area(polygon);

const ratio = (value: number | null, by: number | null): number | null =>
  value === null || by === null || by === 0 ? null : value / by;

function lossPercent(value: number | null, reference: number | null): number | null {
  const share = ratio(value, reference);
  // A cord larger than its references has lost nothing.
  return share === null ? null : Math.max(0, 100 * (1 - share));
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Longer than any cord is wide. Unit: mm. */
const LINE_MM = 100;

/** The extent of an outline along one axis of the slice, through its centre. Unit: mm. */
function extent(polygon: PlanePolygon, axis: 0 | 1): number {
  const [x, y] = centroid(polygon);
  const end = (sign: 1 | -1): PlanePoint =>
    (axis === 0 ? [x + sign * LINE_MM, y] : [x, y + sign * LINE_MM]) as readonly [
      number,
      number,
    ] as PlanePoint;
  const inside = intervalsInRegion([polygon], end(-1), end(1));
  const first = inside[0];
  const last = inside.at(-1);
  return first === undefined || last === undefined ? 0 : (last[1] - first[0]) * 2 * LINE_MM;
}
