import { expect, it } from 'vitest';
import { COMPARTMENTS } from '../../domain/compartment.ts';
import { compartmentLines, compartmentTitle, mirrorCompartment } from './compartment-words.ts';

it('names every compartment, each differently', () => {
  const titles = COMPARTMENTS.map(compartmentTitle);
  expect(new Set(titles).size).toBe(COMPARTMENTS.length);
  expect(titles.filter((title) => title.includes('-'))).toEqual([]);
});

it('mirrors twice to itself, and leaves the middle where it is', () => {
  for (const each of COMPARTMENTS) expect(mirrorCompartment(mirrorCompartment(each))).toBe(each);
  expect(mirrorCompartment('pedicle-left')).toBe('pedicle-right');
  expect(mirrorCompartment('spinous-process')).toBe('spinous-process');
});

it('joins what belongs together and loses nothing', () => {
  const lines = compartmentLines([
    'epidural-left',
    'body-posterior-left',
    'body-posterior-middle',
    'pedicle-left',
    'pedicle-right',
  ]);
  expect(lines.map(({ text }) => text)).toEqual([
    'Body, posterior middle and left',
    'Both pedicles',
    'Epidural, left',
  ]);
  expect(
    compartmentLines(COMPARTMENTS)
      .flatMap(({ compartments }) => compartments)
      .sort(),
  ).toEqual([...COMPARTMENTS].sort());
});
