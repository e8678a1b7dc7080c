import { DEFICIT_PARTS } from '../noms/deficit.ts';
import { SINS_ITEM_LABELS } from '../sins/sins-words.ts';
import { SINS_ITEMS } from '../sins/sins.ts';
import { FEWEST_CASES, type AgreementSummary, type PairAgreement } from './agreement.ts';
import type { Kappa } from './kappa.ts';
import type { Rating } from './ratings.ts';

/** Every coefficient of a pair by its name, in the order of the screen. */
export const kappasOf = (pair: PairAgreement): readonly (readonly [string, Kappa | null])[] => [
  ['ESCC, linear weights', pair.linear],
  ['ESCC, quadratic weights', pair.quadratic],
  ['ESCC high (2, 3) or not', pair.high],
  ...SINS_ITEMS.map(
    (item) => [`SINS ${SINS_ITEM_LABELS[item].toLowerCase()}`, pair.items[item]] as const,
  ),
];

/** Whether a coefficient rests on enough cases to be shown. */
export const isShown = (kappa: Kappa): boolean => kappa.cases >= FEWEST_CASES;

/** The ratings as CSV, one line each. */
export function ratingsCsv(ratings: readonly Rating[]): string {
  const head = [
    'unit', 'reader', 'level', 'escc', ...SINS_ITEMS.map((item) => `sins_${item}`), 'sins_total',
    ...DEFICIT_PARTS.map((part) => `deficit_${part}`),
  ]; // prettier-ignore
  return csvOf([
    head,
    ...ratings.map((one) => [
      one.unitName,
      one.reader,
      one.level ?? '',
      one.grade ?? '',
      ...SINS_ITEMS.map((item) => one.sins[item] ?? ''),
      one.sinsTotal === null ? '' : String(one.sinsTotal),
      ...DEFICIT_PARTS.map((part) => one.deficit?.[part] ?? ''),
    ]),
  ]);
}

/** What is shown of a summary as CSV, one statistic a line; a coefficient over too few cases has its count alone. */
export function statisticsCsv({ pairs, icc, readers }: AgreementSummary): string {
  const number = (value: number): string => value.toFixed(4);
  const rows = pairs.flatMap((pair) => {
    const [first, second] = pair.readers;
    const count = (name: string, value: number): readonly string[] => [
      first, second, name, String(value), '', '', String(pair.graded),
    ]; // prettier-ignore
    return [
      count('same grade', pair.same),
      count('one grade apart', pair.oneApart),
      count('more than one grade apart', pair.further),
      ...kappasOf(pair).map(([name, kappa]) => [
        first,
        second,
        `kappa, ${name}`,
        ...(kappa && isShown(kappa)
          ? [number(kappa.value), ...kappa.interval.map(number)]
          : ['', '', '']),
        String(kappa?.cases ?? 0),
      ]),
    ];
  });
  const isIccShown = icc.value !== null && icc.units >= FEWEST_CASES;
  return csvOf([
    ['reader_1', 'reader_2', 'statistic', 'value', 'low_95', 'high_95', 'cases'],
    ...rows,
    [
      readers.join('; '),
      '',
      'ICC(2,1), SINS total',
      isIccShown && icc.value !== null ? number(icc.value) : '',
      '',
      '',
      String(icc.units),
    ],
  ]);
}

/** Lines of cells; a cell that would begin a formula in a spreadsheet is made a text. Numbers stay numbers. */
function csvOf(lines: readonly (readonly string[])[]): string {
  const cell = (value: string): string => {
    const isFormula = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value);
    const safe = isFormula ? `'${value}` : value;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}
