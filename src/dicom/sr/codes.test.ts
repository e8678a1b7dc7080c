import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_CODES } from './all-codes.ts';
import { PRIMARY_CODES } from './clinical-codes.ts';
import { codeKey, PRIVATE_SCHEME } from './coded-concept.ts';
import { CODING_SCHEMES } from './coding-schemes.ts';
import { COMPARTMENT_CODES, compartmentsOfCode } from './compartment-codes.ts';
import { CONCEPTS, VALUES } from './codes.ts';
import type { DicomDataset } from './dicom-json.ts';
import { codeAt } from './read/content-node.ts';
import { COMPARTMENTS } from '../../domain/compartment.ts';
import { coveringReadings } from './testing/covering-readings.ts';
import { sampleContext } from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

function usedCodes(dataset: DicomDataset, found: Map<string, string>): Map<string, string> {
  for (const tag of ['0040A043', '0040A168', '004008EA', '0040A301']) {
    const code = codeAt(dataset, tag);
    if (code !== null) found.set(codeKey(code), code.meaning);
  }
  for (const element of Object.values(dataset)) {
    if (element.vr !== 'SQ') continue;
    for (const item of element.Value ?? []) usedCodes(item as DicomDataset, found);
  }
  return found;
}

const written = coveringReadings().map(({ reading, derived, signedOff }) => {
  const report = toMeasurementReport(reading, sampleContext({ signedOff }), derived);
  if (!report.ok) throw new Error(report.error.message);
  return report.value.dataset;
});

const found = written.reduce((all, dataset) => usedCodes(dataset, all), new Map<string, string>());

/** Understood when read, or for images the samples do not have; never or not here written. */
const NOT_IN_SAMPLES = new Set(
  // A document names one primary; the readings are fewer than the primaries.
  [
    ...Object.values(PRIMARY_CODES),
    VALUES.bilateral,
    VALUES.ctProcedure,
    VALUES.nmProcedure,
    VALUES.petProcedure,
    VALUES.xrayProcedure,
    VALUES.imagingProcedure,
    CONCEPTS.angleInPixels,
    CONCEPTS.keptContent,
    // Beside another code.
    VALUES.radElementEscc,
    VALUES.radElementSins,
    // In documents of before only.
    CONCEPTS.exactNumber,
    VALUES.arrowNote,
    VALUES.readingRules,
    // Key Object Selections and segmentations have tests of their own.
    CONCEPTS.keyObjectDescription,
    VALUES.segmentation,
    VALUES.sourceImage,
  ]
    .map(codeKey)
    .concat(['PT', 'NM', 'DX', 'CR', 'XA', 'RF', 'OT'].map((value) => `DCM:${value}`)),
);

describe('the code table', () => {
  it('has each code once', () => {
    const keys = ALL_CODES.map(codeKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says of each code whether it is private, and in which scheme', () => {
    for (const code of ALL_CODES) {
      expect(code.status === 'private', codeKey(code)).toBe(code.scheme === PRIVATE_SCHEME);
      expect(code.source, codeKey(code)).not.toBe('');
    }
  });

  it('has meanings that fit LO and values without spaces', () => {
    for (const code of ALL_CODES) {
      expect(code.meaning.length, codeKey(code)).toBeLessThanOrEqual(64);
      expect(code.value, codeKey(code)).not.toMatch(/\s/);
    }
  });

  it('has private values that fit SH, except those of the shared template', () => {
    const long = ALL_CODES.filter(({ status, value }) => status === 'private' && value.length > 16);
    expect(long.map(({ value }) => value)).toEqual([
      'ESCC_PROPOSED_MIN',
      'ESCC_PROPOSED_MAX',
      'INV_COSTOVERTEBRAL',
      'LVL_FROM_LAST_RIB',
      'LVL_FROM_ILIOLUMBAR',
      'LVL_FROM_LOCALISER',
      'PARASPINAL_TUMOUR',
      'INTRADURAL_TUMOUR',
      'FLAG_BY_DISPLACEMENT',
      'FLAG_ABUTS_UNDEFORMED',
      'FLAG_LOW_SENSITIVITY',
      'FLAG_CT_MYELOGRAM',
    ]);
  });

  it('identifies every scheme', () => {
    const designators = CODING_SCHEMES.map(({ designator }) => designator);
    for (const code of ALL_CODES) expect(designators).toContain(code.scheme);
  });

  it('is used to the last code by twelve readings', () => {
    const unused = ALL_CODES.map(codeKey).filter(
      (key) => !found.has(key) && !NOT_IN_SAMPLES.has(key),
    );
    expect(unused).toEqual([]);
  });

  it('holds every code that is written, with its meaning', () => {
    const table = new Map(ALL_CODES.map((code) => [codeKey(code), code.meaning]));
    for (const [key, meaning] of found) expect(table.get(key), key).toBe(meaning);
  });

  it('is what docs/sr-template.md says', () => {
    const rows = readFileSync('docs/sr-template.md', 'utf8')
      .split('\n')
      .map((line) => line.replaceAll(/ +/g, ' '))
      .filter((line) => /^\| `[^`]+` \| (standard|private) \|/.test(line));
    expect(rows).toEqual(
      ALL_CODES.map(
        (code) =>
          `| \`${code.value}\` | ${code.status} | ${code.scheme} | ${code.meaning} | ${code.source} |`,
      ),
    );
  });
});

describe('compartment codes', () => {
  it.each(COMPARTMENTS)('name %s alone', (compartment) => {
    const { concept, laterality, topography } = COMPARTMENT_CODES[compartment];
    expect(compartmentsOfCode(concept, laterality, topography.toReversed())).toEqual([compartment]);
  });

  it('take bilateral as both sides', () => {
    const { concept } = COMPARTMENT_CODES['facet-left'];
    expect(compartmentsOfCode(concept, VALUES.bilateral, [])).toEqual([
      'facet-right',
      'facet-left',
    ]);
  });

  it('know no whole vertebral body and no strangers', () => {
    expect(compartmentsOfCode(COMPARTMENT_CODES['body-anterior-left'].concept, null, [])).toEqual(
      [],
    );
    expect(compartmentsOfCode(CONCEPTS.area, null, [])).toEqual([]);
  });
});
