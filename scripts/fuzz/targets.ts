import { zipSync } from 'fflate';
import { openAll, pictureOf } from '../../e2e/support/pictures.ts';
import { syntheticBytes } from '../../e2e/support/synthetic-image.ts';
import { csaHeaderBytes } from '../../src/dicom/read/csa-header.ts';
import { stringifyDicomJson } from '../../src/dicom/sr/dicom-json.ts';
import { toPart10 } from '../../src/dicom/sr/part10.ts';
import { readReportFile } from '../../src/dicom/sr/report-file.ts';
import { coveringReadings } from '../../src/dicom/sr/testing/covering-readings.ts';
import { SAMPLE_STUDY, sampleContext } from '../../src/dicom/sr/testing/sample-context.ts';
import { toMeasurementReport } from '../../src/dicom/sr/write/measurement-report.ts';
import { FrameFailure } from '../../src/viewport/pixels/frame-failure.ts';

/** One kind of input that strangers send. */
export interface FuzzTarget {
  readonly name: string;
  readonly extension: string;
  /** Sound files to spoil. */
  readonly seeds: readonly Uint8Array[];
  /** Reads a file as the app does. Rejects where anything but a sentence for the reader comes of it. */
  readonly run: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
}

const rle = '1.2.840.10008.1.2.5';

/** 4 x 4 pixels of 16 bits as run lengths: 16 times 0 in each of two segments. */
const runLengths = Uint8Array.of(
  ...new Uint8Array(Uint32Array.from({ length: 16 }, (_, i) => [2, 64, 66][i] ?? 0).buffer),
  ...[241, 0, 241, 0],
);

const images: readonly Uint8Array[] = [
  ...[
    '1.2.840.10008.1.2',
    '1.2.840.10008.1.2.1',
    '1.2.840.10008.1.2.2',
    '1.2.840.10008.1.2.1.99',
  ].map((transferSyntaxUid) => syntheticBytes({ transferSyntaxUid })),
  syntheticBytes({
    transferSyntaxUid: rle,
    pixelData: { kind: 'encapsulated', fragments: [runLengths], basicOffsets: [0] },
  }),
  syntheticBytes({
    elements: {
      '00281050': null,
      '00281051': null,
      '00283000': ['SQ', [{ '00283002': ['US', [3, 10, 16]], '00283006': ['US', [0, 9, 99]] }]],
      '00283010': ['SQ', [{ '00283002': ['US', [3, 0, 8]], '00283006': ['US', [0, 9, 99]] }]],
      '60000010': ['US', [4]],
      '60000011': ['US', [4]],
      '60000100': ['US', [1]],
      '60003000': ['OW', Uint8Array.of(1, 2)],
    },
  }),
  syntheticBytes({ meta: false }),
  // A mosaic of four slices of 2 x 2.
  syntheticBytes({
    elements: {
      '00080008': ['CS', 'ORIGINAL\\PRIMARY\\MOSAIC'],
      '00180088': ['DS', '5'],
      '00290010': ['LO', 'SIEMENS CSA HEADER'],
      '00291010': [
        'OB',
        csaHeaderBytes(
          new Map([
            ['NumberOfImagesInMosaic', ['4']],
            ['SliceNormalVector', ['0', '0', '1']],
          ]),
        ),
      ],
    },
  }),
];

/** A decoder's place: the page's are not here, so that a compressed image ends in a sentence. */
async function openImages(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { studies, frames } = await openAll([{ name: 'a.dcm', blob: new Blob([bytes]) }]);
  for (const { series } of studies) {
    for (const frame of series.flatMap((one) => one.frames).slice(0, 4)) {
      try {
        await pictureOf(frame, frames);
      } catch (cause) {
        if (!isSentence(cause)) throw cause;
      }
    }
  }
}

/** A failure made for the reader: typed, or by the source of frames with the file's name in front. */
const isSentence = (cause: unknown): boolean =>
  cause instanceof FrameFailure || (cause instanceof Error && cause.message.startsWith('a.dcm'));

const covering = coveringReadings()[9];
if (covering === undefined) throw new Error('There is no reading to spoil.');
const report = toMeasurementReport(covering.reading, sampleContext(), covering.derived);
if (!report.ok) throw new Error(report.error.message);
const part10 = toPart10(report.value.dataset);
if (!part10.ok) throw new Error(part10.error.message);

/** However spoiled, every item of a report that opens is understood, or kept. */
function readReport(bytes: Uint8Array): Promise<void> {
  const read = readReportFile({ name: 'a', bytes }, SAMPLE_STUDY);
  if (!read.ok) return Promise.resolve();
  const { all, understood, kept } = read.value.items;
  return understood + kept === all
    ? Promise.resolve()
    : Promise.reject(new Error(`${all - understood - kept} of ${all} items were lost`));
}

const firstImage = images[1] ?? new Uint8Array(0);

/** What is fuzzed. */
export const fuzzTargets: readonly FuzzTarget[] = [
  { name: 'images', extension: 'dcm', seeds: images, run: openImages },
  {
    name: 'zip archives',
    extension: 'zip',
    seeds: [
      zipSync({ '1.dcm': firstImage, '2.dcm': firstImage }),
      zipSync({ '1.dcm': firstImage }, { level: 0 }),
    ],
    run: openImages,
  },
  {
    name: 'reports as DICOM JSON',
    extension: 'json',
    seeds: [new TextEncoder().encode(stringifyDicomJson(report.value.dataset))],
    run: readReport,
  },
  {
    name: 'reports as Part 10',
    extension: 'sr.dcm',
    seeds: [part10.value],
    run: readReport,
  },
];
