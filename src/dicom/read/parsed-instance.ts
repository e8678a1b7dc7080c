import type { Uid } from '../../base/uid.ts';
import type { Vector3 } from '../../geometry/spaces.ts';
import type { OverlayPlane, PixelDescription, StudyHeader } from '../../domain/image-series.ts';

/**
 * What decides the contrast of a frame and tells frames of one series apart. Names as DICOM PS3.3 C.8.3.1, C.8.13.5.
 * Null or an empty list where the file says nothing.
 */
export interface AcquisitionParameters {
  readonly modality: string;
  readonly seriesDescription: string;
  readonly protocolName: string;
  readonly imageType: readonly string[];
  readonly scanningSequence: readonly string[];
  readonly sequenceVariant: readonly string[];
  readonly scanOptions: readonly string[];
  readonly sequenceName: string;
  readonly contrastBolusAgent: string;
  /** AcquisitionContrast of enhanced images, e.g. T2 or DIFFUSION. */
  readonly acquisitionContrast: string;
  /** SpectrallySelectedSuppression of enhanced images, e.g. FAT. */
  readonly spectrallySelectedSuppression: string;
  readonly repetitionTimeMs: number | null;
  readonly echoTimeMs: number | null;
  readonly inversionTimeMs: number | null;
  readonly flipAngleDeg: number | null;
  readonly echoTrainLength: number | null;
  readonly echoNumber: number | null;
  /** Unit: s/mm2. */
  readonly bValue: number | null;
  readonly diffusionDirection: Vector3 | null;
  readonly temporalPosition: number | null;
  readonly acquisitionNumber: number | null;
  readonly triggerTimeMs: number | null;
  /** AcquisitionMatrix as written: frequency rows, frequency columns, phase rows, phase columns. */
  readonly acquisitionMatrix: readonly [number, number, number, number] | null;
  readonly inPlanePhaseEncodingDirection: 'ROW' | 'COL' | null;
  readonly percentPhaseFieldOfView: number | null;
}

/** Where a frame lies as far as the file tells; a part that is missing or unusable is null. */
export interface FrameGeometry {
  /** Space/unit: LPS mm. */
  readonly imagePositionPatient: Vector3 | null;
  /** Unit vectors at a right angle, or null when missing or degenerate. */
  readonly orientation: { readonly row: Vector3; readonly column: Vector3 } | null;
  readonly pixelSpacingMm: { readonly row: number; readonly column: number } | null;
  /** Why the geometry is not trusted, one sentence; null when it is. */
  readonly refused: string | null;
  /** The kind of what is wrong or was repaired. */
  readonly problem: 'no-orientation' | 'no-pixel-spacing' | 'repaired-orientation' | null;
}

/** The part of a stored picture that is one slice of a mosaic. Unit: pixels from the first row and column. */
export interface FrameTile {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** One frame of an instance. Frame numbers start at 1. */
export interface ParsedFrame {
  readonly frameNumber: number;
  /** Of a slice of a mosaic; it is numbered as a frame, though one picture is stored. */
  readonly tile?: FrameTile;
  readonly geometry: FrameGeometry;
  /** A row's height and a column's width in any unit; null where nothing tells them. */
  readonly pixelShape: { readonly row: number; readonly column: number } | null;
  readonly sliceThicknessMm: number | null;
  readonly acquisition: AcquisitionParameters;
  readonly pixel: PixelDescription;
}

/** Which stored frame, from 1, holds a frame's pixels: of all slices of a mosaic the only one. */
export const storedFrameNumber = ({ frameNumber, tile }: ParsedFrame): number =>
  tile === undefined ? frameNumber : 1;

/** How many frames an instance stores. */
export function storedFrameCount({ frames }: Pick<ParsedInstance, 'frames'>): number {
  const last = frames.at(-1);
  return last === undefined ? 0 : storedFrameNumber(last);
}

/** Where the pixel data lies in the file. Unit: bytes. */
export interface PixelLocation {
  /** From the start of the bytes to the first byte of the pixel data's value. */
  readonly offset: number;
  /** Length of one native frame; null when frames are encapsulated. */
  readonly frameBytes: number | null;
  /** First byte of each frame from the first fragment's item tag, from an extended offset table. Source: PS3.3 C.7.6.3.1.8. */
  readonly extendedOffsets: readonly number[] | null;
}

/** One image as described by a file or an archive: plain data that crosses from a worker unchanged. */
export interface ParsedInstance {
  /** What messages call it: the file's name, or series and number in an archive. */
  readonly fileName: string;
  readonly sopInstanceUid: Uid;
  readonly sopClassUid: string;
  readonly study: StudyHeader;
  readonly seriesInstanceUid: Uid;
  readonly frameOfReferenceUid: Uid | null;
  readonly modality: string;
  readonly seriesNumber: number | null;
  readonly seriesDescription: string;
  readonly instanceNumber: number | null;
  /** Of a picture as stored, of a mosaic the whole. */
  readonly rows: number;
  readonly columns: number;
  readonly lossy: boolean;
  readonly frames: readonly ParsedFrame[];
  readonly overlays: readonly OverlayPlane[];
  /** What was tolerated in reading, one sentence each. */
  readonly tolerated: readonly string[];
}

/** One image file as read, with the place of its pixels. */
export interface FileInstance extends ParsedInstance {
  readonly location: PixelLocation;
}

/** A DICOM object that is not an image but may be offered to the reader. */
export interface ParsedDocument {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly studyInstanceUid: string;
}

/** What a readable DICOM file turned out to be. */
export type ParsedFile =
  | { readonly kind: 'image'; readonly instance: FileInstance }
  | { readonly kind: 'document'; readonly document: ParsedDocument }
  | { readonly kind: 'index' }
  /** `what` names the object, e.g. "a segmentation". */
  | { readonly kind: 'not-an-image'; readonly what: string };
