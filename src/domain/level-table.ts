import { ESCC_GRADES, type EsccConfirmation, type EsccProposal } from './escc/escc.ts';
import { assessEsccLevel, type EsccLevelAssessment } from './escc/from-reading.ts';
import type { ImageLookup } from './image-lookup.ts';
import type { Vertebra } from './level.ts';
import { compareVertebrae } from './levels/sequence.ts';
import type { Reading } from './reading.ts';
import { proposeSins } from './sins/propose.ts';
import { summariseSins, type SinsSummary } from './sins/summary.ts';

/** A level with a finding: what the reader confirmed and what the marks propose. */
export interface LevelRow {
  readonly level: Vertebra;
  readonly confirmed: EsccConfirmation | null;
  readonly escc: EsccLevelAssessment;
  /** Below the conus, where ESCC is not defined. */
  readonly caudaEquina: boolean;
  /** Shortest distance between tumour and cord on the deciding slice. Unit: mm. */
  readonly gapMm: number | null;
  readonly sins: SinsSummary;
}

/** The levels anything was said of or outlined at, worst first. Several lesions are listed, never summed (X18). */
export function levelTable(reading: Reading, images: ImageLookup): readonly LevelRow[] {
  const levels = new Set<Vertebra>(Object.keys(reading.assessments) as Vertebra[]);
  for (const outline of reading.outlines) {
    if (outline.level !== null && outline.role === 'index') levels.add(outline.level);
  }
  return [...levels].map((level) => rowOf(reading, level, images)).sort(worstFirst);
}

function rowOf(reading: Reading, level: Vertebra, images: ImageLookup): LevelRow {
  const escc = assessEsccLevel(reading, level, images);
  const assessment = reading.assessments[level];
  const gap = escc.deciding?.result.measures.find((measure) => measure.name === 'gap');
  return {
    level,
    confirmed: assessment?.escc ?? null,
    escc,
    caudaEquina: escc.proposal?.kind === 'none' && escc.proposal.reason === 'below-conus',
    gapMm: gap?.value ?? null,
    sins: summariseSins(assessment?.sins ?? {}, proposeSins(reading, level)),
  };
}

function worstFirst(a: LevelRow, b: LevelRow): number {
  return (
    esccRank(b) - esccRank(a) ||
    highestSins(b) - highestSins(a) ||
    compareVertebrae(a.level, b.level)
  );
}

/** The reader's grade counts before the proposal. */
const esccRank = ({ confirmed, escc }: LevelRow): number =>
  confirmed ? ESCC_GRADES.indexOf(confirmed.grade) : proposalRank(escc.proposal);

function proposalRank(proposal: EsccProposal | null): number {
  switch (proposal?.kind) {
    case 'grade':
      return ESCC_GRADES.indexOf(proposal.grade);
    case 'range':
      return ESCC_GRADES.indexOf(proposal.highest);
    case 'at-least':
      return ESCC_GRADES.indexOf(proposal.lowest);
    default:
      return -1;
  }
}

const highestSins = ({ sins: { total } }: LevelRow): number =>
  total.kind === 'total' ? total.total : total.min;
