import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createReading, type MarkId, type Outline } from '../../domain/reading.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { fromBase64 } from '../sr/base64.ts';
import { firstText, type DicomDataset } from '../sr/dicom-json.ts';
import { codeAt, datasetsAt } from '../sr/read/content-node.ts';
import { fromMeasurementReport } from '../sr/read/measurement-report.ts';
import {
  NO_DERIVED,
  SAMPLE_IMAGES,
  SAMPLE_STUDY,
  sampleContext,
} from '../sr/testing/sample-context.ts';
import { toMeasurementReport } from '../sr/write/measurement-report.ts';
import { packFrames } from './packed-frames.ts';
import { toSegmentations } from './segmentation.ts';

const [first, second, ofOtherSeries, frame1, frame2] = SAMPLE_IMAGES;
if (!first || !second || !ofOtherSeries || !frame1 || !frame2) throw new Error('no images');

let count = 0;

/** An outline of 2 columns and 3 rows of pixels from (column, row). */
const outline = (
  structure: Outline['structure'],
  image: Outline['image'],
  [column, row]: readonly [number, number] = [4, 6],
  changes: Partial<Outline> = {},
): Outline => ({
  id: `2.25.9${(count += 1)}` as Uid as MarkId,
  structure,
  role: 'index',
  level: 'T9',
  image,
  points: [
    imagePoint(column, row),
    imagePoint(column + 2, row),
    imagePoint(column + 2, row + 3),
    imagePoint(column, row + 3),
  ],
  origin: 'drawn',
  ...changes,
});

/** What a report of ours carries. */
const NOTHING_CARRIED = (() => {
  const report = toMeasurementReport(createReading(SAMPLE_STUDY), sampleContext(), NO_DERIVED);
  const read = report.ok ? fromMeasurementReport(report.value.dataset, null) : report;
  if (!read.ok) throw new Error(read.error.message);
  return read.value.carried;
})();

function segmentations(outlines: readonly Outline[], changes = {}) {
  const reading = { ...createReading(SAMPLE_STUDY), outlines };
  const made = toSegmentations(reading, sampleContext(changes));
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

function only(outlines: readonly Outline[]): DicomDataset {
  const { datasets } = segmentations(outlines);
  const [dataset] = datasets;
  if (dataset === undefined || datasets.length > 1) throw new Error(`${datasets.length} files`);
  return dataset;
}

const ROWS = 320;
const COLUMNS = 320;

/** The pixels that are set, as [frame, row, column]. */
function pixels(dataset: DicomDataset): readonly (readonly number[])[] {
  const bytes = fromBase64(dataset['7FE00010']?.InlineBinary ?? '');
  const found: number[][] = [];
  bytes.forEach((byte, place) => {
    for (let bit = 0; bit < 8; bit++) {
      if ((byte & (1 << bit)) === 0) continue;
      const at = place * 8 + bit;
      const inFrame = at % (ROWS * COLUMNS);
      found.push([
        Math.floor(at / (ROWS * COLUMNS)),
        Math.floor(inFrame / COLUMNS),
        inFrame % COLUMNS,
      ]);
    }
  });
  return found;
}

const frames = (dataset: DicomDataset): readonly DicomDataset[] => datasetsAt(dataset, '52009230');

const segmentOf = (frame: DicomDataset): unknown =>
  datasetsAt(frame, '0062000A')[0]?.['0062000B']?.Value?.[0];

const sourceOf = (frame: DicomDataset): DicomDataset | undefined =>
  datasetsAt(frame, '00089124').flatMap((one) => datasetsAt(one, '00082112'))[0];

describe('outlines as a segmentation', () => {
  it('have one segment a structure and level, with its code and site, from head to tail', () => {
    const dataset = only([
      outline('cord', first),
      outline('sac', first),
      outline('cord', second, [9, 9], { role: 'reference-above', level: 'T8' }),
      outline('cord', second),
      outline('canal', second, [9, 9], { level: null }),
    ]);
    const segments = datasetsAt(dataset, '00620002');
    expect(segments.map((one) => firstText(one['00620005']))).toEqual([
      'T8 Spinal cord',
      'T9 Spinal cord',
      'T9 Thecal sac',
      'Vertebral canal',
    ]);
    expect(segments.map((one) => codeAt(one, '0062000F')?.value)).toEqual([
      '2748008',
      '2748008',
      'THECAL_SAC',
      '61853006',
    ]);
    // T8, T9 and the spine: SCT, CID 4030.
    expect(segments.map((one) => codeAt(one, '00082218')?.value)).toEqual([
      '11068009',
      '82687006',
      '82687006',
      '421060004',
    ]);
    expect(segments.map((one) => firstText(one['00620008']))).toEqual(Array(4).fill('MANUAL'));
    expect(segments.every((one) => one['0062000D']?.Value?.length === 3)).toBe(true);
    expect(frames(dataset).map(segmentOf)).toEqual([1, 2, 2, 3, 4]);
  });

  it('are tracked as in the report', () => {
    const cord = outline('cord', first);
    const reading = { ...createReading(SAMPLE_STUDY), outlines: [cord] };
    const report = toMeasurementReport(reading, sampleContext(), NO_DERIVED);
    const [segment] = datasetsAt(only([cord]), '00620002');
    expect(firstText(segment?.['00620021'])).toBe(cord.id);
    expect(JSON.stringify(report)).toContain(`"${firstText(segment?.['00620020'])}"`);
    const carried = { ...NOTHING_CARRIED, identifiers: { [cord.id]: 'Lesion 1' } };
    const [named] = segmentations([cord], { carried }).datasets;
    const [again] = datasetsAt(named ?? {}, '00620002');
    expect(firstText(again?.['00620020'])).toBe('Lesion 1');
  });

  it('name the images of another study in a sequence of their own', () => {
    const [, , , , , , ofOtherStudy] = SAMPLE_IMAGES;
    if (!ofOtherStudy) throw new Error('no image');
    const dataset = only([outline('cord', ofOtherStudy)]);
    expect(dataset['00081115']).toBeUndefined();
    const [study] = datasetsAt(dataset, '00081200');
    expect(firstText(study?.['0020000D'])).toBe('2.25.2000');
    expect(JSON.stringify(study)).toContain(ofOtherStudy.sopInstanceUid);
  });

  it('do not say that a tool of ours proposed what nobody says how it came about', () => {
    const [segment] = datasetsAt(only([outline('cord', first, [1, 1], { origin: 'unknown' })]), '00620002'); // prettier-ignore
    expect(firstText(segment?.['00620008'])).toBe('SEMIAUTOMATIC');
    expect(firstText(segment?.['00620009'])).toBe('Not stated');
  });

  it('have the pixels whose centres lie within, in the frame of their image', () => {
    const dataset = only([outline('cord', second, [4, 6]), outline('cord', first, [0, 0])]);
    expect(frames(dataset).map((frame) => firstText(sourceOf(frame)?.['00081155']))).toEqual([
      '2.25.1102',
      '2.25.1101',
    ]);
    expect(pixels(dataset)).toEqual([
      ...[6, 7, 8].flatMap((row) => [[0, row, 4], [0, row, 5]]),
      ...[0, 1, 2].flatMap((row) => [[1, row, 0], [1, row, 1]]),
    ]); // prettier-ignore
  });

  it('are one where two of a structure lie on one image', () => {
    const dataset = only([
      outline('tumour-bone', first, [4, 6]),
      outline('tumour-bone', first, [5, 6]),
    ]);
    expect(frames(dataset)).toHaveLength(1);
    // Columns 4, 5 and 6 of three rows.
    expect(pixels(dataset)).toHaveLength(9);
  });

  it('name the frame of a multi-frame image, and of no other', () => {
    const dataset = only([outline('cord', frame1), outline('cord', frame2)]);
    expect(frames(dataset).map((frame) => sourceOf(frame)?.['00081160']?.Value)).toEqual([
      [1],
      [2],
    ]);
    const single = only([outline('cord', first)]);
    expect(sourceOf(frames(single)[0] ?? {})?.['00081160']).toBeUndefined();
  });

  it('say how each frame came about and where it lies', () => {
    const [frame] = frames(only([outline('cord', first)]));
    const derivation = datasetsAt(frame ?? {}, '00089124')[0] ?? {};
    expect(codeAt(derivation, '00089215')?.value).toBe('113076');
    expect(codeAt(sourceOf(frame ?? {}) ?? {}, '0040A170')?.value).toBe('121322');
    expect(datasetsAt(frame ?? {}, '00209113')[0]?.['00200032']?.Value).toEqual([0, 0, 0]);
  });

  it('state alike directions and spacings once: rows of 0.5 mm, columns of 0.75 mm', () => {
    const [shared] = datasetsAt(
      only([outline('cord', first), outline('cord', second)]),
      '52009229',
    );
    expect(datasetsAt(shared ?? {}, '00289110')[0]?.['00280030']?.Value).toEqual([0.5, 0.75]);
  });

  it('are semi-automatic where one was proposed by the tool', () => {
    const dataset = only([outline('cord', first), outline('cord', second, [1, 1], { origin: 'proposed-edited' })]); // prettier-ignore
    const [segment] = datasetsAt(dataset, '00620002');
    expect(firstText(segment?.['00620008'])).toBe('SEMIAUTOMATIC');
    expect(firstText(segment?.['00620009'])).not.toBeNull();
  });

  it('of several series are several files', () => {
    const { datasets, segments } = segmentations([outline('cord', first), outline('cord', ofOtherSeries)]); // prettier-ignore
    expect([datasets.length, segments]).toEqual([2, 2]);
    const uids = datasets.map((one) => firstText(one['00080018']));
    expect(new Set(uids).size).toBe(2);
  });

  it('count what lies on images that are not open', () => {
    const elsewhere = outline('cord', { ...first, frameNumber: 9 });
    expect(segmentations([outline('cord', first), elsewhere]).leftOut).toBe(1);
    const reading = { ...createReading(SAMPLE_STUDY), outlines: [elsewhere] };
    const made = toSegmentations(reading, sampleContext());
    expect(!made.ok && made.error).toMatch(/^No outline lies on an open image/);
    const none = toSegmentations(createReading(SAMPLE_STUDY), sampleContext());
    expect(!none.ok && none.error).toBe('There is no outline yet.');
  });
});

describe('packed frames', () => {
  it('follow each other bit by bit, the first pixel lowest, in an even number of bytes', () => {
    // 1 0 0 | 0 1 1: bits 0, 4 and 5, so 1 + 16 + 32.
    expect([...packFrames([Uint8Array.of(1, 0, 0), Uint8Array.of(0, 1, 1)])]).toEqual([49, 0]);
    expect(packFrames([new Uint8Array(17)])).toHaveLength(4);
  });
});
