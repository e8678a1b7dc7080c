import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import type { Vertebra } from '../../domain/level.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  type MarkId,
  type Reading,
} from '../../domain/reading.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { DicomDataset } from './dicom-json.ts';
import { firstText } from './dicom-json.ts';
import {
  childNamed,
  codeOf,
  contentNode,
  datasetsAt,
  isNamed,
  numberOf,
  type ContentNode,
} from './read/content-node.ts';
import { CONCEPTS } from './codes.ts';
import { fromMeasurementReport } from './read/measurement-report.ts';
import type { ReportContext } from './report-context.ts';
import { coveringReadings } from './testing/covering-readings.ts';
import {
  NO_DERIVED,
  SAMPLE_IMAGES,
  SAMPLE_STUDY,
  sampleContext,
} from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

const image = SAMPLE_IMAGES[0];
const otherStudyImage = SAMPLE_IMAGES[6];
if (image === undefined || otherStudyImage === undefined) throw new Error('no images');

const empty = createReading(SAMPLE_STUDY);
const at = (column: number, row: number): ImagePoint =>
  [column, row] as const as unknown as ImagePoint;
const id = (number: number): MarkId => `2.25.5${number}` as Uid as MarkId;

const square: Reading = {
  ...empty,
  outlines: [
    {
      id: id(1),
      structure: 'cord',
      role: 'index',
      level: 'T9',
      image,
      points: [at(0, 0), at(10, 0), at(10, 20), at(0, 20)],
      origin: 'drawn',
    },
  ],
};

function written(reading: Reading, changes: Partial<ReportContext> = {}): DicomDataset {
  const report = toMeasurementReport(reading, sampleContext(changes), NO_DERIVED);
  if (!report.ok) throw new Error(report.error.message);
  return report.value.dataset;
}

function groups(dataset: DicomDataset): readonly ContentNode[] {
  return childNamed(contentNode(dataset, ''), CONCEPTS.imagingMeasurements)?.children ?? [];
}

describe('a report', () => {
  it('states the area of an outline in mm2', () => {
    // 10 x 20 pixels of 0.75 x 0.5 mm: 200 * 0.375 = 75 mm2
    const [group] = groups(written(square));
    expect(group && numberOf(childNamed(group, CONCEPTS.area))).toMatchObject({
      value: 75,
      unit: { value: 'mm2' },
    });
  });

  it('states areas in pixels where measuring is refused', () => {
    const context = sampleContext();
    const images = new Map(
      [...context.images].map(([key, { frame, series }]) => [
        key,
        { frame: { ...frame, plane: null }, series },
      ]),
    );
    const [group] = groups(written(square, { images }));
    expect(group && numberOf(childNamed(group, CONCEPTS.area))).toMatchObject({
      value: 200,
      unit: { value: '{pixels}' },
    });
  });

  it('states lengths and angles', () => {
    const base = { level: null, image } as const;
    const reading: Reading = {
      ...empty,
      measurements: [
        // 4 columns of 0.75 mm and 8 rows of 0.5 mm: 3 and 4, so 5 mm
        { ...base, id: id(1), kind: 'distance', points: [at(0, 0), at(4, 8)] },
        // 3 mm across for 3 mm down against the horizontal: 45 degrees
        { ...base, id: id(2), kind: 'angle', points: [at(0, 0), at(4, 6), at(9, 9), at(1, 9)] },
      ],
    };
    const [distance, angle] = groups(written(reading));
    expect(distance && numberOf(childNamed(distance, CONCEPTS.length))?.value).toBe(5);
    expect(angle && numberOf(childNamed(angle, CONCEPTS.cobbAngle))?.value).toBeCloseTo(45, 10);
  });

  it('names images of other studies as other evidence', () => {
    const dataset = written({
      ...empty,
      keyImages: [{ id: id(1), level: null, image: otherStudyImage }],
    });
    const [study] = datasetsAt(dataset, '0040A385');
    expect(study && firstText(study['0020000D'])).toBe('2.25.2000');
    expect(datasetsAt(dataset, '0040A375')).toEqual([]);
  });

  it('names the frame of a multi-frame image, and of no other', () => {
    const frames = [image, SAMPLE_IMAGES[3] ?? image].map((one, index) => ({
      id: id(index),
      level: null,
      image: one,
    }));
    const references = groups(written({ ...empty, keyImages: frames })).map((group) => {
      const node = childNamed(group, CONCEPTS.bestIllustration);
      return node && datasetsAt(node.dataset, '00081199')[0]?.['00081160']?.Value;
    });
    expect(references).toEqual([undefined, [1]]);
  });

  it('is partial until every assessed level has its grade and six answers', () => {
    const flags = (reading: Reading, signedOff: boolean): (string | null)[] =>
      ['0040A491', '0040A493', '0040A496'].map((tag) =>
        firstText(written(reading, { signedOff })[tag]),
      );
    const complete = coveringReadings().find(
      ({ reading }) =>
        Object.values(reading.assessments).length > 0 &&
        Object.values(reading.assessments).every(
          ({ escc, sins }) =>
            escc !== null &&
            Object.keys(sins).length === 6 &&
            Object.values(sins).every(({ kind }) => kind === 'answer'),
        ),
    )?.reading;
    if (complete === undefined) throw new Error('no complete reading');
    expect(flags(empty, true)).toEqual(['PARTIAL', 'UNVERIFIED', 'PRELIMINARY']);
    expect(flags(complete, false)).toEqual(['COMPLETE', 'UNVERIFIED', 'PRELIMINARY']);
    expect(flags(complete, true)).toEqual(['COMPLETE', 'VERIFIED', 'FINAL']);
  });

  it('asks for no grade below the conus', () => {
    const sins = coveringReadings()[1]?.reading.assessments.C1?.sins;
    if (sins === undefined) throw new Error('no answers');
    const reading: Reading = { ...empty, assessments: { L4: { ...EMPTY_ASSESSMENT, sins } } };
    const completion = (belowConus: ReadonlySet<Vertebra>): string | null => {
      const made = toMeasurementReport(reading, sampleContext(), { ...NO_DERIVED, belowConus });
      return made.ok ? firstText(made.value.dataset['0040A491']) : null;
    };
    expect(completion(new Set())).toBe('PARTIAL');
    expect(completion(new Set(['L4']))).toBe('COMPLETE');
  });

  it('gives its times at the offset of the save', () => {
    const dataset = written(empty, { savedAt: '2026-11-21T23:30:00+01:00' });
    expect(firstText(dataset['00080201'])).toBe('+0100');
    expect(firstText(dataset['00080023'])).toBe('20261121');
    expect(firstText(dataset['00080033'])).toBe('233000');
  });

  it('keeps the names of a patient apart from everything a file name or message shows', () => {
    const report = toMeasurementReport(empty, sampleContext({ images: new Map() }), NO_DERIVED);
    expect(JSON.stringify(report)).not.toContain('Hong');
  });
});

describe('the header of a report', () => {
  const headerOf = (changes: Partial<ReportContext['study']>) => {
    const context = sampleContext();
    const study = { ...context.study, ...changes };
    const report = toMeasurementReport(empty, { ...context, study }, NO_DERIVED);
    if (!report.ok) throw new Error(report.error.message);
    return report.value;
  };

  it('has the issuer of the patient ID', () => {
    expect(firstText(headerOf({}).dataset['00100021'])).toBe('Städtisches Klinikum');
    expect(headerOf({ issuerOfPatientId: '' }).dataset['00100021']).toBeUndefined();
  });

  it('has identifiers whole or not at all, and says so', () => {
    const long = headerOf({ accessionNumber: '12345678901234567', studyId: 'A\\B' });
    expect(long.dataset['00080050']).toEqual({ vr: 'SH' });
    expect(long.dataset['0040A370']).toBeUndefined();
    expect(long.notes).toEqual([
      'The accession number of the images does not fit DICOM (16 characters) and was left out.',
      'The study ID of the images does not fit DICOM (16 characters) and was left out.',
    ]);
    const whole = headerOf({ accessionNumber: ' 1234567890123456 ' });
    expect(firstText(whole.dataset['00080050'])).toBe('1234567890123456');
    expect(whole.notes).toEqual([]);
  });

  const procedures = (dataset: DicomDataset): readonly (string | undefined)[] =>
    contentNode(dataset, '')
      .children.filter((node) => isNamed(node, CONCEPTS.procedureReported))
      .map((node) => codeOf(node)?.value);

  const ofModalities = (...modalities: readonly string[]): DicomDataset => {
    const { images } = sampleContext();
    const open = [...images]
      .filter(([, { series }]) => series.studyInstanceUid === SAMPLE_STUDY)
      .slice(0, modalities.length);
    const renamed = open.map(
      ([key, { frame, series }], index) =>
        [key, { frame, series: { ...series, modality: modalities[index] ?? '' } }] as const,
    );
    const keyImages = open.map(([, { frame }], index) => ({
      id: id(index),
      level: null,
      image: { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber },
    }));
    return written({ ...empty, keyImages }, { images: new Map(renamed) });
  };

  it('reports one procedure for each modality that was read', () => {
    expect(procedures(ofModalities('MR', 'MR', 'CT'))).toEqual(['25056-3', '25045-6']);
    expect(procedures(ofModalities('DX', 'PT', 'CR'))).toEqual(['44136-0', '43468-8']);
    expect(procedures(ofModalities('XYZ'))).toEqual(['18748-4']);
  });

  it('keeps the procedure of a document whose images do not say what they are', () => {
    const stated = JSON.parse(
      JSON.stringify(ofModalities('XYZ')).replaceAll('18748-4', '25045-6'),
    ) as DicomDataset;
    const read = fromMeasurementReport(stated, null);
    if (!read.ok) throw new Error(read.error.message);
    const { reading, images, carried } = read.value;
    const again = written(reading, { images: new Map(), knownImages: images, carried });
    expect(procedures(again)).toEqual(['25045-6']);
  });
});

it('names the RadElement set beside the finding of a score, and its scheme', () => {
  const scored = coveringReadings().find(({ reading }) => reading.assessments.T9?.escc)?.reading;
  const dataset = written(scored ?? coveringReadings()[1]?.reading ?? empty);
  const findings = groups(dataset).flatMap(({ children }) =>
    children.filter((node) => isNamed(node, CONCEPTS.finding)),
  );
  const sets = findings.flatMap(({ dataset: item }) =>
    datasetsAt(item, '0040A168').flatMap((code) =>
      datasetsAt(code, '00080121').map((one) => firstText(one['00080100'])),
    ),
  );
  expect(new Set(sets)).toContain('RDES288');
  const schemes = datasetsAt(dataset, '00080110').map((one) => firstText(one['00080102']));
  expect(schemes).toContain('RADELEMENT');
});

it('reads the codes that stood for a site or tissue before a public table with them was found', () => {
  const label = {
    id: id(1),
    vertebra: 'Co' as const,
    image,
    point: at(3, 4),
    status: 'confirmed' as const,
  };
  const today = JSON.stringify(written({ ...empty, levels: [label] }));
  expect(today).toContain('"64688005"');
  const before = today
    .replaceAll('"64688005"', '"LVL_CO"')
    .replaceAll('["SCT"]},"00080104":{"vr":"LO","Value":["Coccyx"]', '["99ESCC"]},"00080104":{"vr":"LO","Value":["Coccyx"]'); // prettier-ignore
  const read = fromMeasurementReport(JSON.parse(before), null);
  expect(read.ok && read.value.reading.levels).toEqual([label]);
});

describe('a report is not written', () => {
  const error = (reading: Reading, changes: Partial<ReportContext> = {}): string | null => {
    const report = toMeasurementReport(reading, sampleContext(changes), NO_DERIVED);
    return report.ok ? null : report.error.kind;
  };

  it('without the name of the reader', () => {
    expect(error(empty, { observer: { name: ' ', organisation: '' } })).toBe('observer-missing');
  });

  it('without any image', () => {
    expect(error(empty, { images: new Map() })).toBe('no-images');
  });

  it('for another study than the open one', () => {
    expect(error(createReading('2.25.3' as Uid))).toBe('bad-context');
  });

  it('without a proper time', () => {
    expect(error(empty, { savedAt: 'today' })).toBe('bad-context');
  });

  it('with a mark on an image nobody knows', () => {
    const unknown = { sopInstanceUid: '2.25.99' as Uid, frameNumber: 1 };
    const keyImages = [{ id: id(1), level: null, image: unknown }];
    expect(error({ ...empty, keyImages })).toBe('image-unknown');
  });

  it('with two marks of one identifier', () => {
    const keyImages = [1, 1].map((one) => ({ id: id(one), level: null, image }));
    expect(error({ ...empty, keyImages })).toBe('duplicate-id');
  });

  it.each([
    ['two points', [at(0, 0), at(1, 1)]],
    ['a point nowhere', [at(0, 0), at(1, 1), at(Number.NaN, 1)]],
    ['a point beyond float32', [at(0, 0), at(1, 1), at(1e300, 1)]],
  ])('with an outline of %s', (_, points) => {
    const outlines = square.outlines.map((outline) => ({ ...outline, points }));
    expect(error({ ...empty, outlines })).toBe('bad-mark');
  });
});
