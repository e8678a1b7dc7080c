import { Inflate } from 'fflate';
import { err, ok, type Result } from '../../base/result.ts';
import { formatBytes } from '../read/dicom-read-error.ts';
import type { DirectoryEntry } from './archive-directory.ts';
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
/** Files up to this size are read in one go, with room for the names in their local header. Unit: bytes. Our choice. */
const smallBytes = 1_000_000;
const namesBytes = 512;
/** Read, unpacked and checked at a time. Unit: bytes. Our choice. */
const stepBytes = 64 * 1024;
/** Chunks are handed to the browser, which can put them on the disk, in pieces of this size. Unit: bytes. Our choice. */
const pieceBytes = 16_000_000;

/**
 * Unpacks one file of an archive, no further than the archive says it goes, and checks it by its checksum.
 * Errors: one sentence on why it was not opened.
 */
export async function unpackEntry(
  archive: Blob,
  entry: DirectoryEntry,
  limits: EntryLimits,
): Promise<Result<Blob, string>> {
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
  if (content.value.size !== entry.bytes || content.value.crc !== entry.crc) return err(damaged);
  return ok(new Blob([...content.value.pieces]));
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

/** The packed bytes of a file; of a small one they are read with its header, for an archive can have very many. */
async function packedData(archive: Blob, entry: DirectoryEntry): Promise<Blob | null> {
  const { offset, packedBytes } = entry;
  const ahead = packedBytes <= smallBytes ? packedBytes + namesBytes : 0;
  const bytes = await archive.slice(offset, offset + localHeaderBytes + ahead).arrayBuffer();
  const view = new DataView(bytes);
  if (view.byteLength < localHeaderBytes || view.getUint32(0, true) !== localSignature) return null;
  const start = localHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true);
  const end = start + packedBytes;
  if (offset + end > archive.size) return null;
  return end <= bytes.byteLength
    ? new Blob([bytes.slice(start, end)])
    : archive.slice(offset + start, offset + end);
}

interface Content {
  readonly pieces: readonly Blob[];
  readonly size: number;
  readonly crc: number;
}

/** A stored file is the archive's own bytes; only its checksum has to be made. */
async function read(packed: Blob): Promise<Result<Content, string>> {
  let crc = 0;
  for (let at = 0; at < packed.size; at += pieceBytes) {
    crc = crc32(new Uint8Array(await packed.slice(at, at + pieceBytes).arrayBuffer()), crc);
  }
  return ok({ pieces: [packed], size: packed.size, crc });
}

async function inflate(packed: Blob, bound: number): Promise<Result<Content, string>> {
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
  for (let from = 0; from < packed.size; from += pieceBytes) {
    const bytes = new Uint8Array(await packed.slice(from, from + pieceBytes).arrayBuffer());
    for (let at = 0; at < bytes.length; at += stepBytes) {
      const isLast = from + pieceBytes >= packed.size && at + stepBytes >= bytes.length;
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
  return ok({ pieces: [...pieces, new Blob(chunks)], size, crc });
}
