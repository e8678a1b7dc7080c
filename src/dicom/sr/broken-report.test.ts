import { describe, expect, it } from 'vitest';
import type { DicomDataset } from './dicom-json.ts';
import { fromMeasurementReport, type ReadReport } from './read/measurement-report.ts';
import { coveringReadings } from './testing/covering-readings.ts';
import { SAMPLE_STUDY, sampleContext } from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

const covering = coveringReadings()[3];
if (covering === undefined) throw new Error('no reading');
const { reading, derived } = covering;
const report = toMeasurementReport(reading, sampleContext(), derived);
if (!report.ok) throw new Error(report.error.message);
const TEXT = JSON.stringify(report.value.dataset);

type Json = Record<string, { vr: string; Value?: unknown[] }>;

const fresh = (): Json => JSON.parse(TEXT) as Json;

const valuesOf = (item: Json, tag: string): Json[] => (item[tag]?.Value ?? []) as Json[];

const codeText = (item: Json, tag: string): string => {
  const code = valuesOf(item, tag)[0];
  const value = (code?.['00080100'] ?? code?.['00080119'])?.Value?.[0];
  return typeof value === 'string' ? value : '';
};

const conceptOf = (item: Json): string => codeText(item, '0040A043');

const valueOf = (item: Json): string => codeText(item, '0040A168');

function find(item: Json, concept: string, value?: string): Json {
  for (const child of valuesOf(item, '0040A730')) {
    if (conceptOf(child) === concept && (value === undefined || valueOf(child) === value)) {
      return child;
    }
  }
  throw new Error(`no ${concept}`);
}

/** The first group with a finding, so that it can be broken. */
function group(document: Json, finding: string): Json {
  const groups = valuesOf(find(document, '126010'), '0040A730');
  const found = groups.find((one) =>
    valuesOf(one, '0040A730').some(
      (child) => conceptOf(child) === '121071' && valueOf(child) === finding,
    ),
  );
  if (found === undefined) throw new Error(`no group about ${finding}`);
  return found;
}

function drop(item: Json, concept: string): void {
  const element = item['0040A730'];
  if (element)
    element.Value = valuesOf(item, '0040A730').filter((one) => conceptOf(one) !== concept);
}

function setCode(item: Json, value: string): void {
  item['0040A168'] = {
    vr: 'SQ',
    Value: [
      {
        '00080100': { vr: 'SH', Value: [value] },
        '00080102': { vr: 'SH', Value: ['99ESCC'] },
        '00080104': { vr: 'LO', Value: ['broken'] },
      },
    ],
  };
}

const open = (document: unknown): ReturnType<typeof fromMeasurementReport> =>
  fromMeasurementReport(document, SAMPLE_STUDY);

const opened = (document: unknown): ReadReport => {
  const result = open(document);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

describe('a report that cannot be read', () => {
  it.each<[string, (document: Json) => unknown, string]>([
    ['nothing', () => null, 'damaged'],
    ['a text', () => 'report', 'damaged'],
    ['an empty dataset', () => ({}), 'not-a-report'],
    ['no title', ({ '0040A043': _, ...rest }) => rest, 'not-a-report'],
    [
      'another title',
      (document) => ({ ...document, '0040A043': find(document, '126010')['0040A043'] }),
      'not-a-report',
    ],
    ['no value type', ({ '0040A040': _, ...rest }) => rest, 'not-a-report'],
    ['no study', ({ '0020000D': _, ...rest }) => rest, 'damaged'],
    ['no series', ({ '0020000E': _, ...rest }) => rest, 'damaged'],
    ['no instance', ({ '00080018': _, ...rest }) => rest, 'damaged'],
    ['no class', ({ '00080016': _, ...rest }) => rest, 'damaged'],
    [
      'a study that is no UID',
      (document) => ({ ...document, '0020000D': { vr: 'UI', Value: ['1.2..3'] } }),
      'damaged',
    ],
    [
      'another study',
      (document) => ({ ...document, '0020000D': { vr: 'UI', Value: ['1.2.3'] } }),
      'other-study',
    ],
    [
      'a wrong type deep inside',
      (document) => JSON.parse(JSON.stringify(document).replace('"POLYLINE"', '7')) as unknown,
      'damaged',
    ],
  ])('is refused with one sentence: %s', (_, breakIt, kind) => {
    const result = open(breakIt(fresh()));
    expect(result).toMatchObject({ ok: false, error: { kind } });
    if (!result.ok) expect(result.error.message).toMatch(/^The [^\n]+\.$/);
  });
});

describe('a report with a broken group', () => {
  it.each<[string, string, (item: Json) => void]>([
    ['a level label without a point', '51282000', (item) => drop(item, '111030')],
    [
      'a level label at a site we do not know',
      '51282000',
      (item) => setCode(find(item, '363698007'), 'NOWHERE'),
    ],
    [
      'a level label with half a point',
      '51282000',
      (item) => {
        find(item, '111030')['00700022'] = { vr: 'FL', Value: [1] };
      },
    ],
    [
      'graphics without an image',
      '51282000',
      (item) => {
        delete find(item, '111030')['0040A730'];
      },
    ],
    ['a conus without a point', 'CONUS', (item) => drop(item, '111030')],
    [
      'a region that is open',
      'SIGNAL_REGION',
      (item) => {
        find(item, '111030')['00700022'] = { vr: 'FL', Value: [0, 0, 9, 0, 9, 9, 4, 9] };
      },
    ],
    [
      'a region of two points',
      'SIGNAL_REGION',
      (item) => {
        find(item, '111030')['00700022'] = { vr: 'FL', Value: [0, 0, 9, 0, 0, 0] };
      },
    ],
    [
      'a region whose image has no proper UID',
      'SIGNAL_REGION',
      (item) => {
        const image = valuesOf(find(item, '111030'), '0040A730')[0];
        const reference = image && valuesOf(image, '00081199')[0];
        if (reference) reference['00081155'] = { vr: 'UI', Value: ['x'] };
      },
    ],
    [
      'a region of two frames at once',
      'SIGNAL_REGION',
      (item) => {
        const image = valuesOf(find(item, '111030'), '0040A730')[0];
        const reference = image && valuesOf(image, '00081199')[0];
        if (reference) reference['00081160'] = { vr: 'IS', Value: [1, 2] };
      },
    ],
    ['a distance without a line', 'FREE_DISTANCE', (item) => drop(item, '410668003')],
    [
      'a distance of three points',
      'FREE_DISTANCE',
      (item) => {
        const line = valuesOf(find(item, '410668003'), '0040A730')[0];
        if (line) line['00700022'] = { vr: 'FL', Value: [0, 0, 1, 1, 2, 2] };
      },
    ],
    ['an arrow without graphics', 'ARROW', (item) => drop(item, '111030')],
    ['a key image without an image', '113000', (item) => drop(item, '121080')],
    [
      'a confirmed grade we do not have',
      'MESCC',
      (item) => setCode(find(item, 'ESCC_CONFIRMED'), 'ESCC_4'),
    ],
    [
      'an ESCC group of no vertebra',
      'MESCC',
      (item) => setCode(find(item, '363698007'), 'NOWHERE'),
    ],
    [
      'a SINS group of no vertebra',
      'SPINE_INSTAB',
      (item) => setCode(find(item, '363698007'), 'NOWHERE'),
    ],
    [
      'a group without a finding',
      'FREE_DISTANCE',
      (item) => {
        drop(item, '121071');
        drop(item, '410668003');
      },
    ],
  ])('gives all the rest and keeps the group: %s', (_, finding, breakIt) => {
    const document = fresh();
    const broken = group(document, finding);
    breakIt(broken);
    const result = opened(document);
    expect(result.carried.measurements).toHaveLength(1);
    expect(result.notUnderstood.some((one) => one.what.endsWith('kept as it is.'))).toBe(true);
    const uid = find(broken, '112040')['0040A124']?.Value?.[0];
    const kept = JSON.stringify(result.carried.measurements);
    expect(kept).toContain(String(uid));
  });

  it.each<[string, string, (item: Json) => void]>([
    [
      'an outline role we do not know',
      'EPI_TUMOUR',
      (item) => setCode(find(item, 'OUTLINE_ROLE'), 'X'),
    ],
    [
      'a SINS answer we do not have',
      'SPINE_INSTAB',
      (item) => setCode(find(item, 'SINS_PAIN'), 'SP_X'),
    ],
    ['a proposal we do not have', 'MESCC', (item) => setCode(find(item, 'READER_REASON'), 'X')],
  ])('keeps the item that is not understood: %s', (_, finding, breakIt) => {
    const document = fresh();
    const all = JSON.stringify(document);
    if (!all.includes(finding)) return expect.fail(`the sample has no ${finding}`);
    breakIt(group(document, finding));
    const result = opened(document);
    expect(result.carried.attached).toHaveLength(1);
    expect(result.carried.measurements).toHaveLength(0);
  });

  it('reads one of two groups with the same tracking UID, and keeps the other', () => {
    const document = fresh();
    const first = group(document, 'FREE_DISTANCE');
    find(document, '126010')['0040A730']?.Value?.push(first);
    const result = opened(document);
    expect(result.carried.measurements).toHaveLength(1);
    expect(result.reading.measurements).toEqual(reading.measurements);
  });

  it('gives a group without a tracking UID one of its own', () => {
    const document = fresh();
    drop(group(document, 'FREE_DISTANCE'), '112040');
    expect(opened(document).reading.measurements).toHaveLength(reading.measurements.length);
    expect(opened(document).reading).toEqual(opened(document).reading);
  });

  it('keeps markup in a text as text', () => {
    const markup = '<img src=x onerror=alert(1)>';
    const document = JSON.parse(TEXT.replaceAll('Größe 転移 <b>?</b>', markup)) as DicomDataset;
    expect(opened(document).reading.measurements.at(-1)).toMatchObject({ text: markup });
  });
});
