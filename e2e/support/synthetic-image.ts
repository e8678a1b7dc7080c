import { writeDicom } from './dicom-writer.ts';
import type { DataSetElements, DicomFile, PixelData } from './dicom-writer.ts';

/** What a synthetic slice is; everything has a default, so that a test names only what it is about. */
export interface SyntheticSlice {
  /** Distinguishes the SOP instance, and is the InstanceNumber. */
  readonly number?: number;
  readonly study?: string;
  readonly series?: string;
  readonly frameOfReference?: string;
  readonly rows?: number;
  readonly columns?: number;
  /** ImagePositionPatient. Space/unit: LPS mm. */
  readonly position?: readonly [number, number, number];
  /** ImageOrientationPatient. */
  readonly orientation?: readonly number[];
  /** PixelSpacing: between rows, between columns. Unit: mm. */
  readonly pixelSpacing?: readonly [number, number];
  /** Elements that replace or, as null, remove those of the default. */
  readonly elements?: DataSetElements;
  readonly pixelData?: PixelData;
  readonly transferSyntaxUid?: string;
  readonly meta?: boolean;
}

/** Directions of the rows and columns of the three orthogonal planes as they are usually written. Space: LPS. */
export const orientations = {
  axial: [1, 0, 0, 0, 1, 0],
  sagittal: [0, 1, 0, 0, 0, -1],
  coronal: [1, 0, 0, 0, 0, -1],
} as const;

/** A T2 spin echo slice of 16-bit pixels that count up from the slice's number; no real patient. */
export function syntheticSlice(slice: SyntheticSlice = {}): DicomFile {
  const { number = 1, rows = 4, columns = 4 } = slice;
  const position = slice.position ?? [0, 0, number];
  return {
    elements: { ...defaultElements(slice, number, rows, columns, position), ...slice.elements },
    pixelData: slice.pixelData ?? { kind: 'native', bytes: countingPixels(rows * columns, number) },
    ...(slice.transferSyntaxUid === undefined
      ? {}
      : { transferSyntaxUid: slice.transferSyntaxUid }),
    ...(slice.meta === undefined ? {} : { meta: slice.meta }),
  };
}

/** The bytes of a synthetic slice. */
export const syntheticBytes = (slice: SyntheticSlice = {}): Uint8Array<ArrayBuffer> =>
  writeDicom(syntheticSlice(slice));

/** The synthetic slice as a file of a study, ready to open. */
export const syntheticFile = (
  name: string,
  slice: SyntheticSlice = {},
): { readonly name: string; readonly blob: Blob } => ({
  name,
  blob: new Blob([syntheticBytes(slice)]),
});

/** Little endian 16-bit values start, start + 1, ... */
export function countingPixels(count: number, start: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < count; index += 1) {
    view.setUint16(index * 2, (start + index) % 4096, true);
  }
  return bytes;
}

function defaultElements(
  slice: SyntheticSlice,
  number: number,
  rows: number,
  columns: number,
  position: readonly number[],
): DataSetElements {
  const orientation = slice.orientation ?? orientations.axial;
  return {
    '00080005': ['CS', 'ISO_IR 192'],
    '00080008': ['CS', 'ORIGINAL\\PRIMARY\\M'],
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.4'],
    '00080018': ['UI', `2.25.9000.${slice.series ?? '1'}.${number}`],
    '00080020': ['DA', '20240102'],
    '00080060': ['CS', 'MR'],
    '0008103E': ['LO', 'Synthetic'],
    '00100010': ['PN', 'Synthetic^Case'],
    '00100020': ['LO', 'SYN-1'],
    '00180020': ['CS', 'SE'],
    '00180050': ['DS', '1'],
    '00180080': ['DS', '3500'],
    '00180081': ['DS', '95'],
    '0020000D': ['UI', `2.25.9001.${slice.study ?? '1'}`],
    '0020000E': ['UI', `2.25.9002.${slice.series ?? '1'}`],
    '00200011': ['IS', slice.series ?? '1'],
    '00200013': ['IS', String(number)],
    '00200032': ['DS', position.join('\\')],
    '00200037': ['DS', orientation.join('\\')],
    '00200052': ['UI', `2.25.9003.${slice.frameOfReference ?? '1'}`],
    '00280002': ['US', [1]],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280010': ['US', [rows]],
    '00280011': ['US', [columns]],
    '00280030': ['DS', (slice.pixelSpacing ?? [1, 1]).join('\\')],
    '00280100': ['US', [16]],
    '00280101': ['US', [12]],
    '00280102': ['US', [11]],
    '00280103': ['US', [0]],
    '00281050': ['DS', '100'],
    '00281051': ['DS', '200'],
  };
}
