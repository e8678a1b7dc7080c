import type { Brand } from '../base/brand.ts';
import type { Uid } from '../base/uid.ts';
import type { ImagePlane, Vector3 } from '../geometry/spaces.ts';

/** Names one frame of one SOP instance: `<SOPInstanceUID>#<frame number from 1>`. */
export type ImageKey = Brand<string, 'ImageKey'>;

/** Names one series as shown; a series that was split has several. */
export type SeriesId = Brand<string, 'SeriesId'>;

/** A frame of an image as a mark refers to it. Frame numbers start at 1. */
export interface ImageReference {
  readonly sopInstanceUid: Uid;
  readonly frameNumber: number;
}

/** The key of a referenced frame. */
export const imageKeyOf = (image: ImageReference): ImageKey =>
  `${image.sopInstanceUid}#${image.frameNumber}` as ImageKey;

/** A look-up table: what lies before its first entry takes the first one's value, what lies behind the last the last one's. Source: DICOM PS3.3 C.11.1.1. */
export interface LookupTable {
  /** The input that the first entry answers. */
  readonly firstMapped: number;
  readonly bitsPerEntry: number;
  readonly entries: Uint16Array;
}

/** A window stored in the file, to choose from. Unit: values after rescale. */
export interface StoredWindow {
  readonly center: number;
  readonly width: number;
  /** The file's own name for it, empty where it has none. */
  readonly explanation: string;
}

/** A bitmap drawn above the picture by the scanner. Source: DICOM PS3.3 C.9.2. */
export interface OverlayPlane {
  readonly rows: number;
  readonly columns: number;
  /** Of the image's first pixel the column and row, from 0, at which the overlay's first lies; can be negative. */
  readonly column: number;
  readonly row: number;
  /** One bit a pixel, row by row, the lowest bit of a byte first. */
  readonly bits: Uint8Array;
  readonly description: string;
}

/** How the stored values of a frame are laid out and shown. Names as DICOM PS3.3 C.7.6.3, C.11.1, C.11.2. What is left out the file does not have. */
export interface PixelDescription {
  readonly transferSyntaxUid: string;
  readonly samplesPerPixel: number;
  readonly photometricInterpretation: string;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly pixelRepresentation: 0 | 1;
  readonly planarConfiguration: number;
  readonly rescaleSlope: number;
  readonly rescaleIntercept: number;
  readonly windowCenter: number | null;
  readonly windowWidth: number | null;
  /** A stored value that is no part of the picture; with a limit, all values from it to the limit. */
  readonly pixelPaddingValue: number | null;
  readonly pixelPaddingRangeLimit?: number;
  /** Taken instead of slope and intercept. */
  readonly modalityLut?: LookupTable;
  /** How a window becomes grey; LINEAR where left out. Source: DICOM PS3.3 C.11.2.1.2. */
  readonly voiLutFunction?: 'LINEAR_EXACT' | 'SIGMOID';
  /** Taken where the file stores no window. */
  readonly voiLut?: LookupTable;
  /** All windows of the file, the first one among them, where there are several. */
  readonly windows?: readonly StoredWindow[];
  /** PresentationLUTShape is INVERSE. */
  readonly isPresentedInverse?: boolean;
  /** The colours of PALETTE COLOR. Source: DICOM PS3.3 C.7.9. */
  readonly palette?: {
    readonly red: LookupTable;
    readonly green: LookupTable;
    readonly blue: LookupTable;
  };
}

/** One frame: what it is, where it lies, how its pixels are stored. Bytes are kept elsewhere (see `FrameSource`). */
export interface ImageFrame extends ImageReference {
  readonly sopClassUid: string;
  readonly instanceNumber: number | null;
  readonly rows: number;
  readonly columns: number;
  /** Null where the file gives no trustworthy geometry: it can be viewed but not measured. */
  readonly plane: ImagePlane | null;
  readonly sliceThicknessMm: number | null;
  /** The shape of a pixel where there is no plane: a row's height and a column's width, in any unit; square where left out. */
  readonly pixelShape?: { readonly row: number; readonly column: number };
  readonly overlays?: readonly OverlayPlane[];
  /** Of a slice of a mosaic: its place in the stored picture, and the size of that. Unit: pixels. */
  readonly tile?: {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  };
  /** Which block of its series it was acquired in, from 0 in the order of the frames; left out where all are one block. */
  readonly block?: number;
  readonly pixel: PixelDescription;
  /** The file's name as the user knows it, for messages. */
  readonly fileName: string;
}

/** The anatomical plane of a series, from ImageOrientationPatient. */
export interface SeriesPlane {
  /** `oblique` when the normal is more than the limit away from every axis. */
  readonly kind: 'axial' | 'sagittal' | 'coronal' | 'oblique' | 'unknown';
  /** The nearest orthogonal plane, also of an oblique one. */
  readonly nearest: 'axial' | 'sagittal' | 'coronal' | null;
  /** Angle between the slice normal and the nearest axis. Unit: degrees. */
  readonly angleDeg: number | null;
  readonly normal: Vector3 | null;
}

/** What a series' contrast shows. */
export type Weighting =
  | 't1' | 't2' | 'stir' | 't1-post' | 't2-fs' | 'pd'
  | 'dixon-in' | 'dixon-out' | 'dixon-water' | 'dixon-fat'
  | 'dwi' | 'adc' | 't2-star' | 'ct' | 'localizer' | 'unknown'; // prettier-ignore

/** A weighting with the reason for it, so that a reader can judge and correct it. */
export interface WeightingFinding {
  readonly weighting: Weighting;
  readonly basis: 'parameters' | 'description' | 'reader' | 'none';
  /** One sentence, e.g. "TR 3500 ms and TE 95 ms: T2". */
  readonly reason: string;
}

/** Something a reader must know about a series before trusting it. */
export interface SeriesWarning {
  readonly kind:
    | 'missing-slices'
    | 'uneven-spacing'
    | 'one-position'
    | 'no-orientation'
    | 'no-pixel-spacing'
    | 'mixed-matrix'
    | 'duplicate-position'
    | 'split'
    | 'lossy'
    | 'oblique'
    | 'two-patients'
    | 'other';
  /** One full sentence for the reader, with what it means for measuring. */
  readonly message: string;
}

/**
 * The frames of one series that belong together, ordered along the slice normal (foot to head, right to left, front to
 * back). Blocks of one axial acquisition follow each other from foot to head, each along its own normal.
 */
export interface ImageSeries {
  readonly id: SeriesId;
  readonly seriesInstanceUid: Uid;
  readonly studyInstanceUid: Uid;
  readonly frameOfReferenceUid: Uid | null;
  readonly modality: string;
  readonly seriesNumber: number | null;
  readonly description: string;
  /** Series of one study with the same name here were acquired alike: the stations of a long spine. Empty for none. */
  readonly acquisition?: string;
  /** Of several blocks the mean of their planes. */
  readonly plane: SeriesPlane;
  readonly weighting: WeightingFinding;
  readonly frames: readonly ImageFrame[];
  /** Distance between neighbouring slice centres of a block when even, and the same in all. Unit: mm. */
  readonly sliceSpacingMm: number | null;
  /** The larger acquired in-plane spacing (field of view by acquisition matrix), else the pixel spacing. Unit: mm. */
  readonly acquiredPixelMm: number | null;
  /** Null when measuring is allowed, else the sentence that says why not. */
  readonly measuringRefused: string | null;
  readonly warnings: readonly SeriesWarning[];
}

/** The study's attributes that a report repeats. Empty string where the file has none. */
export interface StudyHeader {
  readonly studyInstanceUid: Uid;
  readonly patientName: string;
  readonly patientId: string;
  /** Who gave the ID. */
  readonly issuerOfPatientId: string;
  readonly patientBirthDate: string;
  readonly patientSex: string;
  readonly studyDate: string;
  readonly studyTime: string;
  readonly studyId: string;
  readonly accessionNumber: string;
  readonly referringPhysicianName: string;
  readonly studyDescription: string;
}

/** One study as opened. */
export interface Study {
  readonly header: StudyHeader;
  readonly series: readonly ImageSeries[];
}

/** The encoded bytes of one frame, ready for a decoder. */
export interface EncodedFrame {
  readonly bytes: Uint8Array;
  /** The syntax of `bytes`; deflated files are handed over inflated, as explicit little endian. */
  readonly transferSyntaxUid: string;
}

/** Gives the bytes of frames, from files or from an archive. */
export interface FrameSource {
  /** Errors: rejects with an Error whose message is one sentence naming the file. */
  loadFrame(key: ImageKey, signal?: AbortSignal): Promise<EncodedFrame>;
  /** Brings a frame near, so that loading it need not wait; left out where frames are at hand. Rejects as `loadFrame`. */
  prefetch?(key: ImageKey, signal: AbortSignal): Promise<void>;
}
