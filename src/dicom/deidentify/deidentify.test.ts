import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { writeDicom, type DataSetElements } from '../../../e2e/support/dicom-writer.ts';
import { countingPixels, syntheticBytes } from '../../../e2e/support/synthetic-image.ts';
import { deidentify, type Deidentified } from './deidentify.ts';
import { createDisguise } from './disguise.ts';
import { keeping } from './kept-attributes.ts';
import { PROFILE_ROWS } from './profile-table.ts';

const SECRET = 'Secret words';
const DAYS = 400;

/** Groups of PS3.6 that images carry, the repeating and retired ones included, and a private one. */
const GROUPS = ['0008', '0009', '0010', '0012', '0014', '0018', '0020', '0028', '0032', '0038', '0040', '0054', '0088',
  '0400', '2200', '4000', '4008', '5000', '6000', '6002', 'FFFA']; // prettier-ignore

const tagsOf = (group: string): readonly string[] =>
  Array.from(
    { length: 0x10000 },
    (_, element) => group + element.toString(16).toUpperCase().padStart(4, '0'),
  );

function done(bytes: Uint8Array, disguise = createDisguise(DAYS)): Deidentified {
  const result = deidentify(bytes, disguise);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** A short number, such as a time, counts only by itself: the digits of a new UID hold any of them now and then. */
function contains(bytes: Uint8Array, text: string): boolean {
  const held = Buffer.from(bytes);
  if (!/^\d{1,8}$/u.test(text)) return held.includes(text);
  return new RegExp(`(?<![\\d.])${text}(?!\\d)`, 'u').test(held.toString('latin1'));
}

const slice = (elements: DataSetElements): Uint8Array => syntheticBytes({ elements });

/** The first elements of a group and every one that may stay, with words in it; those that make a file an image are left as they are. */
function everyElementOf(group: string): DataSetElements {
  const own = ['00080005', '00080016', '00080018'];
  return Object.fromEntries(
    tagsOf(group)
      .filter((tag) => Number.parseInt(tag.slice(4), 16) < 0x800 || keeping(tag).kind !== 'none')
      .filter(
        (tag) =>
          !own.includes(tag) && !tag.endsWith('0000') && Number.parseInt(tag.slice(4), 16) > 0,
      )
      .map((tag): [string, readonly [string, string]] => [tag, ['LO', SECRET]]),
  );
}

describe('what leaves with an image', () => {
  it('is one short list, whatever the standard or a vendor may add', () => {
    const kept = GROUPS.flatMap((group) => tagsOf(group)).filter(
      (tag) => keeping(tag).kind !== 'none',
    );
    expect(kept.length).toBeLessThan(160);
    for (const tag of [
      '00100010',
      '00100020',
      '00080080',
      '0008103E',
      '00204000',
      '00181030',
      '60003000',
      '00091001',
    ]) {
      expect(keeping(tag).kind, tag).toBe('none');
    }
  });

  it.each([
    ['00283000', /Modality LUT/],
    ['00281101', /palette/],
  ])('no image leaves whose values need the table of %s', (tag, reason) => {
    const result = deidentify(slice({ [tag]: ['US', [1, 0, 16]] }), createDisguise(DAYS));
    expect(!result.ok && result.error).toMatch(reason);
  });

  it.each(GROUPS)('holds no words of group %s, at any depth', (group) => {
    const all = everyElementOf(group);
    const nested: DataSetElements = {
      '52009229': ['SQ', [{ ...all, '00289110': ['SQ', [all]] }]],
      '00081140': ['SQ', [all]],
      ...(group === '0008' || group === '0028' ? {} : all),
    };
    const { bytes, removed } = done(slice(nested));
    expect(contains(bytes, SECRET)).toBe(false);
    expect(contains(bytes, 'Synthetic')).toBe(false);
    expect(removed.length).toBeGreaterThan(100);
  });

  it('holds no words where a number or a code is expected', () => {
    const { bytes, removed } = done(
      slice({ '00180015': ['CS', SECRET], '00180081': ['DS', SECRET] }),
    );
    expect(contains(bytes, SECRET)).toBe(false);
    expect(removed).toContain('00180015');
    expect(removed).toContain('00180081');
  });
});

describe('what stands for the identity', () => {
  it('is the same for all images of a study, nested references included', () => {
    const disguise = createDisguise(DAYS);
    const [a, b] = [1, 2].map((number) =>
      dicomParser.parseDicom(
        done(
          syntheticBytes({
            number,
            elements: { '00081140': ['SQ', [{ '00081155': ['UI', '2.25.9000.1.1'] }]] },
          }),
          disguise,
        ).bytes,
      ),
    );
    expect(a?.string('x0020000d')).toBe(b?.string('x0020000d'));
    expect(a?.string('x0020000d')).not.toBe('2.25.9001.1');
    expect(a?.string('x00080018')).not.toBe(b?.string('x00080018'));
    const reference = b?.elements['x00081140']?.items?.[0]?.dataSet?.string('x00081155');
    expect(reference).toBe(a?.string('x00080018'));
    expect(a?.string('x00080016')).toBe('1.2.840.10008.5.1.4.1.1.4');
  });

  it('moves a date by whole days and says so', () => {
    const read = dicomParser.parseDicom(done(slice({ '00080020': ['DA', '20240102'] })).bytes);
    // 400 days before 2 January 2024, over the whole year 2023: 28 November 2022.
    expect(read.string('x00080020')).toBe('20221128');
    expect(read.string('x00280303')).toBe('MODIFIED');
    expect(read.string('x00120062')).toBe('YES');
    const codes = read.elements['x00120064']?.items?.map(({ dataSet }) =>
      dataSet?.string('x00080100'),
    );
    expect(codes).toEqual(['113100', '113107']);
  });

  it('replaces the UIDs in a reading by those of the images', () => {
    const disguise = createDisguise(DAYS);
    const instance = disguise.uid('1.2.826.0.1.77');
    const study = disguise.uid('2.25.77');
    const reading = {
      'images/1.2.826.0.1.77#1': { uid: '1.2.826.0.1.77', at: 12.5 },
      of: '2.25.77',
    };
    expect(disguise.within(reading)).toEqual({
      [`images/${instance}#1`]: { uid: instance, at: 12.5 },
      of: study,
    });
    expect(disguise.within({ unseen: '2.25.78' }).unseen).not.toBe('2.25.78');
    expect(disguise.within(['1.2.840.10008.2.16.4', '2.16.840.1.113883.6.96'])).toEqual([
      '1.2.840.10008.2.16.4',
      '2.16.840.1.113883.6.96',
    ]);
  });
});

describe('the pixel data', () => {
  it('leaves byte for byte, plain and compressed', () => {
    expect(Buffer.from(done(slice({})).bytes).includes(Buffer.from(countingPixels(16, 1)))).toBe(
      true,
    );
    const fragment = Uint8Array.of(0xff, 0xd8, 1, 2, 3, 4, 0xff, 0xd9);
    const { bytes } = done(
      syntheticBytes({
        transferSyntaxUid: '1.2.840.10008.1.2.4.80',
        pixelData: { kind: 'encapsulated', fragments: [fragment] },
      }),
    );
    const read = dicomParser.parseDicom(bytes);
    expect(read.elements['x7fe00010']?.fragments).toHaveLength(1);
    expect(read.string('x00020010')).toBe('1.2.840.10008.1.2.4.80');
    expect(Buffer.from(bytes).includes(Buffer.from(fragment))).toBe(true);
  });

  it('of an implicit file leaves in an explicit one', () => {
    const { bytes } = done(syntheticBytes({ transferSyntaxUid: '1.2.840.10008.1.2' }));
    const read = dicomParser.parseDicom(bytes);
    expect(read.string('x00020010')).toBe('1.2.840.10008.1.2.1');
    expect(read.uint16('x00280010')).toBe(4);
    expect(Buffer.from(bytes).includes(Buffer.from(countingPixels(16, 1)))).toBe(true);
  });
});

it('refuses what is no MR or CT image', () => {
  const capture = slice({ '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.7'] });
  expect(deidentify(capture, createDisguise(DAYS)).ok).toBe(false);
  expect(deidentify(new Uint8Array(40), createDisguise(DAYS)).ok).toBe(false);
  expect(deidentify(writeDicom({ elements: {} }), createDisguise(DAYS)).ok).toBe(false);
});

const SAMPLES = 'sample-dicom/cases';

/** The first image of every series of every sample study. */
const firstImages = readdirSync(SAMPLES).flatMap((name) =>
  readdirSync(join(SAMPLES, name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry): string => join(SAMPLES, name, entry.name, '001.dcm')),
);

const named = new Set(PROFILE_ROWS.map(({ tag }) => tag));

/** Every value, at any depth, of what the profile names, or of what it does not. */
function valuesOf(dataSet: dicomParser.DataSet, isNamed: boolean): readonly string[] {
  return Object.values(dataSet.elements).flatMap((element) => {
    const nested = (element.items ?? []).flatMap((item) =>
      item.dataSet ? valuesOf(item.dataSet, isNamed) : [],
    );
    const isWanted = named.has(element.tag.slice(1).toUpperCase()) === isNamed;
    if (element.items || !isWanted || element.length > 200) return nested;
    return [...(dataSet.string(element.tag) ?? '').split('\\'), ...nested];
  });
}

/** What may not be in a copy. A word that also stands where the profile leaves it, such as SPINE in TSPINE, is no secret. */
function secretsOf(bytes: Uint8Array): readonly string[] {
  const dataSet = dicomParser.parseDicom(bytes);
  const free = valuesOf(dataSet, false).join('\n');
  return valuesOf(dataSet, true).filter((value) => value.length > 3 && !free.includes(value));
}

describe('the sample studies', () => {
  const disguise = createDisguise(DAYS);
  const copies = firstImages.map((path) => {
    const original = new Uint8Array(readFileSync(path));
    return { path, original, copy: done(original, disguise).bytes };
  });

  it('hold none of their original names, numbers, UIDs, dates and words', () => {
    expect(copies.length).toBeGreaterThan(80);
    for (const { path, original, copy } of copies) {
      const values = secretsOf(original);
      expect(values.length, path).toBeGreaterThan(15);
      expect(
        values.filter((value) => contains(copy, value)),
        path,
      ).toEqual([]);
    }
  });

  it('are valid images for an independent checker', (context) => {
    try {
      execFileSync('sh', ['-c', 'command -v dciodvfy']);
    } catch {
      context.skip('dciodvfy (dicom3tools) is not installed');
    }
    const folder = mkdtempSync(join(tmpdir(), 'thecal-deidentify-'));
    try {
      for (const { path, copy } of copies) {
        const file = join(folder, 'image.dcm');
        writeFileSync(file, copy);
        const output = execFileSync('sh', ['-c', 'dciodvfy "$0" 2>&1 || true', file], {
          encoding: 'utf8',
        });
        expect(output, path).toMatch(/^(MR|CT)Image/m);
        expect(
          output.split('\n').filter((line) => line.startsWith('Error')),
          path,
        ).toEqual([]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
