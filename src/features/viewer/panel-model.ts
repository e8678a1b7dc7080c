import {
  gradeValueOf,
  shownGradeOf,
  type ShownGrade,
} from '../../components/grade-chip/grade-value.ts';
import type { LevelRow as TableRow } from '../../components/level-table/level-table.ts';
import type {
  SinsCardScore,
  SinsCardProposals,
} from '../../components/sins-card/sins-card-model.ts';
import type { SpineCell } from '../../components/spine-strip/spine-strip.ts';
import { spineVertebrae } from '../../components/spine-strip/spine-vertebrae.ts';
import type { Compartment } from '../../domain/compartment.ts';
import type { Coverage } from '../../domain/coverage/coverage.ts';
import { caudaShort } from '../../domain/escc/cauda-words.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { LevelRow } from '../../domain/level-table.ts';
import type { Reading } from '../../domain/reading.ts';
import { explainSins, sinsTotalText } from '../../domain/sins/explain.ts';
import type { SinsProposals } from '../../domain/sins/proposal.ts';
import { SINS_ITEMS, type SinsItem } from '../../domain/sins/sins.ts';
import type { SinsSummary } from '../../domain/sins/summary.ts';

/** The grade of a level as it is shown: the reader's, else the proposal, else "CE" below the conus. */
export function shownGradeOfRow(row: LevelRow): ShownGrade | null {
  if (row.caudaEquina) return { value: { kind: 'cauda-equina' }, state: 'proposal' };
  return shownGradeOf(row.escc.proposal, row.confirmed);
}

/** The strip: every vertebra with what is known of it. `coverage` is null while no level is named. */
export function spineCells(
  reading: Reading,
  rows: readonly LevelRow[],
  coverage: Pick<Coverage, 'imaged'> | null,
): readonly SpineCell[] {
  const named = new Set(reading.levels.map((label) => label.vertebra));
  return spineVertebrae(reading.counting.transitional).map((vertebra) => {
    const row = rows.find((one) => one.level === vertebra);
    const hasSins = Object.keys(reading.assessments[vertebra]?.sins ?? {}).length > 0;
    return {
      vertebra,
      imaged: coverage === null || coverage.imaged.has(vertebra) || named.has(vertebra),
      grade: row ? shownGradeOfRow(row) : null,
      sins: row && hasSins ? sinsTotalText(row.sins.total) : null,
      hasFinding: row !== undefined,
    };
  });
}

function stateOf(row: LevelRow, initials: string): TableRow['state'] {
  if (row.confirmed !== null || (row.caudaEquina && row.cauda !== null)) {
    return { kind: 'confirmed', initials };
  }
  const { proposal, cauda } = row.escc;
  const isProposed = row.caudaEquina
    ? cauda !== null && (cauda.a !== null || cauda.b !== null)
    : proposal !== null && gradeValueOf(proposal).kind !== 'none';
  return { kind: isProposed ? 'proposal' : 'open' };
}

const NOT_GRADED = { a: null, b: null } as const;

/** The table of levels with disease, worst first. */
export function tableRows(
  rows: readonly LevelRow[],
  reading: Reading,
  initials: string,
): readonly TableRow[] {
  return rows.map((row) => ({
    vertebra: row.level,
    grade: shownGradeOfRow(row),
    cauda: row.caudaEquina ? caudaShort(row.cauda ?? row.escc.cauda ?? NOT_GRADED) : '',
    gapMm: row.gapMm,
    sins: sinsRange(row.sins, Object.keys(reading.assessments[row.level]?.sins ?? {}).length > 0),
    state: stateOf(row, initials),
  }));
}

function sinsRange(summary: SinsSummary, isStarted: boolean): TableRow['sins'] {
  if (!isStarted) return null;
  const { lowest, highest, sinsClass } = sinsScore(summary);
  return { lowest, highest, sinsClass };
}

/** The score of the SINS card. */
export function sinsScore(summary: SinsSummary): SinsCardScore {
  const { total } = summary;
  return {
    lowest: total.kind === 'total' ? total.total : total.min,
    highest: total.kind === 'total' ? total.total : total.max,
    sinsClass: total.class,
    dependsOn: total.kind === 'total' ? [] : total.dependsOn,
    provisional: summary.restsOnProposals.length > 0,
    sentence: explainSins(summary),
  };
}

/** The proposals of the SINS card: those that name an answer. */
export function sinsCardProposals(proposals: SinsProposals): SinsCardProposals {
  return Object.fromEntries(
    SINS_ITEMS.flatMap((item) => {
      const proposal = proposals[item];
      return proposal?.kind === 'answer' ? [[item, proposal]] : [];
    }),
  );
}

/** What the marks leave to ask of the SINS items. */
export function sinsQuestions(
  proposals: SinsProposals,
): Partial<Readonly<Record<SinsItem, string>>> {
  return Object.fromEntries(
    SINS_ITEMS.flatMap((item) => {
      const proposal = proposals[item];
      return proposal?.kind === 'ask' ? [[item, proposal.question] as const] : [];
    }),
  );
}

/** What marking a compartment changes in the scores, in a few words. */
export function compartmentEffects(
  level: Vertebra,
): Partial<Readonly<Record<Compartment, string>>> {
  const hasRibs = level.startsWith('T');
  const counting: readonly Compartment[] = [
    'pedicle-right', 'pedicle-left', 'facet-right', 'facet-left',
    ...(hasRibs ? (['costovertebral-right', 'costovertebral-left'] as const) : []),
  ]; // prettier-ignore
  return Object.fromEntries(counting.map((compartment) => [compartment, 'SINS posterolateral']));
}

/** A reader's initials, for lists. */
export function initialsOf(name: string | null): string {
  const letters = (name ?? '')
    .split(/[\s^,]+/u)
    .flatMap((word) => [...word].slice(0, 1))
    .join('');
  return letters.slice(0, 3).toUpperCase();
}
