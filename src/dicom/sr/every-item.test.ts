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
  'of another relationship': (root, at, to) => {
    const relationships = ['CONTAINS', 'HAS PROPERTIES', 'HAS OBS CONTEXT', 'INFERRED FROM', ''];
    pick(root, at)['0040A010'] = text(relationships[to % relationships.length] ?? '');
  },
  'without one of its attributes': (root, at, to) => {
    const item = pick(root, at);
    const tags = Object.keys(item).filter((tag) => tag !== '0040A730');
    delete item[tags[to % tags.length] ?? ''];
  },
  'with the value of another': (root, at, to) => {
    const item = pick(root, at);
    for (const [tag, element] of Object.entries(pick(root, to))) {
      if (tag !== '0040A730' && tag !== '0040A043') item[tag] = structuredClone(element);
    }
  },
  'within a container more': (root, at) => {
    const item = pick(root, at);
    const inner = { ...item };
    for (const tag of Object.keys(item)) delete item[tag];
    item['0040A010'] = text('CONTAINS');
    item['0040A040'] = text('CONTAINER');
    item['0040A043'] = code('W');
    setContent(item, [inner]);
  },
  'with its children beside it': (root, at) => {
    const item = pick(root, at);
    const parent = itemsOf(root).find((one) => contentOf(one).includes(item));
    if (parent === undefined) return;
    const children = contentOf(item);
    setContent(item, []);
    setContent(parent, [...contentOf(parent), ...children]);
  },
  'in the other order': (root, at) => {
    const item = pick(root, at);
    setContent(item, [...contentOf(item)].reverse());
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

/** A document with some of its measurement groups: a whole one has hundreds, of which one mutation meets few. */
function excerpt(document: DicomDataset, picks: readonly number[]): Json {
  const root = { ...document };
  const content = contentOf(root).map((child) => {
    const groups = contentOf(child);
    if (groups.length <= picks.length || !groups.every(isGroup)) return child;
    const some = new Set(picks.map((number) => groups[number % groups.length]));
    return { ...child, '0040A730': { vr: 'SQ', Value: groups.filter((one) => some.has(one)) } };
  });
  setContent(root, content as readonly Json[]);
  return structuredClone(root);
}

/** Measurement Group. Source: DICOM PS3.16 TID 1501. */
const isGroup = (item: Json): boolean =>
  datasetsAt(item, '0040A043').some((name) => name['00080100']?.Value?.[0] === '125007');

const arbitraryDocument = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...Object.keys(MUTATIONS)), fc.nat(), fc.nat()), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([whole, picks, mutations]) => {
    const document = excerpt(whole, picks);
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
      { numRuns: 2000, seed: 14 },
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
        expect(second.reading).toEqual(first.reading);
        expect(second.items.understood + second.items.kept).toBe(second.items.all);
      }),
      { numRuns: 600, seed: 14 },
    );
  });
});
