import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  type MarkId,
  type Reading,
} from '../../domain/reading.ts';
import { PRIVATE_SCHEME_UID } from './coding-schemes.ts';
import type { DicomDataset } from './dicom-json.ts';
import { codeAt } from './read/content-node.ts';
import { fromMeasurementReport, type ReadReport } from './read/measurement-report.ts';
import { readReportFile } from './report-file.ts';
import { coveringReadings } from './testing/covering-readings.ts';
import {
  NO_DERIVED,
  SAMPLE_IMAGES,
  SAMPLE_STUDY,
  sampleContext,
} from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

const EXAMPLE = '../shared/sr/example/t9-escc2-sins11.sr';

const withExample = existsSync(`${EXAMPLE}.json`) ? it : it.skip;
const title = (text: string): string =>
  existsSync(`${EXAMPLE}.json`) ? text : `${text} (skipped: the example document is not here)`;

function example(extension: 'json' | 'dcm'): ReadReport {
  const bytes = readFileSync(`${EXAMPLE}.${extension}`);
  const report = readReportFile({ name: 'example', bytes }, null);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

/** Saved again as it was read, with none of its images open. */
function saved(report: ReadReport, reading = report.reading): DicomDataset {
  const context = sampleContext({
    study: report.header,
    images: new Map(),
    knownImages: report.images,
    carried: report.carried,
    predecessor: report.documentInfo,
  });
  const written = toMeasurementReport(reading, context, NO_DERIVED);
  if (!written.ok) throw new Error(written.error.message);
  return written.value.dataset;
}

function read(dataset: unknown): ReadReport {
  const report = fromMeasurementReport(dataset, null);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

describe('a report written by another program', () => {
  withExample(title('gives its labels, outlines, measurements and scores'), () => {
    const { reading, observer, ours, warnings } = example('json');
    expect(reading.levels.map((label) => label.vertebra)).toEqual(['T8', 'T9']);
    expect(reading.outlines.map((outline) => outline.structure)).toEqual([
      'cord',
      'sac',
      'csf',
      'tumour-epidural',
    ]);
    expect(reading.outlines.every((outline) => outline.points.length === 24)).toBe(true);
    expect(reading.measurements.map((one) => one.kind)).toEqual(['height', 'height', 'angle']);
    expect(reading.assessments.T9?.escc?.grade).toBe('2');
    expect(reading.assessments.T9?.sins.pain).toMatchObject({ value: 'mechanical' });
    expect(reading.assessments.T9?.compartments['pedicle-left']).toBe('present');
    expect(observer?.name).toBe('Müller^Jörg');
    expect(ours).toBe(false);
    expect(warnings).toHaveLength(1);
  });

  withExample(title('names what it could not take, and nothing else'), () => {
    const what = example('json').notUnderstood.map((one) => one.what.split(/ (is|are) not/)[0]);
    // Its labels say no more than the marks, but they are its own words.
    expect(what.filter((one) => one === 'Comment')).toHaveLength(10);
    expect(what.filter((one) => one !== 'Comment')).toEqual([
      'A translation without three corners on an image. It is kept as it is.',
      'Area, Attenuation Coefficient',
      'Vertebral body height loss',
      'Diameter',
      'Diameter',
      'Vertebral body involvement',
      'Lamina involvement',
      'Epidural space involvement',
      'Paraspinal soft tissue involvement',
      'CSF fraction of thecal sac area',
      'ESCC grading evidence',
      'ESCC grading evidence',
      // They name the region more closely than the spine.
      'Image Library Group',
      'Image Library Group',
      'NOMS neurologic',
      'NOMS oncologic',
      'NOMS mechanical',
      'NOMS systemic',
      'NOMS summary',
      // With its country.
      'Language of Content Item and Descendants',
    ]);
  });

  withExample(title('says the same as a file and as JSON'), () => {
    expect(example('dcm').reading).toEqual(example('json').reading);
  });

  withExample(title('loses nothing when it is saved again'), () => {
    const first = example('json');
    const second = read(saved(first));
    expect(second.reading).toEqual(first.reading);
    expect(second.carried.groupUids).toEqual(first.carried.groupUids);
    const named = (report: ReadReport): readonly string[] =>
      report.notUnderstood.map(({ what }) => what).toSorted();
    expect(named(second)).toEqual(named(first));
    expect(second.carried.qualitative).toEqual(first.carried.qualitative);
    const kept = (report: ReadReport): readonly string[] =>
      report.carried.attached
        .flatMap(({ items }) => items.map((item) => JSON.stringify(item['0040A043'])))
        .toSorted();
    expect(kept(second)).toEqual(kept(first));
  });

  withExample(title('drops what was said of an outline once that was redrawn'), () => {
    const first = example('json');
    const outlines = first.reading.outlines.map((outline) =>
      outline.structure === 'cord' ? { ...outline, points: outline.points.slice(1) } : outline,
    );
    const second = read(saved(first, { ...first.reading, outlines }));
    const diameters = (report: ReadReport): number =>
      report.notUnderstood.filter((one) => one.what.startsWith('Diameter')).length;
    expect(diameters(first)).toBe(2);
    expect(diameters(second)).toBe(1);
  });

  withExample(title('is refused for another study, with both identifiers'), () => {
    const bytes = readFileSync(`${EXAMPLE}.json`);
    expect(readReportFile({ name: 'a.json', bytes }, SAMPLE_STUDY)).toEqual({
      ok: false,
      error: {
        kind: 'other-study',
        openStudy: SAMPLE_STUDY,
        found: '2.25.319271254225872055801078700326796248737',
        message: 'a.json: The report belongs to another study than the one that is open.',
      },
    });
  });
});

describe('a group that is not ours', () => {
  const [, covering] = coveringReadings();
  if (covering === undefined) throw new Error('no reading');
  const report = toMeasurementReport(covering.reading, sampleContext(), covering.derived);
  if (!report.ok) throw new Error(report.error.message);
  const { dataset } = report.value;

  /** The document with an outline's finding made another, as free text of a viewer would be. */
  const strange = JSON.parse(
    JSON.stringify(dataset).replaceAll('"SIGNAL_REGION"', '"CORNERSTONEFREETEXT"'),
  ) as DicomDataset;

  it('is carried whole and written back with its tracking UID', () => {
    const first = read(strange);
    expect(first.reading.measurements.map((one) => one.kind)).not.toContain('signal');
    expect(first.carried.measurements).toHaveLength(1);
    const second = read(saved(first));
    expect(second.carried.measurements).toEqual(first.carried.measurements);
    expect(second.reading).toEqual(first.reading);
  });

  it('does not stand in the way of marks that are made later', () => {
    const first = read(strange);
    const id = '2.25.424242' as Uid as MarkId;
    const image = first.reading.levels[0]?.image;
    if (image === undefined) throw new Error('no image');
    const keyImages = [...first.reading.keyImages, { id, level: null, image }];
    const second = read(saved(first, { ...first.reading, keyImages }));
    expect(second.reading.keyImages).toEqual(keyImages);
  });
});

describe('the parts of a vertebra as finding sites', () => {
  const report = toMeasurementReport(
    {
      ...createReading(SAMPLE_STUDY),
      assessments: {
        T9: {
          ...EMPTY_ASSESSMENT,
          compartments: {
            'pedicle-left': 'present',
            'lamina-left': 'absent',
            'spinous-process': 'present',
          },
        },
      },
    },
    sampleContext(),
    NO_DERIVED,
  );
  if (!report.ok) throw new Error(report.error.message);
  const { dataset } = report.value;
  const text = JSON.stringify(dataset);
  const sitesOf = (document: DicomDataset): readonly string[] =>
    [...JSON.stringify(document).matchAll(/"(78972004|89340005|55678000|73400003)"/g)].map(
      ([, code = '']) => code,
    );

  it('are those in which tumour was found, after the vertebra', () => {
    expect(sitesOf(dataset)).toEqual(['78972004', '55678000']);
    expect(text.indexOf('"82687006"')).toBeLessThan(text.indexOf('"78972004"'));
  });

  it('stay what they were however often they are saved, and go with their compartment', () => {
    const again = read(saved(read(dataset)));
    expect(sitesOf(saved(again))).toEqual(['78972004', '55678000']);
    expect(again.notUnderstood).toEqual([]);
    const assessments = { T9: { ...EMPTY_ASSESSMENT, compartments: { 'lamina-left': 'present' } as const } }; // prettier-ignore
    expect(sitesOf(saved(again, { ...again.reading, assessments }))).toEqual(['89340005']);
  });

  it('of another program are kept where no compartment says the same', () => {
    const theirs = read(JSON.parse(text.replaceAll('"55678000"', '"73400003"')));
    expect(theirs.notUnderstood.map(({ what }) => what)).toEqual([
      'Finding Site is not part of a reading; it is kept as it is.',
    ]);
    expect(sitesOf(saved(theirs)).toSorted()).toEqual(['55678000', '73400003', '78972004']);
  });

  it('may come before the vertebra', () => {
    const theirs = JSON.parse(text) as DicomDataset;
    const swap = (item: DicomDataset): void => {
      const children = (item['0040A730']?.Value ?? []) as DicomDataset[];
      const sites = children.flatMap((child, at) =>
        codeAt(child, '0040A043')?.value === '363698007' ? [at] : [],
      );
      const [first, second] = sites;
      if (first !== undefined && second !== undefined) {
        [children[first], children[second]] = [children[second], children[first]] as [DicomDataset, DicomDataset]; // prettier-ignore
      }
      children.forEach(swap);
    };
    swap(theirs);
    expect(read(theirs).reading).toEqual(read(dataset).reading);
  });
});

it('a proposal that no reader confirmed is said to be there, not taken over', () => {
  const image = SAMPLE_IMAGES[0] ?? null;
  const reading: Reading = {
    ...createReading(SAMPLE_STUDY),
    assessments: { T9: EMPTY_ASSESSMENT },
  };
  const written = toMeasurementReport(reading, sampleContext(), {
    escc: new Map([
      [
        'T9',
        { proposal: { kind: 'at-least', lowest: '1c' }, ruleVersion: '9', image, basis: null },
      ],
    ]),
    belowConus: new Set(),
  });
  if (!written.ok) throw new Error(written.error.message);
  expect(read(written.value.dataset).warnings).toEqual([]);
  const theirs: unknown = JSON.parse(
    JSON.stringify(written.value.dataset).replaceAll(PRIVATE_SCHEME_UID, '1.2.3'),
  );
  expect(read(theirs).warnings).toContain(
    'Another program proposes ESCC 1c or higher for T9, which no reader confirmed: it is not taken over.',
  );
});
