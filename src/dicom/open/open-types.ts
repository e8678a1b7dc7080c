import type { FrameSource, Study } from '../../domain/image-series.ts';
import type { DicomReadError } from '../read/dicom-read-error.ts';
import type { FileInstance } from '../read/parsed-instance.ts';

/** A file with its path as the reader knows it. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
  /** Of an archive: the folder whose files are meant, e.g. `images/`; all files where it is absent. */
  readonly folder?: string;
}

/** Counts of files; `total` grows while folders are walked and archives unpack. */
export interface OpenProgress {
  readonly read: number;
  readonly total: number;
  readonly setAside: number;
}

/** Why a file was set aside. */
export type SetAsideKind =
  DicomReadError['kind'] | 'index' | 'not-an-image' | 'duplicate' | 'archive' | 'unreadable';

/** A file that was not opened as an image, with one sentence why. The sentence does not repeat the file's name. */
export interface SetAsideFile {
  readonly fileName: string;
  readonly kind: SetAsideKind;
  readonly reason: string;
}

/** A structured report, as a Part 10 file or as DICOM JSON, which the reader may want to open as a reading. */
export interface OpenedDocument {
  readonly fileName: string;
  readonly format: 'part10' | 'dicom-json';
  /** Empty where the format does not tell it without reading the document. */
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly studyInstanceUid: string;
  readonly blob: Blob;
}

/** What became of one file. `blob` holds the bytes that the instance's offsets refer to. */
export type FileOutcome =
  | { readonly kind: 'image'; readonly instance: FileInstance; readonly blob: Blob }
  | { readonly kind: 'document'; readonly document: OpenedDocument }
  | { readonly kind: 'set-aside'; readonly file: SetAsideFile };

/** A part of the work of a parser: outcomes, and how many files turned up inside archives. */
export interface ParsedBatch {
  readonly outcomes: readonly FileOutcome[];
  /** Files found beyond those that were asked for. */
  readonly found: number;
}

/** Reads the headers of files, somewhere that does not block the page. */
export interface HeaderParser {
  /** Calls `emit` until every file has an outcome. Rejects with the signal's reason when aborted. */
  parse(
    files: readonly NamedBlob[],
    emit: (batch: ParsedBatch) => void,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Ends what the parser started. */
  dispose(): void;
}

/** What was opened. */
export interface OpenResult {
  readonly studies: readonly Study[];
  readonly frames: FrameSource;
  readonly setAside: readonly SetAsideFile[];
  readonly documents: readonly OpenedDocument[];
  /** True when the signal ended the work: the result holds what was read until then. */
  readonly cancelled: boolean;
}

/** How to open files. */
export interface OpenOptions {
  readonly onProgress?: (progress: OpenProgress) => void;
  /**
   * Growing studies while files are read, at most every quarter of a second. A series keeps its id unless it turns out
   * to be several. Warnings about gaps come only with the final result.
   */
  readonly onStudies?: (studies: readonly Study[], frames: FrameSource) => void;
  readonly signal?: AbortSignal;
  /** Replaces the worker, in tests and where there is none. It is not disposed of. */
  readonly parser?: HeaderParser;
}
