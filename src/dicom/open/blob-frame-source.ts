import { imageKeyOf } from '../../domain/image-series.ts';
import type { EncodedFrame, FrameSource, ImageKey } from '../../domain/image-series.ts';
import { describeReadError } from '../read/dicom-read-error.ts';
import type { DicomReadError } from '../read/dicom-read-error.ts';
import { beginsCodedImage, fragmentsOfFrames, walkFragments } from '../read/fragments.ts';
import type { Fragment } from '../read/fragments.ts';
import { storedFrameCount, storedFrameNumber } from '../read/parsed-instance.ts';
import type { FileInstance } from '../read/parsed-instance.ts';
import { deflatedLittleEndian, explicitLittleEndian } from '../read/transfer-syntax.ts';

/** Gives frames out of the Blobs they were opened from; only the bytes of the frame asked for are read. */
export interface BlobFrameSource extends FrameSource {
  add(instance: FileInstance, blob: Blob): void;
}

/** Larger files are cut rather than read whole. Our choice. */
const WHOLE_BYTES = 8 * 1024 * 1024;

interface Stored {
  readonly instance: FileInstance;
  readonly blob: Blob;
  /** The fragments of each frame, found when the first compressed frame is asked for. */
  fragments: Promise<readonly (readonly Fragment[])[]> | null;
}

/** An empty frame source. */
export function createBlobFrameSource(): BlobFrameSource {
  const stored = new Map<ImageKey, { readonly file: Stored; readonly index: number }>();
  return {
    add(instance, blob) {
      const file: Stored = { instance, blob, fragments: null };
      const { sopInstanceUid } = instance;
      for (const frame of instance.frames) {
        const key = imageKeyOf({ sopInstanceUid, frameNumber: frame.frameNumber });
        stored.set(key, { file, index: storedFrameNumber(frame) - 1 });
      }
    },
    async loadFrame(key, signal) {
      signal?.throwIfAborted();
      const found = stored.get(key);
      if (found === undefined) throw new Error(`The image ${key} is not among the opened files.`);
      const frame = await readFrame(found.file, found.index);
      signal?.throwIfAborted();
      return frame;
    },
  };
}

async function readFrame(file: Stored, index: number): Promise<EncodedFrame> {
  const { instance, blob } = file;
  const syntax = instance.frames[index]?.pixel.transferSyntaxUid ?? '';
  const transferSyntaxUid = syntax === deflatedLittleEndian ? explicitLittleEndian : syntax;
  const { frameBytes, offset } = instance.location;
  if (frameBytes !== null) {
    const start = offset + index * frameBytes;
    const bytes = await readPart(file, start, start + frameBytes);
    if (bytes.length === frameBytes) return { bytes, transferSyntaxUid };
    throw failure(file, {
      kind: 'truncated-pixels',
      arrivedBytes: blob.size,
      expectedBytes: offset + frameBytes * storedFrameCount(instance),
    });
  }
  file.fragments ??= findFragments(file);
  const fragments = (await file.fragments)[index] ?? [];
  const [first] = fragments;
  const bytes =
    fragments.length === 1 && first
      ? await readPart(file, offset + first.start, offset + first.start + first.length)
      : await bytesOf(
          file,
          new Blob(
            fragments.map(({ start, length }) =>
              blob.slice(offset + start, offset + start + length),
            ),
          ),
        );
  if (bytes.length > 0) return { bytes, transferSyntaxUid };
  throw failure(file, {
    kind: 'damaged-header',
    detail: `frame ${index + 1} of the compressed image is empty`,
  });
}

async function findFragments(file: Stored): Promise<readonly (readonly Fragment[])[]> {
  const { instance, blob } = file;
  const { offset, extendedOffsets } = instance.location;
  const bytes = await readPart(file, offset, blob.size);
  const table = walkFragments(bytes);
  if (!table.ok) throw failure(file, table.error);
  const frames = fragmentsOfFrames(
    table.value,
    storedFrameCount(instance),
    extendedOffsets,
    ({ start }) => beginsCodedImage(bytes.subarray(start, start + 3)),
  );
  if (!frames.ok) throw failure(file, frames.error);
  return frames.value;
}

/** Bytes of a file. To cut one asks the browser's process and waits; of a single image nearly all is wanted anyway. */
async function readPart(file: Stored, start: number, end: number): Promise<Uint8Array> {
  const { blob } = file;
  if (blob.size > WHOLE_BYTES || end - start < blob.size / 2) {
    return bytesOf(file, blob.slice(start, end));
  }
  return (await bytesOf(file, blob)).slice(start, end);
}

async function bytesOf(file: Stored, blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    const message = `${file.instance.fileName} can no longer be read from the disk.`;
    throw new Error(message, { cause });
  }
}

const failure = (file: Stored, error: DicomReadError): Error =>
  new Error(`${file.instance.fileName}: ${describeReadError(error)}`);
