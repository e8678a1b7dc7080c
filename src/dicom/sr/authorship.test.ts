import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Vertebra } from '../../domain/level.ts';
import { authorsOfLevel } from './author-lines.ts';
import { gradePart } from './authorship.ts';
import { codeKey } from './coded-concept.ts';
import { CONCEPTS, VALUES } from './codes.ts';
import { codeItem, contentItem, itemDataset, textItems, uidItem } from './content-item.ts';
import type { DicomDataset } from './dicom-json.ts';
import { observersOf, observerWords } from './observer-context.ts';
import {
  childNamed,
  codeOf,
  contentNode,
  isNamed,
  uidOf,
  type ContentNode,
} from './read/content-node.ts';
import { fromMeasurementReport, type ReadReport } from './read/measurement-report.ts';
import type { ReportContext } from './report-context.ts';
import { coveringReadings } from './testing/covering-readings.ts';
import { NO_DERIVED, SAMPLE_IMAGES, sampleContext } from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

const KEY = { name: 'Key^Answer=鍵^答', organisation: 'Teaching' };
const SECOND = { name: 'Second^Reader', organisation: 'Ward' };

function written(reading: Reading, changes: Partial<ReportContext>): DicomDataset {
  const report = toMeasurementReport(reading, sampleContext(changes), NO_DERIVED);
  if (!report.ok) throw new Error(report.error.message);
  return report.value.dataset;
}

function read(dataset: DicomDataset): ReadReport {
  const report = fromMeasurementReport(dataset, null);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

const resaved = (report: ReadReport, reading = report.reading): DicomDataset =>
  written(reading, {
    observer: SECOND,
    savedAt: '2026-12-24T10:00:00.000+09:00',
    knownImages: report.images,
    predecessor: report.documentInfo,
    carried: report.carried,
    signedOff: true,
  });

const groupsOf = (dataset: DicomDataset): readonly ContentNode[] =>
  childNamed(contentNode(dataset, ''), CONCEPTS.imagingMeasurements)?.children ?? [];

const namesIn = (node: ContentNode): readonly (string | null)[] => {
  const observers = observersOf(node).map(({ dataset }) => dataset);
  return observers.length === 0 ? [] : [observerWords(observers)];
};

const whole = coveringReadings().find(({ reading }) =>
  Object.values(reading.assessments).some(({ escc, sins }) => escc !== null && sins.pain),
)?.reading;
if (whole === undefined) throw new Error('no reading with a grade');
const first = read(written(whole, { observer: KEY }));

describe('who else said what of a level', () => {
  const level = Object.entries(first.reading.assessments).find(([, one]) => one.escc)?.[0] as Vertebra; // prettier-ignore
  const reader = { name: 'Second^Reader', organisation: 'Ward' };

  it('is told in words, with the day', () => {
    const [line, ...more] = authorsOfLevel(first.reading, level, first.carried, reader);
    expect(more).toEqual([]);
    expect(line?.who).toBe('Key, A.');
    expect(line?.what).toMatch(/^grade.*SINS/);
    expect(line?.on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('is nothing of what the reader changed, or said', () => {
    const assessment = first.reading.assessments[level];
    const graded = assessment?.escc;
    if (!assessment || !graded) throw new Error('no grade');
    const changed = {
      ...first.reading,
      assessments: {
        ...first.reading.assessments,
        [level]: { ...assessment, escc: { ...graded, confirmedAt: '2026-12-24T10:00:00.000Z' } },
      },
    };
    expect(authorsOfLevel(changed, level, first.carried, reader)[0]?.what).not.toMatch(/^grade/);
    expect(authorsOfLevel(first.reading, level, first.carried, KEY)).toEqual([]);
    expect(authorsOfLevel(first.reading, level, null, reader)).toEqual([]);
  });
});

describe('who observed', () => {
  it('stays with every unchanged group when another reader saves and signs', () => {
    const dataset = resaved(first);
    const groups = groupsOf(dataset);
    expect(groups.length).toBeGreaterThan(10);
    for (const group of groups) expect(namesIn(group), group.path).toEqual(['Key, A.']);
    const names = JSON.stringify(dataset);
    expect(names).toContain('"Ideographic":"鍵^答"');
    expect(observerWords(observersOf(contentNode(dataset, '')).map((one) => one.dataset))).toBe(
      'Second, R.',
    );
  });

  it('stays with the grade and each SINS item', () => {
    const graded = groupsOf(resaved(first)).flatMap(({ children }) => children);
    for (const concept of [CONCEPTS.esccConfirmed, CONCEPTS.sinsPain]) {
      const items = graded.filter(
        (node) => node.concept && codeKey(node.concept) === codeKey(concept),
      );
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) {
        if (codeOf(item)?.value !== VALUES.notAssessed.value) {
          expect(namesIn(item), item.path).toEqual(['Key, A.']);
        }
      }
    }
  });

  it('is the new reader, by inheritance, for what was changed', () => {
    const [outline, ...others] = first.reading.outlines;
    if (outline === undefined) throw new Error('no outline');
    const redrawn = { ...outline, points: outline.points.slice(1) };
    const dataset = resaved(first, { ...first.reading, outlines: [redrawn, ...others] });
    const group = groupsOf(dataset).find((one) =>
      JSON.stringify(childNamed(one, CONCEPTS.trackingUid)?.dataset).includes(`"${outline.id}"`),
    );
    expect(group && namesIn(group)).toEqual([]);
  });

  it('is still known, with its date, after a second reader and a third', () => {
    const second = read(resaved(first));
    const third = read(resaved(second));
    expect(third.reading).toEqual(first.reading);
    expect(third.carried.authors.map(({ part, at }) => [part, at?.slice(0, 10)])).toEqual(
      first.carried.authors.map(({ part, at }) => [part, at?.slice(0, 10)]),
    );
  });

  it('is not repeated where the same reader saves again', () => {
    const again = written(first.reading, { observer: KEY, carried: first.carried });
    expect(groupsOf(again).flatMap(namesIn)).toEqual([]);
  });

  it('is the device, for a report by a device', () => {
    const byDevice = asByDevice(written(whole, { observer: KEY }));
    const dataset = resaved(read(byDevice));
    for (const group of groupsOf(dataset)) expect(namesIn(group)).toEqual(['Finder']);
    const [level] = Object.entries(whole.assessments).find(([, one]) => one.escc !== null) ?? [];
    const { authors } = read(dataset).carried;
    const grade = authors.find(({ part }) => part === gradePart(level as 'T9'));
    expect(grade && observerWords(grade.observers)).toBe('Finder');
  });
});

describe('observers at several places of one document', () => {
  /** The document verified by Key, with one outline by a device and one grade by a third reader. */
  function mixed(): { readonly dataset: DicomDataset; readonly outline: string } {
    const outline = whole?.outlines[0]?.id ?? '';
    const third = [
      codeItem('HAS OBS CONTEXT', CONCEPTS.observerType, VALUES.person),
      contentItem('HAS OBS CONTEXT', CONCEPTS.personObserverName, {
        type: 'PNAME',
        name: { Alphabetic: 'Third^C', Ideographic: '三^番' },
      }),
    ].map(itemDataset);
    const mark = (item: DicomDataset): DicomDataset => {
      const node = contentNode(item, '');
      const isOutline =
        isNamed(node, CONCEPTS.measurementGroup) &&
        uidOf(childNamed(node, CONCEPTS.trackingUid)) === outline;
      const isGrade = isNamed(node, CONCEPTS.esccConfirmed);
      const Value = [
        ...node.children.map((child) => mark(child.dataset)),
        ...(isOutline ? DEVICE : isGrade ? third : []),
      ];
      return Value.length === 0 ? item : { ...item, '0040A730': { vr: 'SQ', Value } };
    };
    if (whole === undefined) throw new Error('no reading');
    return { dataset: mark(written(whole, { observer: KEY, signedOff: true })), outline };
  }

  it('each stay where they are when a second reader signs', () => {
    const { dataset, outline } = mixed();
    const again = resaved(read(resaved(read(dataset))));
    const byUid = new Map(
      groupsOf(again).map((group) => [uidOf(childNamed(group, CONCEPTS.trackingUid)), group]),
    );
    const graded = groupsOf(again).filter((group) => childNamed(group, CONCEPTS.esccConfirmed));
    expect(graded.length).toBeGreaterThan(0);
    for (const [uid, group] of byUid) {
      expect(namesIn(group)).toEqual([uid === outline ? 'Finder' : 'Key, A.']);
    }
    for (const group of graded) {
      const grade = childNamed(group, CONCEPTS.esccConfirmed);
      expect(grade && namesIn(grade)).toEqual(['Third, C.']);
    }
    // Names keep all their groups.
    expect(JSON.stringify(again)).toContain('"Ideographic":"三^番"');
    expect(JSON.stringify(again)).toContain('"Ideographic":"鍵^答"');
  });
});

const DEVICE = [
  codeItem('HAS OBS CONTEXT', CONCEPTS.observerType, VALUES.device),
  uidItem('HAS OBS CONTEXT', CONCEPTS.deviceObserverUid, '2.25.5'),
  ...textItems('HAS OBS CONTEXT', CONCEPTS.deviceObserverName, 'Finder'),
].map(itemDataset);

/** The document as another program's, made by a device alone. */
function asByDevice(dataset: DicomDataset): DicomDataset {
  const root = contentNode(dataset, '');
  const rest = root.children.filter((child) => child.relationship !== 'HAS OBS CONTEXT');
  return {
    ...dataset,
    '00080110': { vr: 'SQ' },
    '0040A730': { vr: 'SQ', Value: [...DEVICE, ...rest.map((child) => child.dataset)] },
  };
}

describe('nothing is invented', () => {
  const image = SAMPLE_IMAGES[0];
  if (image === undefined) throw new Error('no image');
  const codes = ['CONTOUR_ORIGIN', 'LVL_STATUS', 'OUTLINE_ROLE', 'ITEM_SOURCE', 'LVL_TRANS'];

  /** A document of another program that says none of these things, and when nothing was observed. */
  const silent = without(asByDevice(written(whole, { observer: KEY })), codes);

  it('of how an outline came about, who placed a label, when a grade was given', () => {
    const report = read(silent);
    expect(new Set(report.reading.outlines.map(({ origin }) => origin))).toEqual(
      new Set(['unknown']),
    );
    expect(new Set(report.reading.levels.map(({ status }) => status))).toEqual(
      new Set(['unknown']),
    );
    const again = JSON.stringify(resaved(report));
    for (const code of codes.slice(0, 4)) expect(again).not.toContain(`"${code}"`);
    expect(again).not.toContain('1970');
  });

  it('of a measure whose image is not open: its number stays as it is stored', () => {
    const report = read(silent);
    const closed = written(report.reading, {
      observer: SECOND,
      images: new Map(),
      knownImages: report.images,
      carried: report.carried,
    });
    expect(numbersIn(silent).join()).not.toContain('{pixels}');
    expect(numbersIn(closed)).toEqual(numbersIn(silent));
  });
});

const numbersIn = (dataset: DicomDataset): readonly string[] =>
  groupsOf(dataset).flatMap(({ children }) =>
    children
      .filter(({ type, concept }) => type === 'NUM' && concept?.scheme !== '99ESCC')
      .map((node) => JSON.stringify(node.dataset['0040A300'])),
  );

function without(item: DicomDataset, codes: readonly string[]): DicomDataset {
  const { '0040A032': _, '00080023': __, ...rest } = item;
  const content = contentNode(item, '').children.filter(
    ({ concept }) => concept === null || !codes.includes(concept.value),
  );
  const kept = content.filter(({ concept }) => concept?.value !== 'TIME_AS_GIVEN');
  if (kept.length === 0) {
    const { '0040A730': ___, ...leaf } = rest;
    return leaf;
  }
  const Value = kept.map(({ dataset }) => without(dataset, codes));
  return { ...rest, '0040A730': { vr: 'SQ', Value } };
}

describe('what others gave', () => {
  it('keeps its tracking identifier', () => {
    const text = JSON.stringify(written(whole, { observer: KEY })).replace(
      /Cornerstone3DTools@\^0\.1\.0:PlanarFreehandROI:[\d.]+/,
      'Lesion 1',
    );
    const report = read(JSON.parse(text) as DicomDataset);
    expect(JSON.stringify(resaved(report))).toContain('"Lesion 1"');
  });

  it('keeps images that only the evidence names', () => {
    const dataset = written(whole, { observer: KEY });
    const extra = '2.25.31337' as Uid;
    const text = JSON.stringify(dataset['0040A375']).replace(
      '"00081199":{"vr":"SQ","Value":[',
      `"00081199":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.66.4"]},"00081155":{"vr":"UI","Value":["${extra}"]}},`,
    );
    const report = read({ ...dataset, '0040A375': JSON.parse(text) as DicomDataset['0040A375'] });
    const second = resaved(report);
    expect(JSON.stringify(second['0040A375'])).toContain(extra);
    expect(JSON.stringify(resaved(read(second))['0040A375'])).toContain(extra);
  });
});
