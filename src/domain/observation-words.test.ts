import { expect, test } from 'vitest';
import {
  checklistWords,
  fractureFeatures,
  fractureTally,
  observationsLine,
  tallyWords,
} from './observation-words.ts';
import { EMPTY_ASSESSMENT } from './reading.ts';

const fracture = {
  'ct-fragments': 'osteoporotic',
  'ct-vacuum': 'osteoporotic',
  'ct-pedicle': 'metastatic',
  'mr-fluid': 'osteoporotic',
} as const;

test('each list has seven pairs and counts its own ticks alone', () => {
  expect([fractureFeatures('ct').length, fractureFeatures('mr').length]).toEqual([7, 7]);
  expect(fractureTally(fracture, 'ct')).toEqual({ osteoporotic: 2, metastatic: 1, of: 7 });
  expect(fractureTally(fracture, 'mr')).toEqual({ osteoporotic: 1, metastatic: 0, of: 7 });
  expect(tallyWords(fracture, 'ct')).toBe('osteoporotic 2, metastatic 1 of 7');
  expect(tallyWords({}, 'mr')).toBeNull();
});

test('an item that was not asked is neither yes nor no', () => {
  const checklist = { 'flag-tumour': 'yes', 'flag-deficit': 'no', 'eposo-pain': 'yes' } as const;
  expect(checklistWords(checklist, 'flag')).toBe('1 yes, 1 no of 7');
  expect(checklistWords(checklist, 'eposo')).toBe('1 yes, 0 no of 5');
  expect(checklistWords({}, 'flag')).toBeNull();
});

test('the line names what there is, and no verdict', () => {
  expect(observationsLine(EMPTY_ASSESSMENT, {})).toBe('');
  const line = observationsLine(
    { signs: ['halo', 'via-foramen'], fracture },
    { 'flag-fracture': 'yes' },
  );
  expect(line).toBe(
    'Halo; Through the foramen; fracture on CT osteoporotic 2, metastatic 1 of 7; fracture on MR osteoporotic 1, metastatic 0 of 7; red flags 1 yes, 0 no of 7',
  );
  expect(line).not.toMatch(/likely|suggest|favou?rs|probab/i);
});
