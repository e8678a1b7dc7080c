import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import type { ImageReference } from '../../domain/image-series.ts';
import { createReading, type MarkId, type Reading } from '../../domain/reading.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { firstText, type DicomDataset } from '../sr/dicom-json.ts';
import { datasetsAt } from '../sr/read/content-node.ts';
import { SAMPLE_IMAGES, SAMPLE_STUDY, sampleContext } from '../sr/testing/sample-context.ts';
import { toPresentationStates, type PresentationContext } from './presentation-states.ts';

const [first, second, ofOtherSeries, frame1, , frame12, ofOtherStudy] = SAMPLE_IMAGES;
if (!first || !second || !ofOtherSeries || !frame1 || !frame12 || !ofOtherStudy) {
  throw new Error('no images');
}

let count = 0;
const id = (): MarkId => `2.25.9${(count += 1)}` as Uid as MarkId;

const keyed = (...images: readonly ImageReference[]): Reading => ({
  ...createReading(SAMPLE_STUDY),
  keyImages: images.map((image) => ({ id: id(), level: 'T9', image })),
});

function states(reading: Reading, changes: Partial<PresentationContext> = {}) {
  const made = toPresentationStates(reading, { ...sampleContext(), windowOf: () => null, ...changes }); // prettier-ignore
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

function only(reading: Reading, changes: Partial<PresentationContext> = {}): DicomDataset {
  const { datasets } = states(reading, changes);
  const [dataset] = datasets;
  if (dataset === undefined || datasets.length > 1) throw new Error(`${datasets.length} files`);
  return dataset;
}

const layers = (dataset: DicomDataset): readonly (string | null)[] =>
  datasetsAt(dataset, '00700001').map((one) => firstText(one['00700002']));

const texts = (dataset: DicomDataset): readonly (string | null)[] =>
  datasetsAt(dataset, '00700001')
    .flatMap((one) => datasetsAt(one, '00700008'))
    .map((one) => firstText(one['00700006']));

describe('presentation states', () => {
  it('name each key image once, frames by number, those of another study not at all', () => {
    const made = states(keyed(first, first, second, frame1, frame12, ofOtherStudy));
    const references = made.datasets.flatMap((one) =>
      datasetsAt(one, '00081115').flatMap((series) => datasetsAt(series, '00081140')),
    );
    expect(references.map((one) => firstText(one['00081155']))).toEqual([
      first.sopInstanceUid,
      second.sopInstanceUid,
      frame1.sopInstanceUid,
    ]);
    expect(references.map((one) => one['00081160']?.Value)).toEqual([
      undefined,
      undefined,
      [1, 12],
    ]);
    expect([made.count, made.leftOut]).toEqual([4, 1]);
  });

  it('have the outlines in their colours, closed, in pixels from the corner of the image', () => {
    const points = [imagePoint(4, 6), imagePoint(6, 6), imagePoint(6, 9)];
    const outlines = (['cord', 'tumour-bone'] as const).map((structure) => ({
      id: id(),
      structure,
      role: 'index' as const,
      level: 'T9' as const,
      image: first,
      points,
      origin: 'drawn' as const,
    }));
    const dataset = only({ ...keyed(first), outlines });
    expect(layers(dataset)).toEqual(['CORD', 'TUMOUR']);
    const [graphic] = datasetsAt(datasetsAt(dataset, '00700001')[0] ?? {}, '00700009');
    expect(graphic?.['00700022']?.Value).toEqual([4, 6, 6, 6, 6, 9, 4, 6]);
    expect(firstText(graphic?.['00700005'])).toBe('PIXEL');
    expect(datasetsAt(dataset, '00700060').map((one) => firstText(one['00700002']))).toEqual([
      'CORD',
      'TUMOUR',
    ]);
  });

  it('have labels and measures with their words, only those of the image', () => {
    const reading: Reading = {
      ...keyed(first),
      levels: [{ id: id(), vertebra: 'T9', image: first, point: imagePoint(9, 9), status: 'confirmed' }],
      measurements: [
        // 4 columns of 0.75 mm and 8 rows of 0.5 mm: 5 mm.
        { id: id(), level: 'T9', image: first, kind: 'distance', points: [imagePoint(0, 0), imagePoint(4, 8)] },
        { id: id(), level: 'T9', image: second, kind: 'distance', points: [imagePoint(0, 0), imagePoint(4, 0)] },
      ],
    }; // prettier-ignore
    expect(texts(only(reading))).toEqual(['T9', '5.0 mm']);
  });

  it('have the words of their level', () => {
    const reading = keyed(first);
    const { images } = sampleContext();
    expect(texts(only(reading, { images }))).toEqual([]);
    const assessed: Reading = {
      ...reading,
      assessments: {
        T9: {
          compartments: {},
          escc: null,
          esccAnswers: {},
          sins: { pain: { kind: 'unknown', answeredAt: '2026-11-21T10:00:00.000Z' } },
          cauda: null,
          deficit: null,
          cordSignal: null,
          signs: [],
          fracture: {},
        },
      },
    };
    expect(texts(only(assessed))).toEqual(['T9 ESCC not graded, SINS 0-18']);
  });

  it('have the window the reader set, else that of the image', () => {
    const windowed = (windowOf: PresentationContext['windowOf']) =>
      datasetsAt(only(keyed(first), { windowOf }), '00283110').map((one) => [
        one['00281050']?.Value?.[0],
        one['00281051']?.Value?.[0],
      ]);
    expect(windowed(() => ({ center: 400, width: 900 }))).toEqual([[400, 900]]);
    expect(windowed(() => null)).toEqual([]);
  });

  it('say why there is none', () => {
    const context = { ...sampleContext(), windowOf: () => null };
    const none = toPresentationStates(createReading(SAMPLE_STUDY), context);
    expect(!none.ok && none.error).toMatch(/^There is no key image yet/);
    const other = toPresentationStates(keyed(ofOtherStudy), context);
    expect(!other.ok && other.error).toMatch(/^No key image is an open grey image/);
  });
});
