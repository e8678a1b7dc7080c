import { toPatient } from '../../geometry/image-plane.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { meanOf } from '../../geometry/polygon.ts';
import { createSlicePlane, outlineToSlice, type SlicePlane } from '../../geometry/slice-plane.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import { angleBetweenDeg } from '../../geometry/vector.ts';
import type { FrameInSeries, ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageReference } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { spineDirectionAt, spineLine } from '../levels/locate.ts';
import type { Outline, OutlineRole, OutlineStructure, Reading } from '../reading.ts';
import { isBelowConus } from './conus.ts';
import type { EsccReference, EsccSliceInput, EsccTumour, EsccTumourKind } from './slice-input.ts';

const TUMOURS: readonly EsccTumourKind[] = ['epidural', 'bone', 'paraspinal', 'intradural'];

/** The outlines of a level on one frame; those drawn before levels were named count for every level. */
export const outlinesOn = (
  reading: Reading,
  level: Vertebra | null,
  image: ImageReference,
): readonly Outline[] =>
  reading.outlines.filter(
    (outline) =>
      outline.role === 'index' &&
      (level === null || outline.level === null || outline.level === level) &&
      // Not by key: this runs for every outline of a reading whenever one point moves.
      outline.image.frameNumber === image.frameNumber &&
      outline.image.sopInstanceUid === image.sopInstanceUid,
  );

/** The outlines drawn for comparison with a level, on any frame. */
export const referenceOutlines = (reading: Reading, level: Vertebra | null): readonly Outline[] =>
  reading.outlines.filter(
    (outline) => outline.role !== 'index' && (level === null || outline.level === level),
  );

/** What the ESCC rule looks at on one axial frame, from the outlines on it and the level's references anywhere. */
export function sliceInputOf(
  reading: Reading,
  level: Vertebra | null,
  home: FrameInSeries,
  slice: SlicePlane,
  images: ImageLookup,
): EsccSliceInput {
  const { frame, series } = home;
  const image = imageKeyOf(frame);
  const outlines = outlinesOn(reading, level, frame);
  const belowConus = isBelowConus(reading, level, frame, images);
  const { rowSpacingMm, columnSpacingMm } = slice.imagePlane;
  return {
    rules: reading.rules,
    tumour: TUMOURS.flatMap((kind) =>
      polygonsOf(outlines, `tumour-${kind}`, slice).map((polygon): EsccTumour => ({
        kind,
        polygon,
      })),
    ),
    sac: lastPolygon(outlines, 'sac', slice),
    // Below the conus the roots stand in the cord's place, so that the distance to them is measured.
    cord: lastPolygon(outlines, belowConus === true ? 'roots' : 'cord', slice),
    canal: lastPolygon(outlines, 'canal', slice),
    csf: polygonsOf(outlines, 'csf', slice),
    references: [
      ...referencesOf(reading, level, 'reference-above', images),
      ...referencesOf(reading, level, 'reference-below', images),
    ],
    pixelMm: series.acquiredPixelMm ?? Math.max(rowSpacingMm, columnSpacingMm),
    tiltDeg: tiltOf(reading, home, slice, outlines, images),
    answers: level === null ? {} : (reading.assessments[level]?.esccAnswers[image] ?? {}),
    belowConus,
    ctMyelogram: series.modality === 'CT',
  };
}

const polygonsOf = (
  outlines: readonly Outline[],
  structure: OutlineStructure,
  slice: SlicePlane,
): readonly PlanePolygon[] =>
  outlines
    .filter((outline) => outline.structure === structure)
    .map((outline) => outlineToSlice(slice, outline.points));

/** Of two outlines of one structure the later is the reader's last word. */
const lastPolygon = (
  outlines: readonly Outline[],
  structure: OutlineStructure,
  slice: SlicePlane,
): PlanePolygon | null => polygonsOf(outlines, structure, slice).at(-1) ?? null;

/**
 * The reference of one role: the frame on which most of it was outlined, of equals the one drawn on last. Its outlines
 * are taken from that frame alone, because they are placed by each other.
 */
function referencesOf(
  reading: Reading,
  level: Vertebra | null,
  role: OutlineRole,
  images: ImageLookup,
): readonly EsccReference[] {
  const outlines = referenceOutlines(reading, level).filter((outline) => outline.role === role);
  const candidates = [...new Set(outlines.map(({ image }) => imageKeyOf(image)))].flatMap(
    (image) => {
      const plane = images.get(image)?.frame.plane;
      const slice = plane ? createSlicePlane(plane) : null;
      if (slice === null) return [];
      const here = outlines.filter((outline) => imageKeyOf(outline.image) === image);
      const reference: EsccReference = {
        sac: lastPolygon(here, 'sac', slice),
        cord: lastPolygon(here, 'cord', slice),
        canal: lastPolygon(here, 'canal', slice),
      };
      return [{ reference, count: Object.values(reference).filter((one) => one !== null).length }];
    },
  );
  const most = Math.max(0, ...candidates.map(({ count }) => count));
  const best = candidates.findLast(({ count }) => count === most && count > 0);
  return best === undefined ? [] : [best.reference];
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
