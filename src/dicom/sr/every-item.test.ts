import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DicomDataset, DicomElement } from './dicom-json.ts';
import { datasetsAt } from './read/content-node.ts';
import { fromMeasurementReport, type ReadReport } from './read/measurement-report.ts';
import { coveringReadings } from './testing/covering-readings.ts';
import { NO_DERIVED, sampleContext } from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

const documents: readonly DicomDataset[] = coveringReadings().map(({ reading, derived }) => {
  const report = toMeasurementReport(reading, sampleContext(), derived);
  if (!report.ok) throw new Error(report.error.message);
  return report.value.dataset;
});

type Json = Record<string, DicomElement>;

const contentOf = (item: Json): readonly Json[] => datasetsAt(item, '0040A730');

const setContent = (item: Json, content: readonly Json[]): void => {
  if (content.length === 0) delete item['0040A730'];
  else item['0040A730'] = { vr: 'SQ', Value: [...content] };
};

const itemsOf = (item: Json): readonly Json[] => [item, ...contentOf(item).flatMap(itemsOf)];

const isBelow = (item: Json, top: Json): boolean => itemsOf(top).includes(item);

/** One way in which a document can be other than ours. Each works on items picked by number. */
type Mutation = (root: Json, at: number, to: number) => void;

const pick = (root: Json, number: number): Json => {
  const items = itemsOf(root).slice(1);
  const item = items[number % items.length];
  if (item === undefined) throw new Error('a document without items');
  return item;
};

function detach(root: Json, item: Json): void {
  for (const parent of itemsOf(root)) {
    const content = contentOf(parent);
    if (content.includes(item)) setContent(parent, content.filter((one) => one !== item)); // prettier-ignore
  }
}

const text = (value: string): DicomElement => ({ vr: 'CS', Value: [value] });

const code = (value: string): DicomElement => ({
  vr: 'SQ',
  Value: [
    {
      '00080100': { vr: 'SH', Value: [value] },
      '00080102': { vr: 'SH', Value: ['99OTHER'] },
      '00080104': { vr: 'LO', Value: ['Other'] },
    },
  ],
});

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'moved below another item': (root, at, to) => {
    const item = pick(root, at);
    const parent = pick(root, to);
    if (isBelow(parent, item)) return;
    detach(root, item);
    setContent(parent, [...contentOf(parent), item]);
  },
  'moved to the top': (root, at) => {
    const item = pick(root, at);
    detach(root, item);
    setContent(root, [...contentOf(root), item]);
  },
  'standing twice': (root, at, to) => {
    const parent = pick(root, to);
    setContent(parent, [...contentOf(parent), structuredClone(pick(root, at))]);
  },
  'of another type': (root, at, to) => {
    const types = ['TEXT', 'CODE', 'NUM', 'CONTAINER', 'IMAGE', 'SCOORD', 'PNAME', 'UIDREF'];
    pick(root, at)['0040A040'] = text(types[to % types.length] ?? 'TEXT');
  },
  'of another name': (root, at) => {
    pick(root, at)['0040A043'] = code('X');
  },
  'of no name': (root, at) => {
    delete pick(root, at)['0040A043'];
  },
  'of another code': (root, at) => {
    pick(root, at)['0040A168'] = code('Y');
  },
  'without its value': (root, at) => {
    const item = pick(root, at);
    for (const tag of ['0040A168', '0040A160', '0040A300', '00700022', '00081199', '0040A124']) {
      delete item[tag];
    }
  },
  'with a child more': (root, at) => {
    const item = pick(root, at);
    const child = {
      '0040A010': text('CONTAINS'),
      '0040A040': text('TEXT'),
      '0040A043': code('Z'),
      '0040A160': { vr: 'UT', Value: ['more'] },
    } satisfies Json;
    setContent(item, [...contentOf(item), child]);
  },
};

const arbitraryDocument = fc
  .tuple(
    // Mostly the smallest, which has few items to hit; some with every part.
    fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, ...documents.keys()),
    fc.array(fc.tuple(fc.constantFrom(...Object.keys(MUTATIONS)), fc.nat(), fc.nat()), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([index, mutations]) => {
    const document = structuredClone(documents[index]) as Json;
    for (const [name, at, to] of mutations) MUTATIONS[name]?.(document, at, to);
    return document;
  });

function read(dataset: DicomDataset): ReadReport {
  const report = fromMeasurementReport(dataset, null);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

/** How many items stand in datasets, those below them included. */
const count = (datasets: readonly DicomDataset[]): number =>
  datasets.reduce((sum, one) => sum + itemsOf(one).length, 0);

describe('every item of a document', { timeout: 300_000 }, () => {
  it('is understood, or kept and named: none is lost without a word', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const { items, carried, notUnderstood } = read(document);
        expect(items.understood + items.kept).toBe(items.all);
        expect(items.all).toBe(count([document]));
        const kept = [
          ...carried.measurements,
          ...carried.qualitative,
          ...carried.root,
          ...carried.library,
          ...carried.attached.flatMap((one) => one.items),
          ...carried.evaluated.flatMap((one) => one.items),
        ];
        // Who observed is named in them beside.
        expect(count(kept)).toBeGreaterThanOrEqual(items.kept);
        expect(notUnderstood).toHaveLength(kept.length);
      }),
      { numRuns: 250, seed: 14 },
    );
  });

  it('is so again once the document was saved', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const first = read(document);
        const written = toMeasurementReport(
          first.reading,
          sampleContext({ knownImages: first.images, carried: first.carried }),
          NO_DERIVED,
        );
        // A damaged reading may be refused, with a sentence.
        if (!written.ok) return;
        const second = read(written.value.dataset);
        expect(second.reading.outlines).toHaveLength(first.reading.outlines.length);
        expect(second.items.understood + second.items.kept).toBe(second.items.all);
      }),
      { numRuns: 100, seed: 14 },
    );
  });
});
