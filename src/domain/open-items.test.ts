import { describe, expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import type { ImageLookup } from './image-lookup.ts';
import { levelTable } from './level-table.ts';
import { openItems } from './open-items.ts';
import { createReading, EMPTY_ASSESSMENT, type Reading } from './reading.ts';
import type { SinsAnswers } from './sins/sins.ts';

const AT = '2026-01-01T12:00:00Z';
const NO_IMAGES: ImageLookup = new Map();

const answered = (values: Readonly<Record<string, string>>): SinsAnswers =>
  Object.fromEntries(
    Object.entries(values).map(([item, value]) => [
      item,
      { kind: 'answer', value, source: 'reader', answeredAt: AT },
    ]),
  );

const ALL = answered({
  location: 'rigid', pain: 'none', lesion: 'blastic', alignment: 'normal', collapse: 'none', posterolateral: 'none',
}); // prettier-ignore

const readingOf = (sins: SinsAnswers, isGraded: boolean): Reading => ({
  ...createReading('2.25.1' as Uid),
  assessments: {
    T9: {
      ...EMPTY_ASSESSMENT,
      sins,
      escc: isGraded
        ? { grade: '1a', confirmedAt: AT, image: null, proposal: null, ruleVersion: '1.0', reason: null, basis: null }
        : null,
    },
  },
}); // prettier-ignore

const open = (reading: Reading): readonly string[] =>
  openItems(reading, levelTable(reading, NO_IMAGES));

describe('what a reading lacks before it is signed', () => {
  it('is a finding, where there is none', () => {
    expect(open(createReading('2.25.1' as Uid))).toEqual(['a level with a finding']);
  });
  it('is nothing once every level has its grade and six answers', () => {
    expect(open(readingOf(ALL, true))).toEqual([]);
  });
  it('is the grade, the whole score or single items, each named', () => {
    const { pain: _, ...five } = ALL;
    expect(open(readingOf(five, false))).toEqual(['T9: ESCC grade', 'T9: SINS pain']);
    expect(open(readingOf({}, true))).toEqual(['T9: SINS']);
  });
  it('is an item that was asked in vain: it widens the total and has no points', () => {
    const asked: SinsAnswers = { ...ALL, pain: { kind: 'unknown', answeredAt: AT } };
    expect(open(readingOf(asked, true))).toEqual(['T9: SINS pain']);
  });
});
