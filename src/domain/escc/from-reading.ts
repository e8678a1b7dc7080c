import { toPatient } from '../../geometry/image-plane.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { createSlicePlane, outlineToSlice, type SlicePlane } from '../../geometry/slice-plane.ts';
import { angleBetweenDeg } from '../../geometry/vector.ts';
import type { FrameInSeries, ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageReference } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { spineDirectionAt, spineLine } from '../levels/locate.ts';
import type { Outline, OutlineRole, OutlineStructure, Reading } from '../reading.ts';
import { isBelowConus } from './conus.ts';
import { ESCC_GRADES, type EsccGrade, type EsccProposal } from './escc.ts';
import { gradeSlice } from './grade-slice.ts';
import type { EsccReference, EsccSliceInput, EsccTumour, EsccTumourKind } from './slice-input.ts';
import type { EsccSliceResult } from './slice-result.ts';

/** The proposal for one slice, with all it rests on. */
export interface EsccSliceAssessment {
  readonly image: ImageReference;
  readonly level: Vertebra | null;
  readonly slice: SlicePlane;
  readonly input: EsccSliceInput;
  readonly result: EsccSliceResult;
}

/** The proposal for a level over all its slices. */
export interface EsccLevelAssessment {
  readonly level: Vertebra;
  readonly slices: readonly EsccSliceAssessment[];
  /** The slice with the highest proposal; null when nothing was outlined. */
  readonly deciding: EsccSliceAssessment | null;
  readonly proposal: EsccProposal | null;
}

const TUMOURS: readonly EsccTumourKind[] = ['epidural', 'bone', 'paraspinal', 'intradural'];

/** The proposal for one axial frame. Null without geometry, off the axial plane, or where nothing of the level is outlined. */
export function assessEsccSlice(
  reading: Reading,
  level: Vertebra | null,
  image: ImageReference,
  images: ImageLookup,
): EsccSliceAssessment | null {
  const home = images.get(imageKeyOf(image));
  const slice = home?.frame.plane ? createSlicePlane(home.frame.plane) : null;
  const outlines = outlinesOn(reading, level, image);
  if (!home || !slice || outlines.length === 0) return null;
  const input = sliceInput(reading, level, home, slice, outlines, images);
  return {
    image: { sopInstanceUid: image.sopInstanceUid, frameNumber: image.frameNumber },
    level,
    slice,
    input,
    result: gradeSlice(input),
  };
}

/** The proposal for a level: the highest of its slices, which is named. Source: spec clinical-rules 3.4. */
export function assessEsccLevel(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): EsccLevelAssessment {
  const seen = new Map<string, ImageReference>();
  for (const outline of reading.outlines) {
    if (outline.level === level && outline.role === 'index') {
      seen.set(imageKeyOf(outline.image), outline.image);
    }
  }
  const slices = [...seen.values()].flatMap((image) => {
    const assessed = assessEsccSlice(reading, level, image, images);
    return assessed ? [assessed] : [];
  });
  const deciding = [...slices].sort((a, b) => rankOf(b) - rankOf(a))[0] ?? null;
  return { level, slices, deciding, proposal: deciding?.result.proposal ?? null };
}

/** Higher is worse; a slice that cannot be graded comes before one without tumour and after every grade. */
function rankOf({ result: { proposal } }: EsccSliceAssessment): number {
  switch (proposal.kind) {
    case 'grade':
      return 10 + gradeIndex(proposal.grade);
    case 'range':
      return 10 + gradeIndex(proposal.highest) - 0.1;
    case 'at-least':
      return 10 + gradeIndex(proposal.lowest) + 0.1;
    case 'none':
      return proposal.reason === 'no-tumour' || proposal.reason === 'no-sac' ? 0 : 1;
  }
}

const gradeIndex = (grade: EsccGrade): number => ESCC_GRADES.indexOf(grade);

function outlinesOn(
  reading: Reading,
  level: Vertebra | null,
  image: ImageReference,
): readonly Outline[] {
  return reading.outlines.filter(
    (outline) =>
      outline.role === 'index' &&
      (level === null || outline.level === level) &&
      imageKeyOf(outline.image) === imageKeyOf(image),
  );
}

function sliceInput(
  reading: Reading,
  level: Vertebra | null,
  home: FrameInSeries,
  slice: SlicePlane,
  outlines: readonly Outline[],
  images: ImageLookup,
): EsccSliceInput {
  const { frame, series } = home;
  const polygons = (structure: OutlineStructure): EsccSliceInput['csf'] =>
    outlines
      .filter((outline) => outline.structure === structure)
      .map((outline) => outlineToSlice(slice, outline.points));
  // Of two outlines of one structure the later is the reader's last word.
  const only = (structure: OutlineStructure): EsccSliceInput['sac'] =>
    polygons(structure).at(-1) ?? null;
  const spacing = frame.plane ? Math.max(frame.plane.rowSpacingMm, frame.plane.columnSpacingMm) : 1;
  return {
    tumour: TUMOURS.flatMap((kind) =>
      polygons(`tumour-${kind}`).map((polygon): EsccTumour => ({ kind, polygon })),
    ),
    sac: only('sac'),
    cord: only('cord'),
    canal: only('canal'),
    csf: polygons('csf'),
    references: referencesOf(reading, level, images),
    pixelMm: series.acquiredPixelMm ?? spacing,
    tiltDeg: tiltOf(reading, home, slice, images),
    answers: level ? (reading.assessments[level]?.esccAnswers[imageKeyOf(frame)] ?? {}) : {},
    belowConus: isBelowConus(reading, level, frame, images),
    ctMyelogram: series.modality === 'CT',
  };
}

/** The outlines of uninvolved levels above and below, each in its own slice. */
function referencesOf(
  reading: Reading,
  level: Vertebra | null,
  images: ImageLookup,
): readonly EsccReference[] {
  const ofRole = (role: OutlineRole): readonly EsccReference[] => {
    const outlines = reading.outlines.filter(
      (outline) => outline.role === role && outline.level === level,
    );
    const polygon = (structure: OutlineStructure): EsccReference['sac'] => {
      const outline = outlines.filter((one) => one.structure === structure).at(-1);
      const plane = outline && images.get(imageKeyOf(outline.image))?.frame.plane;
      const slice = plane ? createSlicePlane(plane) : null;
      return outline && slice ? outlineToSlice(slice, outline.points) : null;
    };
    const reference = { sac: polygon('sac'), cord: polygon('cord'), canal: polygon('canal') };
    return Object.values(reference).every((one) => one === null) ? [] : [reference];
  };
  return [...ofRole('reference-above'), ...ofRole('reference-below')];
}

/** The angle between the slice's normal and the spine there; null with fewer than two labels. Unit: degrees. */
function tiltOf(
  reading: Reading,
  { frame, series }: FrameInSeries,
  slice: SlicePlane,
  images: ImageLookup,
): number | null {
  const line = spineLine(reading, images, series.frameOfReferenceUid);
  if (!line || !frame.plane) return null;
  const middle = toPatient(frame.plane, imagePoint(frame.columns / 2, frame.rows / 2));
  const direction = spineDirectionAt(line, middle);
  if (!direction) return null;
  const angle = angleBetweenDeg(direction, slice.normal);
  return Math.min(angle, 180 - angle);
}
