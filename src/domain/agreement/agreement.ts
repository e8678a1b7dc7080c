import { ESCC_GRADES } from '../escc/escc.ts';
import { SINS_ITEMS, SINS_POINTS, type SinsItem } from '../sins/sins.ts';
import { answersOf, pointsOf } from '../sins/total.ts';
import { icc21 } from './icc.ts';
import { weightedKappa, type Kappa } from './kappa.ts';
import { rankOf, type Rating } from './ratings.ts';

/** Two readers over what both judged. */
export interface PairAgreement {
  readonly readers: readonly [string, string];
  /** `matrix[i][j]`: units that the first graded i and the second j, in the order of the ESCC grades. */
  readonly matrix: readonly (readonly number[])[];
  readonly linear: Kappa | null;
  readonly quadratic: Kappa | null;
  /** High (2, 3) against the rest. */
  readonly high: Kappa | null;
  /** Linear weights over the points of an item. */
  readonly items: Readonly<Record<SinsItem, Kappa | null>>;
}

/** A unit on which readers differ. */
export interface Disagreement {
  readonly unit: string;
  readonly unitName: string;
  readonly caseId: string | null;
  readonly said: readonly { readonly reader: string; readonly words: string }[];
}

/** Everything that several readers' ratings say about their agreement. */
export interface AgreementSummary {
  readonly readers: readonly string[];
  readonly pairs: readonly PairAgreement[];
  /** Over the units of which every reader gave a total. */
  readonly icc: { readonly value: number | null; readonly units: number };
  readonly disagreements: readonly Disagreement[];
}

/** High-grade compression begins here. Source: spec clinical-rules X1. */
const FIRST_HIGH = ESCC_GRADES.indexOf('2');

/** Compares readers two by two, and all of them over the SINS total. */
export function summariseAgreement(ratings: readonly Rating[]): AgreementSummary {
  const readers = [...new Set(ratings.map(({ reader }) => reader))];
  const of = (reader: string): ReadonlyMap<string, Rating> =>
    new Map(ratings.filter((one) => one.reader === reader).map((one) => [one.unit, one]));
  const byReader = readers.map(of);
  const pairs = readers.flatMap((first, i) =>
    readers.slice(i + 1).map((second, j): PairAgreement => {
      const [a, b] = [byReader[i], byReader[i + 1 + j]];
      return pairOf([first, second], bothOf(a ?? new Map(), b ?? new Map()));
    }),
  );
  const units = [...new Set(ratings.map(({ unit }) => unit))];
  const totals = units.flatMap((unit): readonly (readonly number[])[] => {
    const row = byReader.map((map) => map.get(unit)?.sinsTotal ?? null);
    return row.every((one) => one !== null) ? [row] : [];
  });
  return {
    readers,
    pairs,
    icc: { value: icc21(totals), units: totals.length },
    disagreements: units.flatMap((unit) => disagreementOf(unit, byReader)),
  };
}

type Both = readonly (readonly [Rating, Rating])[];

const bothOf = (a: ReadonlyMap<string, Rating>, b: ReadonlyMap<string, Rating>): Both =>
  [...a].flatMap(([unit, one]) => {
    const other = b.get(unit);
    return other ? [[one, other] as const] : [];
  });

function pairOf(readers: readonly [string, string], both: Both): PairAgreement {
  const grades = both.flatMap(([a, b]) => {
    const [i, j] = [rankOf(a.grade), rankOf(b.grade)];
    return i === null || j === null ? [] : [[i, j] as const];
  });
  const matrix = countsOf(ESCC_GRADES.length, grades);
  const isHigh = (rank: number): number => (rank >= FIRST_HIGH ? 1 : 0);
  return {
    readers,
    matrix,
    linear: weightedKappa(matrix, 'linear'),
    quadratic: weightedKappa(matrix, 'quadratic'),
    high: weightedKappa(
      countsOf(
        2,
        grades.map(([i, j]) => [isHigh(i), isHigh(j)] as const),
      ),
      'none',
    ),
    items: Object.fromEntries(
      SINS_ITEMS.map((item) => [item, itemKappa(item, both)]),
    ) as unknown as PairAgreement['items'],
  };
}

function itemKappa(item: SinsItem, both: Both): Kappa | null {
  // Categories in the order of their points, so that neighbours are a point or two apart.
  const order = answersOf(item).toSorted((a, b) => pointsOf(item, a) - pointsOf(item, b));
  const place = (value: string | undefined): number =>
    order.findIndex((answer) => answer === value);
  const pairs = both.flatMap(([a, b]) => {
    const [i, j] = [place(a.sins[item]), place(b.sins[item])];
    return i < 0 || j < 0 ? [] : [[i, j] as const];
  });
  return weightedKappa(countsOf(Object.keys(SINS_POINTS[item]).length, pairs), 'linear');
}

function countsOf(
  size: number,
  pairs: readonly (readonly [number, number])[],
): readonly (readonly number[])[] {
  const counts = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [i, j] of pairs) {
    const row = counts[i];
    if (row) row[j] = (row[j] ?? 0) + 1;
  }
  return counts;
}

function disagreementOf(
  unit: string,
  byReader: readonly ReadonlyMap<string, Rating>[],
): readonly Disagreement[] {
  const said = byReader.flatMap((map) => {
    const rating = map.get(unit);
    return rating ? [rating] : [];
  });
  const [first] = said;
  if (!first || said.length < 2) return [];
  const isSame = (a: Rating): boolean =>
    a.grade === first.grade && SINS_ITEMS.every((item) => a.sins[item] === first.sins[item]);
  if (said.every(isSame)) return [];
  return [
    {
      unit,
      unitName: first.unitName,
      caseId: first.caseId,
      said: said.map(({ reader, grade, sinsTotal }) => ({
        reader,
        words: `${grade ?? 'no grade'}, SINS ${sinsTotal ?? 'open'}`,
      })),
    },
  ];
}

/** The ratings as CSV, one line each; a cell that would begin a formula in a spreadsheet is made a text. */
export function ratingsCsv(ratings: readonly Rating[]): string {
  const cell = (value: string): string => {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const head = [
    'unit',
    'reader',
    'escc',
    ...SINS_ITEMS.map((item) => `sins_${item}`),
    'sins_total',
  ];
  const lines = ratings.map((one) => [
    one.unitName,
    one.reader,
    one.grade ?? '',
    ...SINS_ITEMS.map((item) => one.sins[item] ?? ''),
    one.sinsTotal === null ? '' : String(one.sinsTotal),
  ]);
  return [head, ...lines]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}
