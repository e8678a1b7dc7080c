import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createImageReader } from '../../sample-dicom/generator/output/read-image.ts';
import { directParser } from '../../src/dicom/open/direct-parser.ts';
import { openFiles } from '../../src/dicom/open/open-files.ts';
import type { GreySlice } from '../../src/domain/assist/prepare-slice.ts';
import { imageKeyOf, type ImageFrame, type ImageSeries } from '../../src/domain/image-series.ts';
import type { TransitionalAnatomy } from '../../src/domain/level.ts';
import { toImage } from '../../src/geometry/image-plane.ts';
import type { ImagePoint, PatientPoint } from '../../src/geometry/spaces.ts';

/** A frame with its grey levels and what is known to lie on it. */
export interface TrueSlice {
  readonly frame: ImageFrame;
  readonly series: ImageSeries;
  readonly slice: GreySlice;
  /** Image points. Shape: outlines of one structure, holes left out. */
  outlines(structure: string): readonly (readonly ImagePoint[])[];
}

type Lps = readonly [number, number, number];

interface KnownOutline {
  readonly sopInstanceUid: string;
  readonly structure: string;
  readonly pointsLps: readonly Lps[];
}

/** The files below a folder. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.dcm'))
    .map((name) => join(folder, name))
    .toSorted();

/** Little-endian stored values, rescaled. */
function nativeValues(bytes: Uint8Array, { pixel, rows, columns }: ImageFrame): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isSigned = pixel.pixelRepresentation === 1;
  return Float32Array.from({ length: rows * columns }, (_, i) => {
    const stored =
      pixel.bitsAllocated === 8
        ? view.getUint8(i)
        : isSigned
          ? view.getInt16(2 * i, true)
          : view.getUint16(2 * i, true);
    return stored * pixel.rescaleSlope + pixel.rescaleIntercept;
  });
}

/** Opens the files of a folder whose path holds `part`, and gives every frame with its grey levels. */
async function openFrames(
  folder: string,
  part: string,
): Promise<readonly Omit<TrueSlice, 'outlines'>[]> {
  const readImage = await createImageReader();
  const names = filesBelow(folder).filter((name) => name.includes(part));
  const opened = await openFiles(
    names.map((name) => ({ name, blob: new Blob([readFileSync(name)]) })),
    { parser: directParser },
  );
  const series = opened.studies.flatMap((study) => study.series);
  const loaded: Omit<TrueSlice, 'outlines'>[] = [];
  for (const one of series) {
    for (const frame of one.frames) {
      if (frame.plane === null) continue;
      const isNative = NATIVE.includes(frame.pixel.transferSyntaxUid);
      const values = isNative
        ? nativeValues((await opened.frames.loadFrame(imageKeyOf(frame))).bytes, frame)
        : readImage(frame.fileName).decodePixels();
      const { rowSpacingMm, columnSpacingMm } = frame.plane;
      const { rows, columns } = frame;
      loaded.push({
        frame,
        series: one,
        slice: { values, rows, columns, rowSpacingMm, columnSpacingMm },
      });
    }
  }
  return loaded;
}

const NATIVE: readonly string[] = ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1'];

function withTruth(
  frames: readonly Omit<TrueSlice, 'outlines'>[],
  known: readonly KnownOutline[],
): readonly TrueSlice[] {
  return frames.map((one) => {
    const here = known.filter((outline) => outline.sopInstanceUid === one.frame.sopInstanceUid);
    const { plane } = one.frame;
    return {
      ...one,
      outlines: (structure) =>
        here
          .filter((outline) => outline.structure === structure && plane !== null)
          .map((outline) =>
            outline.pointsLps.map(
              (point) =>
                toImage(plane as NonNullable<typeof plane>, point as unknown as PatientPoint).point,
            ),
          ),
    };
  });
}

const SAMPLES = join('sample-dicom', 'cases');

/** What the model of a sample study knows, as far as proposals are measured against it. */
export interface SampleTruth {
  readonly diagnosis: string;
  readonly counting: { readonly transitional: TransitionalAnatomy };
  readonly outlines: readonly KnownOutline[];
  readonly levels: readonly { readonly vertebra: string; readonly centreLps: Lps }[];
  readonly esccBySlice: readonly {
    readonly sopInstanceUid: string;
    readonly level: string;
    readonly grade: string | null;
  }[];
  readonly lesions: readonly {
    readonly level: string;
    readonly metastasis: boolean;
    readonly escc: string | null;
    readonly worstSlice: string | null;
    readonly referenceSlices: { readonly above: string | null; readonly below: string | null };
  }[];
}

/** The sample studies, in order. */
export const sampleIds = (): readonly string[] => readdirSync(SAMPLES).toSorted();

/** The truth of a sample study. */
export const sampleTruth = (id: string): SampleTruth =>
  JSON.parse(readFileSync(join(SAMPLES, id, 'truth.json'), 'utf8')) as SampleTruth;

/** The slices of a sample's series whose folder begins with a name, e.g. "ax-t2". */
export const sampleSlices = async (id: string, series: string): Promise<readonly TrueSlice[]> =>
  withTruth(await openFrames(join(SAMPLES, id), `${id}/${series}`), sampleTruth(id).outlines);

const REAL = join('..', 'shared', 'data', 'real');

/** Whether a real case lies beside the project. */
export const hasRealCase = (name: string): boolean => existsSync(join(REAL, name, 'truth.json'));

/** The slices of a real case whose series' description begins with a text. */
export async function realSlices(name: string, description: string): Promise<readonly TrueSlice[]> {
  const truth = JSON.parse(readFileSync(join(REAL, name, 'truth.json'), 'utf8')) as {
    readonly contours: readonly {
      readonly sopInstanceUID: string;
      readonly label: string;
      readonly isHole: boolean;
      readonly pointsLps: readonly Lps[];
    }[];
  };
  const known = truth.contours
    .filter(({ isHole }) => !isHole)
    .map(({ sopInstanceUID, label, pointsLps }) => ({
      sopInstanceUid: sopInstanceUID,
      structure: label,
      pointsLps,
    }));
  const frames = await openFrames(join(REAL, name), '');
  return withTruth(
    frames.filter(({ series }) => series.description.startsWith(description)),
    known,
  );
}
