import { toPatient } from '../../geometry/image-plane.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { meanOf } from '../../geometry/polygon.ts';
import { outlineToSlice, type SlicePlane } from '../../geometry/slice-plane.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import { angleBetweenDeg } from '../../geometry/vector.ts';
import type { FrameInSeries, ImageLookup } from '../image-lookup.ts';
import { imageKeyOf } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { spineDirectionAt, spineLine } from '../levels/locate.ts';
import type { Outline, OutlineStructure, Reading } from '../reading.ts';
import { isBelowConus } from './conus.ts';
import { outlinesOn } from './outlines-on.ts';
import type { ProjectedOutline } from './projected-outlines.ts';
import type { EsccReference, EsccSliceInput, EsccTumour, EsccTumourKind } from './slice-input.ts';

const TUMOURS: readonly EsccTumourKind[] = ['epidural', 'bone', 'paraspinal', 'intradural'];

/** What else a slice's input is made from, beside the outlines on it. */
export interface BesideTheSlice {
  readonly references: readonly EsccReference[];
  readonly projected: readonly ProjectedOutline[];
}

/** What the ESCC rule looks at on one axial frame: the outlines on it, those of parallel series, and the references. */
export function sliceInputOf(
  reading: Reading,
  level: Vertebra | null,
  home: FrameInSeries,
  slice: SlicePlane,
  images: ImageLookup,
  { references, projected }: BesideTheSlice,
): EsccSliceInput {
  const { frame, series } = home;
  const image = imageKeyOf(frame);
  const outlines = outlinesOn(reading, level, frame);
  const polygonsOf = (structure: OutlineStructure): readonly PlanePolygon[] => [
    ...outlines
      .filter((outline) => outline.structure === structure)
      .map((outline) => outlineToSlice(slice, outline.points)),
    ...projected
      .filter(({ outline }) => outline.structure === structure)
      .map(({ polygon }) => polygon),
  ];
  // Of two outlines of one structure the later is the reader's last word.
  const lastPolygon = (structure: OutlineStructure): PlanePolygon | null =>
    polygonsOf(structure).at(-1) ?? null;
  const belowConus = isBelowConus(reading, level, frame, images);
  const { rowSpacingMm, columnSpacingMm } = slice.imagePlane;
  return {
    rules: reading.rules,
    tumour: TUMOURS.flatMap((kind) =>
      polygonsOf(`tumour-${kind}`).map((polygon): EsccTumour => ({
        kind,
        polygon,
      })),
    ),
    sac: lastPolygon('sac'),
    // Below the conus the roots stand in the cord's place, so that the distance to them is measured.
    cord: lastPolygon(belowConus === true ? 'roots' : 'cord'),
    canal: lastPolygon('canal'),
    csf: polygonsOf('csf'),
    references,
    pixelMm: series.acquiredPixelMm ?? Math.max(rowSpacingMm, columnSpacingMm),
    tiltDeg: tiltOf(reading, home, slice, outlines, images),
    answers: level === null ? {} : (reading.assessments[level]?.esccAnswers[image] ?? {}),
    belowConus,
    ctMyelogram: series.modality === 'CT' || projected.some((one) => one.series.modality === 'CT'),
  };
}

/** The angle between the slice's normal and the spine beside its outlines; null with fewer than two labels. Unit: degrees. */
function tiltOf(
  reading: Reading,
  { frame, series }: FrameInSeries,
  slice: SlicePlane,
  outlines: readonly Outline[],
  images: ImageLookup,
): number | null {
  const line = spineLine(reading, images, series.frameOfReferenceUid);
  if (line === null || line.stations.length < 2) return null;
  const drawn = outlines.flatMap(({ points }) => points);
  const centre = drawn.length > 0 ? meanOf(drawn) : imagePoint(frame.columns / 2, frame.rows / 2);
  const angle = angleBetweenDeg(
    spineDirectionAt(line, toPatient(slice.imagePlane, centre)),
    slice.normal,
  );
  return Math.min(angle, 180 - angle);
}
