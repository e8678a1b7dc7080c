import { expect, it } from 'vitest';
import { dateValue, sexValue, timeValue } from './header-values.ts';

it.each([
  ['20240102', '20240102'],
  ['2024.01.02', '20240102'],
  ['2024-01-02', '20240102'],
  ['2024.01-02', ''],
  ['20240230', ''],
  ['20240101-20241231', ''],
  ['unknown', ''],
  ['', ''],
])('the date %s is repeated as %s', (text, value) => {
  expect(dateValue(text)).toBe(value);
});

it.each([
  ['09', '09'],
  ['0930', '0930'],
  ['093000.123456', '093000.123456'],
  ['09:30:00', '093000'],
  ['24', ''],
  ['0930.5', ''],
  ['morning', ''],
])('the time %s is repeated as %s', (text, value) => {
  expect(timeValue(text)).toBe(value);
});

it.each([
  ['f', 'F'],
  ['O', 'O'],
  ['female', ''],
])('the sex %s is repeated as %s', (text, value) => {
  expect(sexValue(text)).toBe(value);
});
