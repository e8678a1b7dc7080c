import type { CaudaConfirmation } from './escc/cauda-confirmation.ts';
import { isLevelBelowConus } from './escc/conus.ts';
import { ESCC_GRADES, type EsccConfirmation, type EsccProposal } from './escc/escc.ts';
import {
  assessEsccLevel,
  type EsccLevelAssessment,
  type EsccSliceAssessment,
} from './escc/from-reading.ts';
import type { ImageLookup } from './image-lookup.ts';
import { imageKeyOf } from './image-series.ts';
import { VERTEBRAE, type Vertebra } from './level.ts';
import { compareVertebrae } from './levels/sequence.ts';
import type { LevelDeficit } from './noms/deficit.ts';
import type { LevelAssessment, Reading } from './reading.ts';
import { proposeSins } from './sins/propose.ts';
import { summariseSins, type SinsSummary } from './sins/summary.ts';
import { STRUCTURES } from './structures.ts';

/** A level with a finding: what the reader confirmed and what the marks propose. */
export interface LevelRow {
  readonly level: Vertebra;
  readonly confirmed: EsccConfirmation | null;
  readonly escc: EsccLevelAssessment;
  /** Below the conus, where ESCC is not defined. */
  readonly caudaEquina: boolean;
  /** The reader's grades of the cauda equina scales. */
  readonly cauda: CaudaConfirmation | null;
  /** Shortest distance between tumour and cord on the deciding slice. Unit: mm. */
  readonly gapMm: number | null;
  /** That distance was measured on another slice than the grade rests on. */
  readonly isGapElsewhere: boolean;
  /** The reader graded it on a sagittal image, because no axial one shows it. */
  readonly isReadOnSagittal: boolean;
  readonly sins: SinsSummary;
  /** What was asked of a neurological deficit; null where nothing was. */
  readonly deficit: LevelDeficit | null;
}

/** The levels anything was found or tumour was outlined at, worst first; a healthy level outlined for comparison is none. Several lesions are listed, never summed (X18). */
export const levelTable = (reading: Reading, images: ImageLookup): readonly LevelRow[] =>
  levelsWithFindings(reading)
    .map((level) => rowOf(reading, level, images))
    .toSorted(worstFirst);

/** The levels anything was found or outlined at, from head to tail. */
export function levelsWithFindings(reading: Reading): readonly Vertebra[] {
  const marked = new Set<Vertebra | null>(reading.markers.map(({ level }) => level));
  for (const { level, role, structure } of reading.outlines) {
    if (role === 'index' && STRUCTURES[structure].isTumour) marked.add(level);
  }
  return VERTEBRAE.filter((level) => {
    const assessment = reading.assessments[level];
    return marked.has(level) || (assessment !== undefined && saysSomething(assessment));
  });
}

/** Whether a reader found or decided anything; compartments looked at and found free are no finding. */
const saysSomething = (one: LevelAssessment): boolean =>
  one.escc !== null ||
  one.cauda !== null ||
  one.deficit !== null ||
  Object.keys(one.sins).length > 0 ||
  Object.values(one.compartments).some((finding) => finding !== 'absent');

function rowOf(reading: Reading, level: Vertebra, images: ImageLookup): LevelRow {
  const escc = assessEsccLevel(reading, level, images);
  const assessment = reading.assessments[level];
  const confirmed = assessment?.escc ?? null;
  const caudaEquina =
    confirmed === null &&
    ((assessment?.cauda ?? null) !== null ||
      (escc.proposal === null
        ? isLevelBelowConus(reading, level, images) === true
        : escc.proposal.kind === 'none' && escc.proposal.reason === 'below-conus'));
  const nearest = nearestSlice(escc.slices);
  return {
    level,
    confirmed,
    escc,
    caudaEquina,
    cauda: assessment?.cauda ?? null,
    gapMm: caudaEquina ? null : (nearest?.result.accompanying.gapMm ?? null),
    isGapElsewhere: nearest !== null && nearest !== escc.deciding,
    isReadOnSagittal: isOnSagittal(confirmed, images),
    sins: summariseSins(assessment?.sins ?? {}, proposeSins(reading, level, images)),
    deficit: assessment?.deficit ?? null,
  };
}

const isOnSagittal = (confirmed: EsccConfirmation | null, images: ImageLookup): boolean =>
  confirmed?.image != null &&
  images.get(imageKeyOf(confirmed.image))?.series.plane.nearest === 'sagittal';

/** Said wherever such a grade is. */
export const READ_ON_SAGITTAL = 'Read on sagittal images: the level has no axial ones.';

/** The slice on which tumour lies nearest to the cord; of equals the first. */
const nearestSlice = (slices: readonly EsccSliceAssessment[]): EsccSliceAssessment | null =>
  slices.reduce<EsccSliceAssessment | null>((best, one) => {
    const mm = one.result.accompanying.gapMm;
    const bestMm = best?.result.accompanying.gapMm ?? Infinity;
    return mm !== null && mm < bestMm ? one : best;
  }, null);

const worstFirst = (a: LevelRow, b: LevelRow): number =>
  esccRank(b) - esccRank(a) || bySins(a, b) || compareVertebrae(a.level, b.level);

/** The reader's grade counts before the proposal. */
const esccRank = ({ confirmed, escc }: LevelRow): number =>
  confirmed === null ? proposalRank(escc.proposal) : ESCC_GRADES.indexOf(confirmed.grade);

function proposalRank(proposal: EsccProposal | null): number {
  switch (proposal?.kind) {
    case 'grade':
      return ESCC_GRADES.indexOf(proposal.grade);
    case 'range':
      return ESCC_GRADES.indexOf(proposal.highest);
    case 'at-least':
      return ESCC_GRADES.indexOf(proposal.lowest);
    case 'none':
    case undefined:
      return -1;
  }
}

/** By the highest total that is possible, then by the lowest. */
const bySins = (a: LevelRow, b: LevelRow): number =>
  spanOf(b).max - spanOf(a).max || spanOf(b).min - spanOf(a).min;

const spanOf = ({ sins: { total } }: LevelRow): { readonly min: number; readonly max: number } =>
  total.kind === 'total' ? { min: total.total, max: total.total } : total;

/**
 * The rows that stand for the patient: the highest grade and the highest SINS, maxima and never sums.
 * Source: spec clinical-rules X18.
 */
export function worstLevels(rows: readonly LevelRow[]): {
  readonly escc: LevelRow | null;
  readonly sins: LevelRow | null;
} {
  const graded = rows.filter((row) => esccRank(row) >= 0);
  return {
    escc: graded.toSorted((a, b) => esccRank(b) - esccRank(a))[0] ?? null,
    sins: rows.toSorted(bySins)[0] ?? null,
  };
}
