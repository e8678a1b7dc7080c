import { PartMemo } from '../../base/part-memo.ts';
import { intersect, regionArea, toRegion } from '../../geometry/boolean.ts';
import type { ImagePlane, ImagePoint, PlanePoint } from '../../geometry/spaces.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageKey } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import type { Outline, OutlineStructure, Reading } from '../reading.ts';
import { involvementOf, type InvolvedSlice } from './collapse.ts';

/** The share of a body that tumour takes. Unit: percent. */
export interface Involvement {
  readonly percent: number;
  /** Over the slices on which tumour is outlined alone: on the others it may be absent, or not drawn. Unit: percent. */
  readonly highestPercent: number;
  /** A single slice gives an estimate. */
  readonly isEstimate: boolean;
  /** The outlines that it rests on. */
  readonly outlines: readonly Outline[];
}

/**
 * The share of a level's body that its bone tumour takes: areas by slice distance over the slices on which the body is
 * outlined. Slices of different series are not mixed; the series with most of them counts. Null without such a slice.
 * Source: spec clinical-rules 4.4.
 */
export function involvement(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): Involvement | null {
  const outlines = reading.outlines.filter(
    ({ role, level: own, structure }) =>
      role === 'index' && own === level && (structure === 'body' || structure === 'tumour-bone'),
  );
  const [first] = outlines;
  if (first === undefined) return null;
  return FOUND.get(first, [images, ...outlines], () => involvementBy(outlines, images));
}

/** Every change of a reading asks of every level, and few change its bodies. */
const FOUND = new PartMemo<Outline, Involvement | null>(1);

function involvementBy(outlines: readonly Outline[], images: ImageLookup): Involvement | null {
  const slices = richestSeries(outlines, images);
  const used = outlines.filter(({ image }) => slices.includes(imageKeyOf(image)));
  // A body that was outlined for its heights alone says nothing of what tumour takes.
  if (!used.some(({ structure }) => structure === 'tumour-bone')) return null;
  const involved = slices.flatMap((key): readonly InvolvedSlice[] => {
    const home = images.get(key);
    const plane = home?.frame.plane;
    if (home === undefined || !plane) return [];
    const regionOf = (structure: OutlineStructure) =>
      toRegion(
        used
          .filter((one) => one.structure === structure && imageKeyOf(one.image) === key)
          .map(({ points }) => points.map((point) => inMm(plane, point))),
      );
    const body = regionOf('body');
    return [
      {
        tumourMm2: regionArea(intersect(regionOf('tumour-bone'), body)),
        bodyMm2: regionArea(body),
        spacingMm: home.series.sliceSpacingMm ?? home.frame.sliceThicknessMm ?? 1,
      },
    ];
  });
  const found = involvementOf(involved);
  if (found === null) return null;
  const marked = involvementOf(involved.filter(({ tumourMm2 }) => tumourMm2 > 0));
  return { ...found, highestPercent: marked?.percent ?? found.percent, outlines: used };
}

/** The slices with an outlined body, of the series that has most of them. */
function richestSeries(outlines: readonly Outline[], images: ImageLookup): readonly ImageKey[] {
  const bySeries = new Map<string, Set<ImageKey>>();
  for (const { structure, image } of outlines) {
    const key = imageKeyOf(image);
    const series = images.get(key)?.series.id;
    if (structure !== 'body' || series === undefined) continue;
    bySeries.set(series, (bySeries.get(series) ?? new Set()).add(key));
  }
  const [most] = [...bySeries.values()].toSorted((a, b) => b.size - a.size);
  return most === undefined ? [] : [...most];
}

/** A point of an image in its own millimetres; areas do not ask where the axes point. */
const inMm = (plane: ImagePlane, [column, row]: ImagePoint): PlanePoint =>
  [column * plane.columnSpacingMm, row * plane.rowSpacingMm] as const as PlanePoint;
