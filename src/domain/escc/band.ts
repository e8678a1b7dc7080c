import type { ReadingRules } from '../rules.ts';
import type { EsccGrade } from './escc.ts';

/** The bands of the grade. 0 has none; where 1c stands is a rule of the reading. */
export type EsccBand = 'none' | 'low' | 'low-borderline' | 'high';

const BANDS: Readonly<Record<Exclude<EsccGrade, '1c'>, EsccBand>> = {
  '0': 'none',
  '1a': 'low',
  '1b': 'low',
  '2': 'high',
  '3': 'high',
};

const WORDS: Readonly<Record<EsccBand, string>> = {
  none: 'none',
  low: 'low',
  'low-borderline': 'low, borderline',
  high: 'high',
};

/** The band of a grade; it is never shown without the grade. Source: spec clinical-rules X1. */
export const esccBand = (
  grade: EsccGrade,
  { oneCBand }: Pick<ReadingRules, 'oneCBand'>,
): EsccBand => (grade === '1c' ? oneCBand : BANDS[grade]);

/** A band in words: "low, borderline". */
export const bandWords = (band: EsccBand): string => WORDS[band];
