import { gradePrint, type GradeValue } from '../../components/grade-chip/grade-value.ts';
import { ESCC_GRADES } from '../../domain/escc/escc.ts';
import type { SpineCell } from '../../components/spine-strip/spine-strip.ts';
import type { LevelRow } from '../../domain/level-table.ts';
import { toleranceWords } from '../../domain/rule-words.ts';
import type { Reading } from '../../domain/reading.ts';
import { sinsAnswerLabel, SINS_ITEM_LABELS } from '../../domain/sins/sins-words.ts';
import { SINS_ITEMS } from '../../domain/sins/sins.ts';
import type { PanePicture } from '../../editor/ports.ts';
import { shownGradeOfRow, sinsScore } from '../viewer/index.ts';
import { boardVerdict, gradeWords, nomsLetters, whyWords } from './board-model.ts';

/** One thing on the sheet. Unit: mm from the upper left corner; text by its base line, sizes in points. */
export type SheetItem =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly bold: boolean;
      readonly colour: string;
      /** Wrapped at this width. */
      readonly width: number;
      /** Whether `x` is its middle. */
      readonly centred: boolean;
    }
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string | null;
      readonly edge: string | null;
      readonly dashed: boolean;
    }
  | {
      readonly kind: 'picture';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly picture: PanePicture;
    };

/** A4, lying. Unit: mm. */
export const SHEET = { width: 297, height: 210 } as const;

const INK = '#0d0f11';
const QUIET = '#474e57';
const HAIRLINE = '#bec4cb';
const GRADE_FILL: Readonly<Record<string, string>> = {
  '0': '#6787cc',
  '1a': '#9cc6ee',
  '1b': '#efe8c8',
  '1c': '#f7be3b',
  '2': '#e8662a',
  '3': '#b6285c',
};

/** What a sheet shows of one level. `heading` names the case, without the patient unless that was asked for. */
export interface SheetContent {
  readonly heading: string;
  readonly row: LevelRow;
  /** Every level of the reading, worst first. */
  readonly rows: readonly LevelRow[];
  readonly reading: Reading;
  readonly cells: readonly SpineCell[];
  /** What differs from the kept reading, one phrase each. */
  readonly changes: readonly string[];
  /** What became of the level since the prior; null without one. */
  readonly prior: string | null;
  readonly axial: PanePicture | null;
  readonly sagittal: PanePicture | null;
}

/** One case on one page of white paper. No identity but what the heading says. */
export function boardSheet(content: SheetContent): readonly SheetItem[] {
  return [
    text(12, 14, content.heading, { size: 16, bold: true, width: 273 }),
    ...(content.changes.length === 0
      ? []
      : [
          text(12, 20, `Changed at the board, not saved: ${content.changes.join(', ')}`, {
            size: 10,
            bold: true,
            width: 273,
          }),
        ]),
    ...pictures(content),
    ...verdict(content.row, columnOf(content)),
    ...strip(content.cells),
    ...(content.prior === null
      ? []
      : [text(12, TOP + PICTURE_HEIGHT + 30, content.prior, { size: 11, bold: true, width: 273 })]),
    ...noms(content),
    text(
      12,
      204,
      `Decision support for trained readers, not a diagnosis. ${toleranceWords(content.reading.rules)}`,
      {
        size: 8,
        colour: QUIET,
        width: 273,
      },
    ),
  ];
}

function text(
  x: number,
  y: number,
  words: string,
  style: { size: number; bold?: boolean; colour?: string; width: number; centred?: boolean },
): SheetItem {
  const { size, bold = false, colour = INK, width, centred = false } = style;
  return { kind: 'text', x, y, text: words, size, bold, colour, width, centred };
}

const filled = (x: number, y: number, width: number, height: number, fill: string): SheetItem => ({
  kind: 'box',
  x,
  y,
  width,
  height,
  fill,
  edge: null,
  dashed: false,
});

const TOP = 24;
const PICTURE_HEIGHT = 98;

const widthOf = ({ width, height }: PanePicture): number => (PICTURE_HEIGHT * width) / height;

function pictures({ axial, sagittal }: SheetContent): readonly SheetItem[] {
  let x = 12;
  return [axial, sagittal].flatMap((picture): readonly SheetItem[] => {
    if (!picture) return [];
    const width = widthOf(picture);
    const item: SheetItem = { kind: 'picture', x, y: TOP, width, height: PICTURE_HEIGHT, picture };
    x += width + 4;
    return [item];
  });
}

/** Where the verdict stands: beside the pictures, to the right margin. Unit: mm. */
function columnOf({ axial, sagittal }: SheetContent): {
  readonly x: number;
  readonly width: number;
} {
  const widths = [axial, sagittal].flatMap((one) => (one ? [widthOf(one) + 4] : []));
  const x = Math.min(196, 12 + 6 + widths.reduce((sum, one) => sum + one, 0));
  return { x, width: 285 - x };
}

function verdict(
  row: LevelRow,
  { x, width }: { readonly x: number; readonly width: number },
): readonly SheetItem[] {
  const grade = shownGradeOfRow(row);
  const score = sinsScore(row.sins);
  const arc = row.escc.deciding?.result.drawing.arc ?? null;
  const isProposal = grade?.state === 'proposal';
  const value = grade?.value ?? { kind: 'none' };
  const fill = value.kind === 'grade' && !isProposal ? (GRADE_FILL[value.grade] ?? null) : null;
  const total =
    score.lowest === score.highest ? `${score.lowest}` : `${score.lowest}-${score.highest}`;
  return [
    text(x, TOP + 4, `${row.caudaEquina ? 'Cauda equina' : 'ESCC'}, ${row.level}`, {
      size: 11,
      colour: QUIET,
      width,
    }),
    { kind: 'box', x, y: TOP + 7, width: 26, height: 20, fill, edge: INK, dashed: isProposal },
    text(x + 13, TOP + (value.kind === 'grade' ? 18.5 : 19), gradePrint(value), {
      size: value.kind === 'grade' || value.kind === 'cauda-equina' ? 26 : 15,
      bold: true,
      width: 24,
      colour: inkOn(fill),
      centred: true,
    }),
    ...gauge(x + 13, TOP + 22.5, value, inkOn(fill)),
    text(x + 30, TOP + 12, gradeWords(row), {
      size: 12,
      bold: true,
      width: width - 30,
    }),
    text(x + 30, TOP + 26, stateWords(row, isProposal), {
      size: 9,
      colour: QUIET,
      width: width - 30,
    }),
    text(x, TOP + 32, whyWords(row), { size: 9, width }),
    text(x, TOP + 44, 'Tumour to cord', { size: 11, colour: QUIET, width: 50 }),
    ...(row.gapMm === null ? [] : distanceScale(x + 70, TOP + 43, row.gapMm)),
    text(x + 50, TOP + 44, row.gapMm === null ? 'not measured' : `${row.gapMm.toFixed(1)} mm`, {
      size: 11,
      bold: true,
      width: 39,
    }),
    text(x, TOP + 50, 'Around the sac', { size: 11, colour: QUIET, width: 50 }),
    text(x + 50, TOP + 50, arc === null ? 'not measured' : `${Math.round(arc.totalDeg)}°`, {
      size: 11,
      bold: true,
      width: 39,
    }),
    text(x, TOP + 60, 'SINS', { size: 11, colour: QUIET, width: 20 }),
    text(x + 20, TOP + 60, total, { size: 20, bold: true, width: 28 }),
    text(x + 50, TOP + 60, score.sinsClass ?? 'class open', { size: 11, width: 39 }),
    ...SINS_ITEMS.flatMap((item, i): readonly SheetItem[] => {
      const answers = row.sins.choices[item];
      const [only] = answers;
      const isOpen = answers.length > 1 || only === undefined;
      const isProposed = row.sins.restsOnProposals.includes(item);
      const words = isOpen
        ? 'not assessed'
        : `${sinsAnswerLabel(item, only)}${isProposed ? ' (proposed)' : ''}`;
      const y = TOP + 67 + i * 6;
      return [
        text(x, y, SINS_ITEM_LABELS[item], { size: 10, colour: QUIET, width: 40 }),
        text(x + 40, y, words, { size: 10, width: width - 40 }),
      ];
    }),
  ];
}

/** A numeral on the fill of its grade. */
const inkOn = (fill: string | null): string => (fill === GRADE_FILL['3'] ? '#ffffff' : INK);

/** Six steps below a grade, lit up to it, so that it is never colour alone. */
function gauge(middle: number, y: number, value: GradeValue, ink: string): readonly SheetItem[] {
  if (value.kind !== 'grade') return [];
  const [step, pitch] = [2.6, 3.3];
  const left = middle - (5 * pitch + step) / 2;
  return ESCC_GRADES.map((_, i): SheetItem => ({
    kind: 'box',
    x: left + i * pitch,
    y,
    width: step,
    height: 1.5,
    fill: i <= ESCC_GRADES.indexOf(value.grade) ? ink : null,
    edge: ink,
    dashed: false,
  }));
}

/** Where the scale of the distance ends, as on the page. Unit: mm of the patient, mm of paper. */
const SCALE_END = { patient: 5, paper: 18 } as const;

/** The distance from tumour to cord with the marks of 2 and 3 mm. Source: spec clinical-rules, instrument 35. */
function distanceScale(x: number, y: number, gapMm: number): readonly SheetItem[] {
  const at = (mm: number): number =>
    x + (Math.min(mm, SCALE_END.patient) / SCALE_END.patient) * SCALE_END.paper;
  return [
    filled(x, y - 0.15, SCALE_END.paper, 0.3, INK),
    ...[2, 3].flatMap((mm) => [
      filled(at(mm) - 0.15, y - 1.2, 0.3, 2.4, INK),
      text(at(mm), y - 1.8, `${mm}`, { size: 7, colour: QUIET, width: 4, centred: true }),
    ]),
    filled(at(gapMm) - 0.8, y - 0.8, 1.6, 1.6, INK),
  ];
}

/** Whose word the grade is. */
const stateWords = (row: LevelRow, isProposal: boolean): string => {
  if (row.caudaEquina) return 'Neither scale is the ESCC';
  return isProposal ? 'Proposal, not confirmed' : 'Confirmed by the reader';
};

function strip(cells: readonly SpineCell[]): readonly SheetItem[] {
  const y = TOP + PICTURE_HEIGHT + 6;
  const width = 273 / cells.length;
  return cells.flatMap((cell, i): readonly SheetItem[] => {
    const x = 12 + i * width;
    const middle = x + (width - 0.6) / 2;
    const value = cell.grade?.value ?? null;
    const isProposal = cell.grade?.state === 'proposal' && value?.kind !== 'cauda-equina';
    const fill = value?.kind === 'grade' && !isProposal ? (GRADE_FILL[value.grade] ?? null) : null;
    return [
      {
        kind: 'box',
        x,
        y,
        width: width - 0.6,
        height: 8,
        fill: fill ?? (cell.imaged ? '#e6e8eb' : null),
        edge: isProposal ? INK : cell.imaged ? null : HAIRLINE,
        dashed: isProposal || !cell.imaged,
      },
      ...(value === null
        ? []
        : [
            text(middle, y + 5.4, gradePrint(value), {
              size: value.kind === 'grade' || value.kind === 'cauda-equina' ? 11 : 8,
              bold: true,
              colour: inkOn(fill),
              width: width + 4,
              centred: true,
            }),
          ]),
      text(middle, y + 12, cell.vertebra, {
        size: cell.hasFinding ? 10 : 8,
        bold: cell.hasFinding,
        colour: cell.hasFinding ? INK : QUIET,
        width,
        centred: true,
      }),
      ...(cell.sins === null
        ? []
        : [
            text(middle, y + 17, cell.sins, {
              size: 10,
              bold: true,
              width: width + 4,
              centred: true,
            }),
          ]),
    ];
  });
}

function noms({ row, rows, reading, prior }: SheetContent): readonly SheetItem[] {
  const y = TOP + PICTURE_HEIGHT + (prior === null ? 31 : 38);
  return [
    text(12, y, 'NOMS', { size: 12, bold: true, width: 60 }),
    ...nomsLetters(row, reading.clinical).flatMap(
      ({ letter, text: words, isKnown }, i): SheetItem[] => {
        const x = 12 + (i % 2) * 136;
        const line = y + 7 + Math.floor(i / 2) * 7;
        return [
          text(x, line, letter, { size: 11, bold: true, width: 8 }),
          text(x + 8, line, words, { size: 11, bold: !isKnown, width: 124 }),
        ];
      },
    ),
    ...branches(rows, reading, y + 23),
  ];
}

/** Room for the branches above the last line. Unit: mm. */
const BRANCHES_END = 200;
/** Sizes of type that are tried, the largest first. Unit: points. */
const BRANCH_SIZES = [11, 10, 9, 8, 7] as const;
const MM_PER_POINT = 0.3528;

/** The branches of every level below one another, in the largest type that leaves room for all. */
function branches(rows: readonly LevelRow[], reading: Reading, top: number): readonly SheetItem[] {
  const paragraphs = boardVerdict(rows, reading).map(({ levels, lines, beside }) =>
    [levels, ...lines.flatMap(({ head, text: words }) => [head, words]), beside]
      .filter((part) => part !== '')
      .join(' '),
  );
  const width = 273;
  const linesAt = (size: number): readonly number[] =>
    paragraphs.map((words) => Math.ceil((words.length * size * MM_PER_POINT * 0.5) / width));
  const lead = (size: number): number => size * MM_PER_POINT * 1.25;
  const sum = (lines: readonly number[]): number => lines.reduce((all, one) => all + one, 0);
  const size = BRANCH_SIZES.find((one) => top + sum(linesAt(one)) * lead(one) <= BRANCHES_END) ?? 7;
  const heights = linesAt(size);
  return paragraphs.map((words, i) =>
    text(12, top + sum(heights.slice(0, i)) * lead(size), words, { size, width }),
  );
}
