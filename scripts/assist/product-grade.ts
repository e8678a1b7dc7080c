import type { EsccGrade, EsccProposal } from '../../src/domain/escc/escc.ts';
import { ESCC_GRADES } from '../../src/domain/escc/escc.ts';
import { gradeSlice } from '../../src/domain/escc/grade-slice.ts';
import { doubtOf, type OutlineSource } from '../../src/domain/escc/proposed-outlines.ts';
import type {
  EsccReference,
  EsccTumour,
  EsccTumourKind,
} from '../../src/domain/escc/slice-input.ts';
import { createSlicePlane, outlineToSlice } from '../../src/geometry/slice-plane.ts';
import type { ImagePoint, PlanePolygon } from '../../src/geometry/spaces.ts';
import type { TrueSlice } from './axial-case.ts';

/** Cord and sac as they are graded: the truth, or what was proposed. */
export interface GradedOutlines {
  readonly cord: readonly ImagePoint[] | null;
  readonly sac: readonly ImagePoint[] | null;
}

const TUMOURS: readonly EsccTumourKind[] = ['epidural', 'bone', 'paraspinal', 'intradural'];

const planePolygon = (
  { frame }: TrueSlice,
  points: readonly ImagePoint[] | null | undefined,
): PlanePolygon | null => {
  const plane = frame.plane && createSlicePlane(frame.plane);
  return plane && points ? outlineToSlice(plane, points) : null;
};

/** An uninvolved slice with its outlines; the canal is the true one. */
export const referenceFrom = (slice: TrueSlice, { cord, sac }: GradedOutlines): EsccReference => ({
  cord: planePolygon(slice, cord),
  sac: planePolygon(slice, sac),
  canal: planePolygon(slice, slice.outlines('canal')[0]),
});

/** What the product says of a slice: the grades its proposal allows, and whether it asks for a look. */
export interface ProductGrade {
  readonly proposal: EsccProposal;
  /** Null where nothing is proposed. Ranks of `ESCC_GRADES`. */
  readonly span: { readonly lowest: number; readonly highest: number } | null;
  readonly isFlagged: boolean;
}

/** The product's own grade of a slice with true tumour and canal. `sources`: of the slice's outlines and its references'. */
export function productGrade(
  slice: TrueSlice,
  { cord, sac }: GradedOutlines,
  references: readonly EsccReference[],
  sources: readonly OutlineSource[],
): ProductGrade {
  const { plane } = slice.frame;
  const spacing = plane ? Math.max(plane.rowSpacingMm, plane.columnSpacingMm) : 0;
  const pixelMm = slice.series.acquiredPixelMm ?? spacing;
  const { proposal, flags } = gradeSlice({
    tumour: TUMOURS.flatMap((kind) =>
      slice.outlines(`tumour-${kind}`).flatMap((points): readonly EsccTumour[] => {
        const polygon = planePolygon(slice, points);
        return polygon ? [{ kind, polygon }] : [];
      }),
    ),
    sac: planePolygon(slice, sac),
    cord: planePolygon(slice, cord),
    canal: planePolygon(slice, slice.outlines('canal')[0]),
    csf: [],
    references,
    pixelMm,
    tiltDeg: null,
    answers: {},
    belowConus: false,
    ctMyelogram: false,
    doubt: doubtOf(sources, pixelMm),
  });
  return {
    proposal,
    span: spanOf(proposal),
    isFlagged: flags.some(({ kind }) => kind === 'boundary' || kind === 'review'),
  };
}

const rank = (grade: EsccGrade): number => ESCC_GRADES.indexOf(grade);

function spanOf(proposal: EsccProposal): ProductGrade['span'] {
  switch (proposal.kind) {
    case 'none':
      return null;
    case 'grade':
      return { lowest: rank(proposal.grade), highest: rank(proposal.grade) };
    case 'range':
      return { lowest: rank(proposal.lowest), highest: rank(proposal.highest) };
    case 'at-least':
      return { lowest: rank(proposal.lowest), highest: ESCC_GRADES.length - 1 };
  }
}
