import { editsBetween } from '../../domain/board-edits.ts';
import { caudaText } from '../../domain/escc/cauda-words.ts';
import { explainEscc, gradeTitle, proposalTitle } from '../../domain/escc/explain.ts';
import { imageKeyOf, type ImageReference } from '../../domain/image-series.ts';
import type { ImageLookup } from '../../domain/image-lookup.ts';
import type { LevelRow } from '../../domain/level-table.ts';
import type { ClinicalFacts } from '../../domain/noms/clinical.ts';
import { deficitShort, studyDeficitText } from '../../domain/noms/deficit-words.ts';
import { nomsLevelOf } from '../../domain/noms/noms-level.ts';
import { nomsOfLevels } from '../../domain/noms/noms-levels.ts';
import { besideBranches, branchLines } from '../../domain/noms/noms-words.ts';
import { PRIMARIES } from '../../domain/noms/primaries.ts';
import { overrideOf } from '../../domain/reader-override.ts';
import type { Reading } from '../../domain/reading.ts';
import { SINS_ITEM_LABELS } from '../../domain/sins/sins-words.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import type { PaneFocus } from '../../editor/ports.ts';
import type { Vertebra } from '../../domain/level.ts';
import { STRUCTURES } from '../../domain/structures.ts';

/** One letter of NOMS as the board shows it. */
export interface NomsLetter {
  readonly letter: 'N' | 'O' | 'M' | 'S';
  readonly text: string;
  readonly isKnown: boolean;
}

/** The four letters at a level. What is not known says what to ask. */
export function nomsLetters(row: LevelRow, facts: ClinicalFacts): readonly NomsLetter[] {
  const { grade } = nomsLevelOf(row);
  const { deficit, primary, systemic } = facts;
  const isDeficitKnown = row.deficit !== null || (deficit !== null && deficit !== 'unknown');
  const { total, missing } = row.sins;
  const ask = missing.map((item) => SINS_ITEM_LABELS[item].toLowerCase()).slice(0, 2);
  return [
    {
      letter: 'N',
      isKnown: grade !== null && isDeficitKnown,
      text: [
        row.caudaEquina ? 'cauda equina' : (grade ?? 'no grade'),
        row.deficit !== null
          ? deficitShort(row.deficit)
          : deficit === null
            ? 'ask deficit'
            : studyDeficitText(deficit),
      ].join(', '),
    },
    {
      letter: 'O',
      isKnown: primary !== null && PRIMARIES[primary].radiosensitivity !== 'unclassified',
      text:
        primary === null
          ? 'Ask primary'
          : primary === 'unknown'
            ? 'No histology'
            : `${RADIO_TEXT[PRIMARIES[primary].radiosensitivity]} (${PRIMARIES[primary].name.toLowerCase()})`,
    },
    {
      letter: 'M',
      isKnown: total.class !== null,
      text: total.class ?? `Ask ${ask.join(', ')}`,
    },
    {
      letter: 'S',
      isKnown: systemic !== '',
      text: systemic === '' ? 'Ask burden' : systemic,
    },
  ];
}

const RADIO_TEXT = {
  sensitive: 'Radiosensitive',
  resistant: 'Radioresistant',
  unclassified: 'Unclassified',
} as const;

/** What the framework says on the board of levels that it leads the same way. */
export interface BoardBranch {
  /** Empty where the reading has one level. */
  readonly levels: string;
  /** Where it leads: one line, two where the stability is undetermined. */
  readonly lines: readonly { readonly head: string; readonly text: string }[];
  /** What is missing, what could change it, and what to see beside it. */
  readonly beside: string;
}

/** The last lines of the board: the branches of every level that differs, neurologically worst first. */
export function boardVerdict(
  rows: readonly LevelRow[],
  study: Pick<Reading, 'clinical' | 'rules'>,
): readonly BoardBranch[] {
  return nomsOfLevels(rows, study).map(({ levels, result }) => {
    const lines = branchLines(result).map(({ lead, title, text }) => ({
      head: `${lead}: ${title}.`,
      text,
    }));
    return {
      levels: rows.length > 1 ? levels.join(', ') : '',
      lines: lines.length === 0 ? [{ head: 'No branch yet.', text: '' }] : lines,
      beside: besideBranches(result).join(' '),
    };
  });
}

/** The grade of a row in a few words. */
export function gradeWords(row: LevelRow): string {
  if (row.caudaEquina) {
    const text = caudaText(row.cauda ?? row.escc.cauda ?? { a: null, b: null });
    if (text === '') return 'Below the conus: ESCC is not defined';
    return `Cauda equina: ${text}${row.cauda === null ? ', proposed' : ''}`;
  }
  if (row.confirmed) return gradeTitle(row.confirmed.grade);
  return row.escc.proposal ? proposalTitle(row.escc.proposal) : 'Not graded';
}

/** Why the grade is what it is: the deciding measures, in words. */
export function whyWords(row: LevelRow): string {
  const override = overrideOf(row);
  if (override !== null) return `${override}.`;
  const { deciding } = row.escc;
  if (!deciding) {
    return row.confirmed ? 'Graded by the reader, without outlines.' : 'No slice is outlined.';
  }
  // Two sentences are read from a distance; more are in the reading.
  return explainEscc(deciding.result)
    .split(/(?<=\.) (?=[A-Z])/)
    .slice(0, row.caudaEquina ? 1 : 2)
    .join(' ');
}

/** The image that shows a level best: where it was graded, the deciding slice, a key image, any outline of it. */
export function worstImage(reading: Reading, row: LevelRow): ImageReference | null {
  const { level } = row;
  return (
    row.confirmed?.image ??
    row.escc.deciding?.image ??
    reading.keyImages.find((one) => one.level === level)?.image ??
    reading.outlines.find((one) => one.level === level && one.role === 'index')?.image ??
    null
  );
}

/** Sides of what the pictures show. Unit: mm. */
const AXIAL_SPAN = { smallest: 45, largest: 90, margin: 2 } as const;
const SAGITTAL_SPAN = 130;

/** The part of an axial image around the canal; null where nothing is drawn. */
export function axialFocus(
  reading: Reading,
  image: ImageReference,
  images: ImageLookup,
): PaneFocus | null {
  const found = images.get(imageKeyOf(image));
  const points = reading.outlines
    .filter(
      (one) => STRUCTURES[one.structure].isCentred && imageKeyOf(one.image) === imageKeyOf(image),
    )
    .flatMap((one) => one.points);
  if (!found || points.length === 0) return null;
  const mm = found.frame.plane?.columnSpacingMm ?? 1;
  const span = (axis: 0 | 1): readonly [number, number] => {
    const values = points.map((point) => point[axis]);
    return [Math.min(...values), Math.max(...values)];
  };
  const [[x0, x1], [y0, y1]] = [span(0), span(1)];
  const size = Math.max(x1 - x0, y1 - y0) * mm * AXIAL_SPAN.margin;
  return {
    point: imagePoint((x0 + x1) / 2, (y0 + y1) / 2),
    span: Math.min(Math.max(size, AXIAL_SPAN.smallest), AXIAL_SPAN.largest),
  };
}

/** The part of the sagittal image around a level's label; null where it has none. */
export function sagittalFocus(reading: Reading, level: Vertebra): PaneFocus | null {
  const label = reading.levels.find((one) => one.vertebra === level);
  return label ? { point: label.point, span: SAGITTAL_SPAN } : null;
}

/** What was changed on the board against the kept reading, one phrase each: "pain at T4". */
export function changesOf(before: Reading, now: Reading): readonly string[] {
  const edits = before === now ? null : editsBetween(before, now);
  if (!edits) return [];
  return [
    ...Object.keys(edits.clinical).map((fact) => FACT_WORDS[fact as keyof ClinicalFacts]),
    ...(Object.keys(edits.checklist).length > 0 ? ['evaluation'] : []),
    ...Object.keys(edits.pain).map((level) => `pain at ${level}`),
    ...Object.keys(edits.deficits ?? {}).map((level) => `deficit at ${level}`),
  ];
}

const FACT_WORDS: Readonly<Record<keyof ClinicalFacts, string>> = {
  primary: 'primary',
  deficit: 'deficit, level not stated',
  priorRadiation: 'prior radiation',
  surgicalCandidate: 'surgery possible',
  systemic: 'systemic',
};
