import dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import type { DataSetElements, ElementValue } from '../../../e2e/support/dicom-writer.ts';
import { syntheticBytes } from '../../../e2e/support/synthetic-image.ts';
import { deidentify } from './deidentify.ts';
import { createDisguise } from './disguise.ts';
import { PROFILE_ROWS, type ProfileRow } from './profile-table.ts';

/** 400 days before 5 June 1987, over 29 February of no year: 1 May 1986. */
const DAYS = 400;
const DATE = '19870605';
const MOVED = '19860501';

/** Of a command, which no file holds (PS3.7), and of the file's header, which is written anew. */
const inDataSets = PROFILE_ROWS.filter(
  ({ tag }) => !tag.startsWith('000000') && tag !== '00020003',
);
const isCommand = ({ tag }: ProfileRow): boolean => tag.startsWith('0000');

/** The groups that a row stands for. */
const tagsOf = ({ tag }: ProfileRow): readonly string[] =>
  tag.includes('x')
    ? Array.from(
        { length: 16 },
        (_, i) =>
          tag.slice(0, 2) +
          (2 * i).toString(16).toUpperCase().padStart(2, '0') +
          tag.slice(4).replace('xxxx', '3000'),
      )
    : [tag];

/** A value of the right form that stands nowhere else. */
function valueOf(vr: string, tag: string): ElementValue {
  switch (vr) {
    case 'DA':
      return DATE;
    case 'DT':
      return `${DATE}102938.4756`;
    case 'TM':
      return '102938.4756';
    case 'AS':
      return '077Y';
    case 'DS':
    case 'IS':
      return String(Number.parseInt(tag, 16));
    case 'UI':
      return uidOf(tag);
    case 'US':
      return [0x5157];
    case 'OB':
    case 'OW':
    case 'UN':
      return new TextEncoder().encode(`B${tag}`);
    case 'SQ':
      return [{ '00080100': ['SH', `I${tag}`], '00100010': ['PN', `P${tag}`] }];
    default:
      return `W${tag}`;
  }
}

const uidOf = (tag: string): string => `1.2.999.${Number.parseInt(tag, 16)}.7`;

const PRIVATE: DataSetElements = {
  '00090010': ['LO', 'Vendor of secrets'],
  '00091001': ['LO', 'Vendor value'],
  '00291010': ['OB', new TextEncoder().encode('Vendor bytes')],
};

/** Every attribute of the table, and private ones. */
const rows = (isNested: boolean): DataSetElements => ({
  ...Object.fromEntries(
    inDataSets
      .filter((row) => isNested || !isCommand(row))
      .flatMap((row) => tagsOf(row).map((tag) => [tag, [row.vr, valueOf(row.vr, tag)] as const])),
  ),
  ...PRIVATE,
});

const disguise = createDisguise(DAYS);
const nested = rows(true);
const file = syntheticBytes({
  elements: {
    ...rows(false),
    '00081140': ['SQ', [nested]],
    '00082112': ['SQ', [{ ...nested, '00081140': ['SQ', [nested]] }]],
    '52009229': ['SQ', [{ ...nested, '00209113': ['SQ', [nested]] }]],
  },
});
const copied = deidentify(file, disguise);
if (!copied.ok) throw new Error(copied.error);
const { bytes, removed } = copied.value;

/** Every value under a tag, at any depth. */
function valuesOf(dataSet: dicomParser.DataSet, tag: string): readonly string[] {
  return Object.values(dataSet.elements).flatMap((element) => [
    ...(element.tag === `x${tag.toLowerCase()}`
      ? [element.items ? 'items' : (dataSet.string(element.tag) ?? '')]
      : []),
    ...(element.items ?? []).flatMap(({ dataSet: item }) => (item ? valuesOf(item, tag) : [])),
  ]);
}

const written = dicomParser.parseDicom(bytes);

/** Whether what stands under a tag now is what the action asks for; an attribute that is gone is always right. */
function isObeyed({ vr, action }: ProfileRow, tag: string, value: string): boolean {
  if (action.includes('U') && vr === 'UI') {
    return value !== uidOf(tag) && value === disguise.uid(uidOf(tag));
  }
  if (action.includes('U')) return value === 'items';
  if (action.includes('Z') && value === '') return true;
  if (action === 'X') return false;
  // Z and D: a dummy; for dates the option for modified dates says how it is made.
  const original = valueOf(vr, tag);
  return vr === 'DA' ? value === MOVED : value !== '' && value !== original;
}

describe('every attribute of the profile, at the top and in sequences', () => {
  it('is in the table once: 620 rows and the one of private attributes', () => {
    expect(new Set(PROFILE_ROWS.map(({ tag }) => tag)).size).toBe(620);
    for (const { tag, vr, keyword } of PROFILE_ROWS) {
      expect(`${tag} ${vr} ${keyword}`).toMatch(/^[0-9A-Fx]{8} [A-Z]{2} [A-Za-z0-9]+$/);
    }
    // Rows that are easily named from the published table.
    const actionOf = (keyword: string): unknown =>
      PROFILE_ROWS.find((one) => one.keyword === keyword)?.action;
    expect(actionOf('PatientName')).toBe('Z');
    expect(actionOf('InstitutionName')).toBe('X/Z/D');
    expect(actionOf('StudyInstanceUID')).toBe('U');
    expect(actionOf('SeriesDescription')).toBe('X');
    expect(actionOf('VerifyingObserverSequence')).toBe('D');
  });

  it('really is in the file', () => {
    const original = dicomParser.parseDicom(file);
    for (const row of inDataSets) {
      for (const tag of tagsOf(row)) {
        expect(valuesOf(original, tag).length, `${tag} ${row.keyword}`).toBeGreaterThan(3);
      }
    }
  });

  it.each([...new Set(inDataSets.map(({ action }) => action))])(
    'is treated as %s asks',
    (action) => {
      const breaches = inDataSets
        .filter((row) => row.action === action)
        .flatMap((row) =>
          tagsOf(row).flatMap((tag) =>
            valuesOf(written, tag)
              .filter((value) => !isObeyed(row, tag, value))
              .map((value) => `${tag} ${row.keyword}: "${value}"`),
          ),
        );
      expect(breaches).toEqual([]);
    },
  );

  it('leaves none of the original values in the bytes', () => {
    const content = Buffer.from(bytes);
    const originals = inDataSets.flatMap((row) =>
      tagsOf(row).flatMap((tag) => [
        ...(row.vr === 'SQ' ? [`I${tag}`, `P${tag}`] : []),
        ...(row.vr === 'OB' || row.vr === 'OW' || row.vr === 'UN' ? [`B${tag}`] : []),
        ...(typeof valueOf(row.vr, tag) === 'string' ? [valueOf(row.vr, tag) as string] : []),
      ]),
    );
    expect(originals.length).toBeGreaterThan(700);
    expect(originals.filter((value) => content.includes(value))).toEqual([]);
    for (const words of ['Vendor', '102938', '077Y']) expect(content.includes(words)).toBe(false);
  });

  it('names what was removed, private attributes too', () => {
    for (const tag of [
      '00090010',
      '00091001',
      '00291010',
      '00081030',
      '00104000',
      '60003000',
      '50023000',
    ]) {
      expect(removed).toContain(tag);
    }
  });

  it('gives the header of the file the new UID', () => {
    const instance = written.string('x00080018');
    expect(instance).toBe(disguise.uid(uidOf('00080018')));
    expect(written.string('x00020003')).toBe(instance);
  });
});
