import { joinBytes } from '../../base/join-bytes.ts';
import { Inflate } from 'fflate';
import { err, ok, type Result } from '../../base/result.ts';
import { formatBytes } from '../read/dicom-read-error.ts';
import type { DirectoryEntry } from './archive-directory.ts';
import type { ArchiveBytes } from './archive-bytes.ts';
import { crc32 } from './crc32.ts';

/** Limits of one unpacked file. */
export interface EntryLimits {
  readonly entryBytes: number;
  /** Unpacked by packed size: images pack to a tenth, empty ones to a hundredth. */
  readonly ratio: number;
  /** Below this size the ratio does not matter: it harms nobody. */
  readonly ratioFromBytes: number;
}

const stored = 0;
const deflated = 8;
const localHeaderBytes = 30;
const localSignature = 0x04034b50;
/** Files up to this size are kept in memory while they are looked at; names in their local header have this room. Unit: bytes. Our choice. */
const smallBytes = 1_000_000;
const namesBytes = 512;
/** Read, unpacked and checked at a time. Unit: bytes. Our choice. */
const stepBytes = 64 * 1024;
/** Chunks are handed to the browser, which can put them on the disk, in pieces of this size. Unit: bytes. Our choice. */
const pieceBytes = 16_000_000;

/** A file out of an archive. */
export interface Unpacked {
  readonly blob: Blob;
  /** All of a small file, which is in memory already; null for a larger one. */
  readonly bytes: Uint8Array | null;
}

/**
 * Unpacks one file of an archive, no further than the archive says it goes, and checks it by its checksum.
 * Errors: one sentence on why it was not opened.
 */
export async function unpackEntry(
  archive: ArchiveBytes,
  entry: DirectoryEntry,
  limits: EntryLimits,
): Promise<Result<Unpacked, string>> {
  if (entry.isEncrypted)
    return err('This file is protected by a password; unpack the archive first.');
  if (entry.method !== stored && entry.method !== deflated) {
    return err('The archive packs this file in a way that is not known here.');
  }
  const bound = boundOf(entry, limits);
  if (!bound.ok) return bound;
  const packed = await packedData(archive, entry);
  if (packed === null)
    return err('The archive lists this file, but does not hold it where it says.');
  const content = entry.method === stored ? await read(packed) : await inflate(packed, bound.value);
  if (!content.ok) return content;
  const { pieces, size, crc, bytes } = content.value;
  if (size !== entry.bytes || crc !== entry.crc) return err(damaged);
  const [only] = pieces;
  return ok({ blob: pieces.length === 1 && only ? only : new Blob([...pieces]), bytes });
}

const damaged = 'This file of the archive is damaged: its checksum or size does not fit. It was not opened.'; // prettier-ignore

/** How far the file may unpack: as far as the archive says, where that is no more than any study needs. */
function boundOf(
  { bytes, packedBytes }: DirectoryEntry,
  { entryBytes, ratio, ratioFromBytes }: EntryLimits,
): Result<number, string> {
  if (bytes > entryBytes) {
    return err(`Unpacked, this file would take ${formatBytes(bytes)}, more than the limit of ${formatBytes(entryBytes)}. It was not opened.`); // prettier-ignore
  }
  if (bytes > ratioFromBytes && bytes > packedBytes * ratio) {
    return err(`Unpacked, this file would take ${formatBytes(bytes)}, more than ${ratio} times its size in the archive. It was not opened.`); // prettier-ignore
  }
  return ok(bytes);
}

/** The packed bytes of a file: where they lie in the archive, and of a small one themselves. */
interface Packed {
  readonly blob: Blob;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

async function packedData(archive: ArchiveBytes, entry: DirectoryEntry): Promise<Packed | null> {
  const { offset, packedBytes } = entry;
  const isSmall = packedBytes <= smallBytes;
  const ahead = isSmall ? packedBytes + namesBytes : 0;
  const bytes = await archive.read(offset, offset + localHeaderBytes + ahead);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < localHeaderBytes || view.getUint32(0, true) !== localSignature) return null;
  const start = localHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true);
  const end = start + packedBytes;
  if (offset + end > archive.blob.size) return null;
  return {
    blob: archive.blob.slice(offset + start, offset + end),
    bytes: isSmall && end <= bytes.length ? bytes.subarray(start, end) : null,
  };
}

interface Content {
  readonly pieces: readonly Blob[];
  readonly size: number;
  readonly crc: number;
  readonly bytes: Uint8Array | null;
}

/** A stored file is the archive's own bytes; only its checksum has to be made. */
async function read({ blob, bytes }: Packed): Promise<Result<Content, string>> {
  let crc = 0;
  for (let at = 0; at < blob.size; at += pieceBytes) {
    crc = crc32(bytes ?? (await bytesOf(blob.slice(at, at + pieceBytes))), crc);
  }
  return ok({ pieces: [blob], size: blob.size, crc, bytes });
}

async function inflate(packed: Packed, bound: number): Promise<Result<Content, string>> {
  const packedBytes = packed.blob.size;
  const pieces: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  let size = 0;
  let crc = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > bound) return;
    crc = crc32(chunk, crc);
    chunks.push(new Uint8Array(chunk));
    held += chunk.length;
  });
  for (let from = 0; from < packedBytes; from += pieceBytes) {
    const bytes = packed.bytes ?? (await bytesOf(packed.blob.slice(from, from + pieceBytes)));
    for (let at = 0; at < bytes.length; at += stepBytes) {
      const isLast = from + pieceBytes >= packedBytes && at + stepBytes >= bytes.length;
      try {
        stream.push(bytes.subarray(at, at + stepBytes), isLast);
      } catch {
        return err(damaged);
      }
      if (size > bound) {
        return err('This file of the archive unpacks to more than the archive says. It was not opened.'); // prettier-ignore
      }
      if (held < pieceBytes) continue;
      pieces.push(new Blob(chunks));
      chunks = [];
      held = 0;
    }
  }
  const isSmall = pieces.length === 0 && size <= smallBytes;
  return ok({
    pieces: [...pieces, new Blob(chunks)],
    size,
    crc,
    bytes: isSmall ? joinBytes(chunks) : null,
  });
}

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());
