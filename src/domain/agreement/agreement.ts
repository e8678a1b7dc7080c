import { ESCC_GRADES } from '../escc/escc.ts';
import { DEFICIT_PART_LABELS, deficitText } from '../noms/deficit-words.ts';
import { DEFICIT_PARTS } from '../noms/deficit.ts';
import { SINS_ITEM_LABELS } from '../sins/sins-words.ts';
import { SINS_ITEMS, SINS_POINTS, type SinsItem } from '../sins/sins.ts';
import { answersOf, pointsOf } from '../sins/total.ts';
import { icc21 } from './icc.ts';
import { weightedKappa, type Kappa } from './kappa.ts';
import { KEY_READER, rankOf, type Rating } from './ratings.ts';

/** With fewer cases a coefficient of agreement says nothing and is not shown. Source: design.md section 7. */
export const FEWEST_CASES = 10;

/** Two readers over what both judged. */
export interface PairAgreement {
  readonly readers: readonly [string, string];
  /** What both judged; `graded` of them have a grade from both. */
  readonly common: number;
  readonly graded: number;
  /** Of the graded ones: the same grade, one apart, more than one apart, on two sides of high or not. */
  readonly same: number;
  readonly oneApart: number;
  readonly further: number;
  readonly otherSide: number;
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
  /** What they differ in, in words: `level`, `ESCC`, the names of SINS items and of what is asked of a deficit. */
  readonly differsIn: readonly string[];
  readonly said: readonly { readonly reader: string; readonly words: string }[];
}

/** Everything that several readers' ratings say about their agreement. */
export interface AgreementSummary {
  readonly readers: readonly string[];
  readonly pairs: readonly PairAgreement[];
  /** Over the units of which every reader gave a total. */
  readonly icc: { readonly value: number | null; readonly units: number };
  readonly disagreements: readonly Disagreement[];
  /** Units that one reader alone judged: they count in nothing. */
  readonly single: number;
}

/** High-grade compression begins here. Source: spec clinical-rules X1. */
const FIRST_HIGH = ESCC_GRADES.indexOf('2');

/** Compares readers two by two, and all of them over the SINS total. */
export function summariseAgreement(ratings: readonly Rating[]): AgreementSummary {
  // The key comes last, so that a reader is the row and the key the column.
  const readers = [...new Set(ratings.map(({ reader }) => reader))].sort(
    (a, b) => Number(a === KEY_READER) - Number(b === KEY_READER),
  );
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
    pairs: pairs.toSorted((a, b) => withKey(b) - withKey(a)),
    icc: { value: icc21(totals), units: totals.length },
    disagreements: units.flatMap((unit) => disagreementOf(unit, byReader)),
    single: units.filter((unit) => byReader.filter((map) => map.has(unit)).length === 1).length,
  };
}

/** Pairs with the key are what a reader looks for first. */
const withKey = ({ readers }: PairAgreement): number => (readers.includes(KEY_READER) ? 1 : 0);

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
  const apart = (test: (steps: number) => boolean): number =>
    grades.filter(([i, j]) => test(Math.abs(i - j))).length;
  return {
    readers,
    common: both.length,
    graded: grades.length,
    same: apart((steps) => steps === 0),
    oneApart: apart((steps) => steps === 1),
    further: apart((steps) => steps > 1),
    otherSide: grades.filter(([i, j]) => isHigh(i) !== isHigh(j)).length,
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
  // What a reader left open is no judgement, so nobody differs from it.
  const differs = (of: (rating: Rating) => string | null | undefined): boolean =>
    new Set(said.map(of).filter((one) => one !== null && one !== undefined)).size > 1;
  const differsIn = [
    ...(differs(({ level }) => level) ? ['level'] : []),
    ...(differs(({ grade }) => grade) ? ['ESCC'] : []),
    ...SINS_ITEMS.filter((item) => differs(({ sins }) => sins[item])).map((item) =>
      SINS_ITEM_LABELS[item].toLowerCase(),
    ),
    ...DEFICIT_PARTS.filter((part) => differs(({ deficit }) => deficit?.[part])).map(
      (part) => `deficit, ${DEFICIT_PART_LABELS[part].toLowerCase()}`,
    ),
  ];
  if (differsIn.length === 0) return [];
  return [
    {
      unit,
      unitName: first.unitName,
      caseId: first.caseId,
      differsIn,
      said: said.map(({ reader, level, grade, sinsTotal, deficit }) => ({
        reader,
        words: [
          level ?? 'level not named',
          grade === 'none' ? 'no grade defined' : (grade ?? 'not graded'),
          `SINS ${sinsTotal ?? 'open'}`,
          ...(deficit === null ? [] : [deficitText(deficit)]),
        ].join(', '),
      })),
    },
  ];
}
