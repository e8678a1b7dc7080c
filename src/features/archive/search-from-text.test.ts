import { expect, it } from 'vitest';
import { searchFromText } from './search-from-text.ts';

it.each([
  ['2026-01-02', { dateFrom: '20260102', dateTo: '20260102' }],
  ['20260102', { dateFrom: '20260102', dateTo: '20260102' }],
  ['2.1.2026', { dateFrom: '20260102', dateTo: '20260102' }],
  ['20261399', { accessionNumber: '20261399', dateFrom: '' }],
  ['A-1234', { accessionNumber: 'A-1234' }],
  [' Doe, Jane ', { patientName: 'Doe, Jane' }],
])('%s', (text, search) => {
  expect(searchFromText(text)).toMatchObject(search);
});
