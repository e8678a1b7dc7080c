import { expect, it } from 'vitest';
import { dateText } from './date-words.ts';

it.each([
  ['20250203', '3 Feb 2025'],
  ['20240229', '29 Feb 2024'],
  ['20250930', '30 Sept 2025'],
  ['20250229', ''],
  ['20251301', ''],
  ['20250100', ''],
  ['2025-02-03', ''],
  ['', ''],
])('a DICOM date as people read it: %s', (date, words) => {
  expect(dateText(date)).toBe(words);
});
