import { isDeepStrictEqual } from 'node:util';
import { toKeyObjectSelection } from '../../src/dicom/ko/key-object-selection.ts';
import { toPresentationStates } from '../../src/dicom/pr/presentation-states.ts';
import { toStructureSets } from '../../src/dicom/rt/structure-set.ts';
import { toSegmentations } from '../../src/dicom/seg/segmentation.ts';
import {
  parseDicomJson,
  stringifyDicomJson,
  type DicomDataset,
} from '../../src/dicom/sr/dicom-json.ts';
import { fromPart10, toPart10 } from '../../src/dicom/sr/part10.ts';
import {
  fromMeasurementReport,
  type ReadReport,
} from '../../src/dicom/sr/read/measurement-report.ts';
import type { DerivedValues, ReportContext } from '../../src/dicom/sr/report-context.ts';
import { NO_DERIVED, sampleContext } from '../../src/dicom/sr/testing/sample-context.ts';
import { toMeasurementReport } from '../../src/dicom/sr/write/measurement-report.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { DocumentCase, ReadingCase } from './cases.ts';
import { expectedOf, type Expected } from './expected.ts';
import { expectedState, expectedStructures, type ExpectedForm } from './expected-forms.ts';
import { houseRuleBreaches } from './house-rules.ts';
import { differenceOf, judged } from './item-by-item.ts';
import type { DocumentKind } from './validators.ts';

const REPORT = 'Comprehensive3DSR';

/** A document as a file, to be judged by others. */
export interface Saved {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
  /** Another program's document that it was made from: another program compares them item by item. */
  readonly before?: Uint8Array;
  /** What another program that reads it finds; null where none does. */
  readonly expected: Expected | ExpectedForm | null;
  /** Whether slow validators judge it: at every run, or with `--all`. */
  readonly slow: 'always' | 'all' | 'never';
}

/** What the cycles of one case gave. */
export interface Cycled {
  readonly name: string;
  readonly files: readonly Saved[];
  readonly problems: readonly string[];
}

/** Saves a reading, reads it, saves what was read with the images open, and once more without them. */
export function cycleReading(one: ReadingCase, slow: Saved['slow']): Cycled {
  const problems: string[] = [];
  const first = save(one.reading, sampleContext({ signedOff: one.signedOff }), one.derived);
  const read = reread(first.dataset);
  compare(read, one.reading, 'read back', problems);
  const second = save(
    read.reading,
    sampleContext({
      signedOff: one.signedOff,
      predecessor: read.documentInfo,
      carried: read.carried,
    }),
    one.derived,
  );
  if (!isDeepStrictEqual(second.dataset['0040A730'], first.dataset['0040A730'])) {
    problems.push('the second save has another content than the first');
  }
  const again = reread(second.dataset);
  const third = save(again.reading, closedContext(again), NO_DERIVED);
  compare(reread(third.dataset), one.reading, 'read back from the third save', problems);
  for (const { dataset, bytes } of [first, second, third]) {
    problems.push(...houseRuleBreaches(dataset).map((breach) => `house rules: ${breach}`));
    problems.push(...part10Problems(dataset, bytes));
  }
  const { name, reading } = one;
  return {
    name,
    problems,
    files: [
      { name, kind: REPORT, bytes: first.bytes, expected: expectedOf(reading), slow },
      {
        name: `${name}, third save`,
        kind: REPORT,
        bytes: third.bytes,
        expected: expectedOf(reading),
        slow: 'never',
      },
      ...extractsOf(one),
    ],
  };
}

/** Reads a document that is there and saves it again, twice: what was not understood is in both. */
export function cycleDocument(one: DocumentCase, slow: Saved['slow']): Cycled {
  const problems: string[] = [];
  const first = save(one.report.reading, closedContext(one.report), NO_DERIVED);
  const read = reread(first.dataset);
  const second = save(read.reading, closedContext(read), NO_DERIVED);
  const again = reread(second.dataset);
  for (const report of [read, again]) {
    compare(report, one.report.reading, 'read back', problems);
    if (!isDeepStrictEqual(notUnderstood(report), notUnderstood(one.report))) {
      problems.push('what was kept of another program is no longer the same');
    }
  }
  // What another program wrote stays as it is, whatever OHIF makes of it.
  const breaches = houseRuleBreaches(second.dataset).filter(
    (breach) => one.kind === 'key' || !OF_OTHERS.test(breach),
  );
  problems.push(...breaches.map((breach) => `house rules: ${breach}`));
  problems.push(...part10Problems(second.dataset, second.bytes));
  const { name, kind, report } = one;
  // What was made in the manner of another program is compared item by item.
  const expected = kind === 'made' ? null : expectedOf(report.reading, report.carried.numbers);
  if (kind === 'made') {
    const difference = differenceOf(report.dataset, second.dataset);
    problems.push(...judged(difference).unexplained.map((line) => `item by item: ${line}`));
  }
  const before = kind === 'made' ? bytesOf(report.dataset) : undefined;
  return {
    name,
    problems,
    files: [{ name, kind: REPORT, bytes: second.bytes, expected, slow, ...(before && { before }) }],
  };
}

const OF_OTHERS =
  /(a number that begins with an image|no finding site as concept modifier|exactly one child)$/;

/** Every other form of the covering readings: those of the generated ones are no other. */
function extractsOf({ name, reading, isCovering }: ReadingCase): readonly Saved[] {
  if (!isCovering) return [];
  const context = { ...sampleContext(), windowOf: () => ({ center: 400, width: 800 }) };
  const selection = toKeyObjectSelection(reading, context);
  const segmentations = toSegmentations(reading, context);
  const structures = toStructureSets(reading, context);
  const states = toPresentationStates(reading, context);
  const saved = (
    kind: DocumentKind,
    datasets: readonly DicomDataset[],
    expectedIn: (dataset: DicomDataset) => ExpectedForm | null = () => null,
    slow: Saved['slow'] = 'never',
  ): readonly Saved[] =>
    datasets.map((dataset, index) => ({
      name: `${name}, ${kind} ${index + 1}`,
      kind,
      bytes: bytesOf(dataset),
      expected: expectedIn(dataset),
      slow,
    }));
  return [
    ...saved(
      'KeyObjectSelectionDocument',
      selection.ok ? [selection.value.dataset] : [],
      () => null,
      'all',
    ),
    ...saved('Segmentation', segmentations.ok ? segmentations.value.datasets : []),
    ...saved('RTStructureSet', structures.ok ? structures.value.datasets : [], (dataset) =>
      expectedStructures(reading, dataset),
    ),
    ...saved(
      'GrayscaleSoftcopyPresentationState',
      states.ok ? states.value.datasets : [],
      expectedState,
    ),
  ];
}

/** What stood below a derived item is held apart after the first save: the order is no part of it. */
const notUnderstood = (report: ReadReport): readonly string[] =>
  report.notUnderstood.map(({ what }) => what).toSorted();

/** Saving with none of the images open: what is known of them is what the document says. */
const closedContext = (report: ReadReport): ReportContext =>
  sampleContext({
    study: report.header,
    images: new Map(),
    knownImages: report.images,
    predecessor: report.documentInfo,
    carried: report.carried,
  });

function save(
  reading: Reading,
  context: ReportContext,
  derived: DerivedValues,
): { readonly dataset: DicomDataset; readonly bytes: Uint8Array } {
  const report = toMeasurementReport(reading, context, derived);
  if (!report.ok) throw new Error(report.error.message);
  return { dataset: report.value.dataset, bytes: bytesOf(report.value.dataset) };
}

function bytesOf(dataset: DicomDataset): Uint8Array {
  const file = toPart10(dataset);
  if (!file.ok) throw new Error(file.error.message);
  return file.value;
}

/** Through the text of the JSON file. */
function reread(dataset: DicomDataset): ReadReport {
  const parsed = parseDicomJson(stringifyDicomJson(dataset));
  if (!parsed.ok) throw new Error(parsed.error.message);
  const report = fromMeasurementReport(parsed.value, null);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

function compare(report: ReadReport, reading: Reading, when: string, problems: string[]): void {
  if (!isDeepStrictEqual(report.reading, reading)) problems.push(`${when} as another reading`);
}

function part10Problems(dataset: DicomDataset, bytes: Uint8Array): readonly string[] {
  const back = fromPart10(bytes);
  if (!back.ok) return [back.error.message];
  return isDeepStrictEqual(back.value, dataset) ? [] : ['Part 10 differs from JSON'];
}
