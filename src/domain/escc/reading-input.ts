import { PartMemo } from '../../base/part-memo.ts';
import { toPatient } from '../../geometry/image-plane.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { meanOf } from '../../geometry/polygon.ts';
import { outlineToSlice, type SlicePlane } from '../../geometry/slice-plane.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import { angleBetweenDeg } from '../../geometry/vector.ts';
import type { FrameInSeries, ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageFrame } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { spineDirectionAt, spineLine, type SpineLine } from '../levels/locate.ts';
import type { Outline, OutlineStructure, Reading } from '../reading.ts';
import { ruleValue } from '../rules.ts';
import { isBelowConus } from './conus.ts';
import { outlinesOn } from './outlines-on.ts';
import type { ProjectedOutline } from './projected-outlines.ts';
import { doubtOf } from './proposed-outlines.ts';
import type { EsccReference, EsccSliceInput, EsccTumour, EsccTumourKind } from './slice-input.ts';

const TUMOURS: readonly EsccTumourKind[] = ['epidural', 'bone', 'paraspinal', 'intradural'];

/** What else a slice's input is made from, beside the outlines on it. */
export interface BesideTheSlice {
  readonly references: readonly EsccReference[];
  readonly projected: readonly ProjectedOutline[];
  /** The outlines that the references are made of. */
  readonly compared: readonly Outline[];
}

/** What the ESCC rule looks at on one axial frame: the outlines on it, those of parallel series, and the references. */
export function sliceInputOf(
  reading: Reading,
  level: Vertebra | null,
  home: FrameInSeries,
  slice: SlicePlane,
  images: ImageLookup,
  { references, projected, compared }: BesideTheSlice,
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
  const pixelMm = series.acquiredPixelMm ?? Math.max(rowSpacingMm, columnSpacingMm);
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
    pixelMm,
    tiltDeg: obliqueTilt(reading, level, home, slice, images),
    answers: level === null ? {} : (reading.assessments[level]?.esccAnswers[image] ?? {}),
    belowConus,
    ctMyelogram: series.modality === 'CT' || projected.some((one) => one.series.modality === 'CT'),
    doubt: doubtOf([...outlines, ...compared], pixelMm),
  };
}

/** The tilt of a slice where it is to be pointed out; null within the rule's limit. Unit: degrees. */
export function obliqueTilt(
  reading: Reading,
  level: Vertebra | null,
  home: FrameInSeries,
  slice: SlicePlane,
  images: ImageLookup,
): number | null {
  const outlines = outlinesOn(reading, level, home.frame);
  const [first] = outlines;
  const line = spineLine(reading, images, home.series.frameOfReferenceUid);
  if (line === null || line.stations.length < 2) return null;
  const make = (): number => tiltOf(line, home.frame, slice, outlines);
  const tilt =
    first === undefined ? make() : TILTS.get(first, [line, home.frame.plane, ...outlines], make);
  return tilt > ruleValue(reading.rules, 'escc-oblique-deg') ? tilt : null;
}

const TILTS = new PartMemo<Outline, number>(2);

/** The angle between the slice's normal and the spine beside its outlines. Unit: degrees. */
function tiltOf(
  line: SpineLine,
  frame: ImageFrame,
  slice: SlicePlane,
  outlines: readonly Outline[],
): number {
  const drawn = outlines.flatMap(({ points }) => points);
  const centre = drawn.length > 0 ? meanOf(drawn) : imagePoint(frame.columns / 2, frame.rows / 2);
  const angle = angleBetweenDeg(
    spineDirectionAt(line, toPatient(slice.imagePlane, centre)),
    slice.normal,
  );
  return Math.min(angle, 180 - angle);
}
