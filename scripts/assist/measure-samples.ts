import type { TissueLevels } from '../../src/domain/assist/cord.ts';
import { ASSIST_VERSION, type AssistProposal } from '../../src/domain/assist/propose.ts';
import { ESCC_GRADES } from '../../src/domain/escc/escc.ts';
import type { OutlineSource } from '../../src/domain/escc/proposed-outlines.ts';
import type { OutlineRole } from '../../src/domain/reading.ts';
import { agreementOf, type Agreement } from './agreement.ts';
import { sampleSlices, sampleTruth, type SampleTruth, type TrueSlice } from './axial-case.ts';
import { productGrade, referenceFrom, type GradedOutlines } from './product-grade.ts';
import { proposalOn, type Given } from './proposals.ts';

/** The columns by which slices are counted: the grade, or what there is instead of a metastasis. */
export const GROUPS = [...ESCC_GRADES, 'no tumour', 'pus, blood'] as const;
/** One of them. */
export type Group = (typeof GROUPS)[number];

/** A proposal held against the truth. */
export interface MeasuredProposal {
  readonly caseId: string;
  readonly group: Group;
  readonly isIntradural: boolean;
  readonly proposal: AssistProposal | null;
  readonly cord: Agreement | null;
  readonly sac: Agreement | null;
}

/** A grade held against the truth. Ranks of `ESCC_GRADES`. */
export interface MeasuredGrade {
  readonly caseId: string;
  readonly truth: number;
  readonly span: { readonly lowest: number; readonly highest: number } | null;
  /** Below the truth without anything that says so. */
  readonly isSilent: boolean;
  readonly isWorstSlice: boolean;
}

/** Everything measured on one sample for one way of asking. */
export interface MeasuredCase {
  readonly proposals: readonly MeasuredProposal[];
  readonly grades: readonly MeasuredGrade[];
}

/** A sample's axial T2 slices with a cord, in order, and what its model knows. */
export interface LoadedCase {
  readonly id: string;
  readonly truth: SampleTruth;
  readonly slices: readonly TrueSlice[];
}

/** Loads a sample's axial T2 slices above the conus. */
export async function loadCase(id: string): Promise<LoadedCase> {
  const slices = await sampleSlices(id, 'ax-t2');
  return {
    id,
    truth: sampleTruth(id),
    slices: slices.filter((slice) => slice.outlines('cord').length > 0),
  };
}

function groupOf(slice: TrueSlice, { esccBySlice, diagnosis }: SampleTruth): Group {
  const grade = esccBySlice.find((one) => one.sopInstanceUid === slice.frame.sopInstanceUid)?.grade;
  const known = ESCC_GRADES.find((one) => one === grade);
  if (known !== undefined) return known;
  return /abscess|haematoma/.test(diagnosis) ? 'pus, blood' : 'no tumour';
}

/** Proposes on every slice of a sample, and grades what it proposed with true tumour and canal. */
export function measureCase({ truth, slices, id }: LoadedCase, given: Given): MeasuredCase {
  const levels = knownLevelsOf(slices);
  const found = new Map<string, AssistProposal | null>(
    slices.map((slice, index) => {
      const [cord = []] = slice.outlines('cord');
      return [
        slice.frame.sopInstanceUid,
        proposalOn(slice, cord, given, index, levels(slice)),
      ] as const;
    }),
  );
  const proposalOf = (slice: TrueSlice): AssistProposal | null =>
    found.get(slice.frame.sopInstanceUid) ?? null;
  return {
    proposals: slices.map((slice): MeasuredProposal => {
      const proposal = proposalOf(slice);
      const [cord, sac] = [slice.outlines('cord')[0], slice.outlines('sac')[0]];
      return {
        caseId: id,
        group: groupOf(slice, truth),
        isIntradural: slice.outlines('tumour-intradural').length > 0,
        proposal,
        cord: proposal && cord ? agreementOf(proposal.cord.points, cord, slice.slice) : null,
        sac: proposal?.sac && sac ? agreementOf(proposal.sac.points, sac, slice.slice) : null,
      };
    }),
    grades: gradesOf(
      { truth, slices, id },
      (slice) => {
        const proposal = proposalOf(slice);
        return { cord: proposal?.cord.points ?? null, sac: proposal?.sac?.points ?? null };
      },
      proposalOf,
    ),
  };
}

/** The product's grades on the true outlines: the most that proposals could reach. */
export const gradeTruth = (loaded: LoadedCase): readonly MeasuredGrade[] =>
  gradesOf(
    loaded,
    (slice) => ({ cord: slice.outlines('cord')[0] ?? null, sac: slice.outlines('sac')[0] ?? null }),
    null,
  );

/** What is graded as the truth was drawn by hand: `proposalOf` is null. */
function gradesOf(
  { truth, slices, id: caseId }: LoadedCase,
  outlinesOf: (slice: TrueSlice) => GradedOutlines,
  proposalOf: ((slice: TrueSlice) => AssistProposal | null) | null,
): readonly MeasuredGrade[] {
  const byUid = new Map<string, TrueSlice>(
    slices.map((slice) => [slice.frame.sopInstanceUid, slice]),
  );
  const referencesOf = (lesion: SampleTruth['lesions'][number]): readonly TrueSlice[] =>
    [lesion.referenceSlices.above, lesion.referenceSlices.below].flatMap((uid) => {
      const slice = uid === null ? undefined : byUid.get(uid);
      return slice ? [slice] : [];
    });
  const sourcesOf = (slice: TrueSlice, role: OutlineRole): readonly OutlineSource[] => {
    const proposal = proposalOf?.(slice);
    if (proposal == null) return [];
    const { joint, noFluidShare } = proposal;
    const said = { method: ASSIST_VERSION, joint, noFluidShare };
    return (['cord', 'sac'] as const).map((structure) => ({
      structure,
      role,
      origin: 'proposed-accepted',
      proposal: said,
    }));
  };
  return truth.esccBySlice.flatMap((known): readonly MeasuredGrade[] => {
    const slice = byUid.get(known.sopInstanceUid);
    const wanted = ESCC_GRADES.findIndex((grade) => grade === known.grade);
    if (!slice || wanted < 0) return [];
    // Of several lesions the one that was outlined in the same series.
    const lesion = truth.lesions.find(
      ({ worstSlice }) => worstSlice !== null && byUid.get(worstSlice)?.series === slice.series,
    );
    if (!lesion) return [];
    const references = referencesOf(lesion);
    const { span, isFlagged } = productGrade(
      slice,
      outlinesOf(slice),
      references.map((one) => referenceFrom(one, outlinesOf(one))),
      [
        ...sourcesOf(slice, 'index'),
        ...references.flatMap((one) => sourcesOf(one, 'reference-above')),
      ],
    );
    const isTrusted = proposalOf === null || (proposalOf(slice)?.joint ?? 0) >= 0.5;
    return [
      {
        caseId,
        truth: wanted,
        span,
        isSilent: span !== null && span.highest < wanted && isTrusted && !isFlagged,
        isWorstSlice: known.sopInstanceUid === lesion.worstSlice,
      },
    ];
  });
}

/** Grey levels for a slice: those of the nearest slice of its series that is clear by itself. */
function knownLevelsOf(slices: readonly TrueSlice[]): (slice: TrueSlice) => TissueLevels | null {
  const clear = slices.flatMap((slice, index) => {
    const [cord = []] = slice.outlines('cord');
    if (slice.outlines('tumour-epidural').length > 0) return [];
    const levels = proposalOn(slice, cord, 'no walls', index, null)?.levels;
    return levels ? [{ slice, levels }] : [];
  });
  return (slice) => {
    const alike = clear.filter((one) => one.slice.series === slice.series);
    const place = slice.series.frames.indexOf(slice.frame);
    const distance = (one: TrueSlice): number =>
      Math.abs(one.series.frames.indexOf(one.frame) - place);
    const nearest = alike.toSorted((a, b) => distance(a.slice) - distance(b.slice))[0];
    return nearest?.levels ?? null;
  };
}
