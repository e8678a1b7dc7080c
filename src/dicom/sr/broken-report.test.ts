import { describe, expect, it } from 'vitest';
import type { DicomDataset } from './dicom-json.ts';
import { fromMeasurementReport, type ReadReport } from './read/measurement-report.ts';
import type { Reading } from '../../domain/reading.ts';
import { coveringReadings } from './testing/covering-readings.ts';
import { SAMPLE_STUDY, sampleContext } from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

type Json = Record<string, { vr: string; Value?: unknown[] }>;

/** A covering reading, and its document as text. */
function sample(index: number): { readonly reading: Reading; readonly text: string } {
  const covering = coveringReadings()[index];
  if (covering === undefined) throw new Error('no reading');
  const report = toMeasurementReport(covering.reading, sampleContext(), covering.derived);
  if (!report.ok) throw new Error(report.error.message);
  return { reading: covering.reading, text: JSON.stringify(report.value.dataset) };
}

const { reading, text: TEXT } = sample(3);

/** One with cauda equina grades, changed rules and a grade with its basis; the other with a cord signal. */
const FULL = sample(9);
const WITH_SIGNAL = sample(4);

const fresh = (text = TEXT): Json => JSON.parse(text) as Json;

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

/** Drops the first child so named. */
function dropOne(item: Json, concept: string): void {
  const element = item['0040A730'];
  const first = find(item, concept);
  if (element) element.Value = valuesOf(item, '0040A730').filter((one) => one !== first);
}

const childOf = (item: Json): Json => valuesOf(item, '0040A730')[0] ?? {};

function setNumber(item: Json, number: number): void {
  const measured = valuesOf(item, '0040A300')[0];
  if (!measured) throw new Error('no number');
  delete measured['0040A161'];
  measured['0040A30A'] = { vr: 'DS', Value: [number] };
}

function setUnit(item: Json, value: string): void {
  const unit = valuesOf(valuesOf(item, '0040A300')[0] ?? {}, '004008EA')[0];
  if (!unit) throw new Error('no unit');
  unit['00080100'] = { vr: 'SH', Value: [value] };
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

  it.each<[string, string, (item: Json) => void, RegExp]>([
    [
      'cauda equina grades of no vertebra',
      'CAUDA_COMPR',
      (item) => setCode(find(item, '363698007'), 'NOWHERE'),
      /^Cauda equina grades without a vertebra/,
    ],
    [
      'a cauda equina grade we do not have',
      'CAUDA_COMPR',
      (item) => setCode(find(item, 'CAUDA_A'), 'CE_A_9'),
      /^A cauda equina grade that we do not know/,
    ],
    [
      'one cauda equina scale of two',
      'CAUDA_COMPR',
      (item) => drop(item, 'CAUDA_B'),
      /^A cauda equina grade that we do not know/,
    ],
    [
      'signs of no vertebra',
      'LEVEL_SIGNS',
      (item) => setCode(find(item, '363698007'), 'NOWHERE'),
      /^Signs without a vertebra/,
    ],
    [
      'a slip of two corners',
      '421060004',
      (item) => {
        const line = valuesOf(find(item, 'VB_TRANSLATION'), '0040A730')[0];
        if (line) line['00700022'] = { vr: 'FL', Value: [0, 0, 1, 1] };
      },
      /^A translation without three corners/,
    ],
  ])('gives all the rest and keeps the group, with the reason: %s', (_, finding, breakIt, why) => {
    const document = fresh(FULL.text);
    breakIt(group(document, finding));
    const result = opened(document);
    expect(result.carried.measurements).toHaveLength(1);
    expect(result.notUnderstood.some((one) => why.test(one.what))).toBe(true);
  });

  it.each<[string, string, (item: Json) => void]>([
    ['a sign', 'LEVEL_SIGNS', (item) => setCode(find(item, 'SPINE_SIGN'), 'X')],
    [
      'the side of a fracture feature',
      'LEVEL_SIGNS',
      (item) => setCode(find(item, 'FX_MR_T1'), 'X'),
    ],
    [
      'the tissue of a signal area',
      'SIGNAL_REGION',
      (item) => setCode(find(item, 'SIGNAL_TISSUE'), 'X'),
    ],
    ['a foraminal finding', 'CAUDA_COMPR', (item) => setCode(find(item, 'CE_B_FORAMINAL'), 'X')],
  ])('keeps the new item that is not understood: %s', (_, finding, breakIt) => {
    const document = fresh(FULL.text);
    breakIt(group(document, finding));
    const result = opened(document);
    expect(result.carried.attached).toHaveLength(1);
    expect(result.carried.measurements).toHaveLength(0);
  });

  it('keeps a cord signal that is not understood', () => {
    const document = fresh(WITH_SIGNAL.text);
    setCode(find(group(document, 'MESCC'), 'CORD_SIGNAL'), 'X');
    expect(opened(document).carried.attached).toHaveLength(1);
  });

  it('keeps a ticked item whose answer is not understood', () => {
    const document = fresh(FULL.text);
    setCode(find(find(document, 'C0034375'), 'CHK_FRACTURE'), 'X');
    const result = opened(document);
    expect(result.reading.checklist).not.toHaveProperty('flag-fracture');
    expect(result.carried.qualitative).toHaveLength(1);
  });

  it.each<[string, (number: Json) => void]>([
    ['beyond its bounds', (number) => setNumber(number, 1000)],
    ['of no rule we have', (number) => setCode(childOf(number), 'RULE_X')],
    ['in another unit', (number) => setUnit(number, 'furlong')],
  ])('takes the proposed number and says so where a rule has one %s', (_, breakIt) => {
    const document = fresh(FULL.text);
    breakIt(find(find(document, 'C0034375'), 'READING_RULE'));
    const result = opened(document);
    expect(result.reading.rules.changed).not.toHaveProperty('escc-contact-mm');
    expect(Object.keys(result.reading.rules.changed)).toHaveLength(15);
    expect(result.warnings).toHaveLength(1);
    expect(result.carried.qualitative).toHaveLength(1);
  });

  it.each<[string, (proposal: Json) => void]>([
    ['a tolerance missing', (proposal) => dropOne(proposal, 'ESCC_TOLERANCE')],
    ['no pixel size', (proposal) => drop(proposal, 'ESCC_PIXEL')],
    ['a flag we do not have', (proposal) => setCode(find(proposal, 'ESCC_FLAG'), 'FLAG_X')],
    ['a measure in another unit', (proposal) => setUnit(find(proposal, 'ESCC_MEASURE'), 'furlong')],
    ['a measure of nothing', (proposal) => drop(find(proposal, 'ESCC_MEASURE'), 'ESCC_MEASURED')],
    [
      'an outline that is no UID',
      (proposal) => {
        find(proposal, 'EVIDENCE_GONE')['0040A124'] = { vr: 'UI', Value: ['1..2'] };
      },
    ],
  ])('takes nothing of what a grade rested on, keeps it and says so: %s', (_, breakIt) => {
    const document = fresh(FULL.text);
    const escc = group(document, 'MESCC');
    const proposal = valuesOf(escc, '0040A730').find((child) =>
      /^ESCC_(PROPOSED|NO_PROPOSAL)/.test(conceptOf(child)),
    );
    if (proposal === undefined) throw new Error('no proposal');
    breakIt(proposal);
    const result = opened(document);
    const [level] = result.reading.levels;
    const confirmed = level && result.reading.assessments[level.vertebra]?.escc;
    expect(confirmed?.grade).toBe(FULL.reading.assessments[level?.vertebra ?? 'T9']?.escc?.grade);
    expect(confirmed?.basis).toBeNull();
    expect(result.warnings).toHaveLength(1);
    expect(JSON.stringify(result.carried.attached)).toContain('ESCC_TOLERANCE');
  });

  it('has no time where a mark has one that is none', () => {
    const document = fresh(FULL.text);
    const broken = group(document, 'FREE_DISTANCE');
    broken['0040A032'] = { vr: 'DT', Value: ['yesterday'] };
    drop(broken, 'TIME_AS_GIVEN');
    const result = opened(document);
    const [distance] = result.reading.measurements;
    expect(distance?.kind).toBe('distance');
    expect(distance && result.reading.observedAt[distance.id]).toBeUndefined();
  });

  it('keeps a band of grade 1c that is not understood', () => {
    const document = fresh(FULL.text);
    setCode(find(find(document, 'C0034375'), 'ONE_C_BAND'), 'X');
    expect(opened(document).carried.qualitative).toHaveLength(1);
  });

  it('reads the rules of documents that have them in a group, and keeps a second set', () => {
    const document = fresh(FULL.text);
    const evaluations = find(document, 'C0034375');
    const isRule = (one: Json): boolean => ['ONE_C_BAND', 'READING_RULE'].includes(conceptOf(one));
    const rules = valuesOf(evaluations, '0040A730').filter(isRule);
    for (const concept of ['ONE_C_BAND', 'READING_RULE']) drop(evaluations, concept);
    for (const uid of ['2.25.31', '2.25.32']) {
      const old = structuredClone(group(document, 'LEVEL_SIGNS'));
      find(old, '112040')['0040A124'] = { vr: 'UI', Value: [uid] };
      setCode(find(old, '121071'), 'READING_RULES');
      drop(old, 'SPINE_SIGN');
      old['0040A730']?.Value?.push(...rules);
      find(document, '126010')['0040A730']?.Value?.push(old);
    }
    const result = opened(document);
    expect(result.carried.measurements).toHaveLength(1);
    expect(result.reading.rules).toEqual(FULL.reading.rules);
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
