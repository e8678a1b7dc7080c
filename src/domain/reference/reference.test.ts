import { expect, test } from 'vitest';
import { CONFLICTS } from './conflicts.ts';
import { proposedCards } from './differentials.ts';
import { INSTRUMENTS } from './instruments.ts';
import { CARD_IDS, isCardId, REFERENCE } from './reference.ts';
import { searchReference } from './search-reference.ts';
import { SOURCES } from './sources.ts';

const cards = CARD_IDS.map((id) => ({ id, ...REFERENCE[id] }));
const allWords = JSON.stringify([REFERENCE, CONFLICTS, SOURCES]);

test('every instrument 1 to 47 and every conflict X1 to X27 has its card', () => {
  expect(Object.keys(INSTRUMENTS).map(Number)).toEqual(Array.from({ length: 47 }, (_, i) => i + 1));
  expect(Object.keys(CONFLICTS)).toEqual(Array.from({ length: 27 }, (_, i) => `X${i + 1}`));
  const shown = new Set(cards.flatMap(({ conflicts = [] }) => conflicts));
  expect(Object.keys(CONFLICTS).filter((id) => !shown.has(id as keyof typeof CONFLICTS))).toEqual(
    [],
  );
});

test('every card belongs to an instrument, or says how well readers do, or what is left out', () => {
  const placed = new Set(Object.values(INSTRUMENTS).flatMap((one) => one.cards));
  expect(CARD_IDS.filter((id) => !placed.has(id))).toEqual([
    'cauda-scales',
    'agreement-escc',
    'agreement-sins',
    'reporting-time',
  ]);
});

test('names of further cards lead somewhere, and tables are as wide as their heads', () => {
  for (const { id, see = [], parts, sources } of cards) {
    expect(
      see.filter((other) => !isCardId(other)),
      id,
    ).toEqual([]);
    expect(sources.length, id).toBeGreaterThan(0);
    for (const part of parts) {
      if (part.kind !== 'table') continue;
      expect(
        part.rows.map((row) => row.length),
        `${id}, ${part.caption}`,
      ).toEqual(part.rows.map(() => part.head.length));
    }
  }
  expect(CARD_IDS.length).toBeGreaterThan(50);
});

test('every source is named by a card', () => {
  const named = new Set(cards.flatMap(({ sources }) => sources));
  expect(Object.keys(SOURCES).filter((id) => !named.has(id as keyof typeof SOURCES))).toEqual([]);
});

test('there is no dose, no order, and no mark of our own papers', () => {
  expect(allWords).not.toMatch(/\d\s*(Gy|mg|cGy)\b/);
  expect(allWords).not.toMatch(/dexamethasone|\bS00\d\b|\[mem\]|\[seen\]/i);
  for (const { id, topic, parts, rule = '' } of cards) {
    if (topic === 'noms') expect(JSON.stringify([parts, rule]), id).not.toMatch(/\bshould\b/i);
  }
});

test('both fracture lists show seven pairs, the red flags seven items, EPOSO five', () => {
  const rowsOf = (id: 'fracture-ct' | 'fracture-mr'): number =>
    REFERENCE[id].parts.reduce(
      (sum, part) => sum + (part.kind === 'table' ? part.rows.length : 0),
      0,
    );
  const itemsOf = (id: 'red-flags' | 'eposo'): number =>
    REFERENCE[id].parts.reduce(
      (sum, part) => sum + (part.kind === 'list' ? part.items.length : 0),
      0,
    );
  expect([rowsOf('fracture-ct'), rowsOf('fracture-mr')]).toEqual([7, 7]);
  expect([itemsOf('red-flags'), itemsOf('eposo')]).toEqual([7, 5]);
});

test('a search finds by title first, in either spelling, and by what a card says', () => {
  expect(searchReference('haematoma')[0]).toBe('haematoma');
  expect(searchReference('Hematoma')[0]).toBe('haematoma');
  expect(searchReference('885')[0]).toBe('hounsfield');
  expect(searchReference('fisher 2010')).toContain('sins-collapse');
  expect(searchReference('X11')).toEqual(['sins-collapse']);
  expect(searchReference('no such thing')).toEqual([]);
  expect(searchReference('  ')).toEqual([]);
});

test('what is marked brings up what may lie there, nearest first, with the reason', () => {
  const dorsal = proposedCards(['epidural-dorsal']);
  // Behind the sac in three of four: haematoma before all others.
  expect(dorsal[0]).toEqual({ card: 'haematoma', because: ['Epidural, dorsal'] });
  expect(
    proposedCards(['epidural-ventral'])
      .slice(0, 2)
      .map(({ card }) => card),
  ).toEqual(['abscess', 'disc']);
  // A tag tells more than a place.
  expect(
    proposedCards(['body-anterior-left', 'body-anterior-right'], ['ivory-vertebra'])[0],
  ).toEqual({
    card: 'hounsfield',
    because: ['Ivory vertebra'],
  });
  expect(proposedCards(['body-anterior-left', 'body-anterior-right'])[0]).toEqual({
    card: 'body-haemangioma',
    because: ['Body'],
  });
  expect(proposedCards([])).toEqual([]);
});

test('facts are those of the sources', () => {
  const wordsOf = (id: keyof typeof REFERENCE): string => JSON.stringify(REFERENCE[id]);
  expect(wordsOf('priors')).toContain('"Those with spinal metastases: primary unknown","13 %"');
  expect(wordsOf('red-flags')).toContain('Subacute or chronic radicular pain');
  expect(wordsOf('fibrosis')).toContain('T1 as disc material');
  expect(wordsOf('percutaneous-limits')).toContain('no candidates, because of the risk');
  expect(wordsOf('tumour-cord-distance')).toContain('a high dose reaches');
  expect(wordsOf('accuracy')).toContain('without bony destruction","CT"');
  expect(wordsOf('radiation-field')).toContain('this has been questioned');
  for (const id of ['priors', 'compartment-signs'] as const) {
    expect(REFERENCE[id].sources, id).toContain('encyclopedia');
  }
  expect(wordsOf('signal-matrix')).toMatch(/oedema and on ADC of fatty marrow/);
});

test.each([
  ['melanin', 'signal-matrix'],
  ['myelomalacia', 'cord-signal'],
  ['super scan', 'accuracy'],
  ['ct myelography', 'sequence-roles'],
  ['neuroendocrine', 'sins-lesion'],
  ['ADC rises', 'signal-matrix'],
  ['embolisation', 'around-surgery'],
  ['encasement', 'around-surgery'],
  ['immobilisation', 'around-surgery'],
  ['progresses during radiation', 'around-surgery'],
  ['diabetes', 'abscess'],
])('%s is found in the reference', (words, card) => {
  expect(searchReference(words)).toContain(card);
});
