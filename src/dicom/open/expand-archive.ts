import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import type { UnzipFile } from 'fflate';
import { declaredEntries } from './archive-directory.ts';
import { formatBytes } from '../read/dicom-read-error.ts';
import type { NamedBlob, SetAsideFile } from './open-types.ts';

/** Limits that no archive of studies reaches, and that stop one made to unpack without end. */
export interface ArchiveLimits {
  readonly totalBytes: number;
  readonly entries: number;
}

/** Our choice: three times the largest whole-body study seen. */
export const archiveLimits: ArchiveLimits = { totalBytes: 12_000_000_000, entries: 50_000 };

/** An unpacked file, or the archive or one of its entries set aside. */
export type ArchiveItem =
  | { readonly kind: 'entry'; readonly file: NamedBlob }
  | { readonly kind: 'set-aside'; readonly file: SetAsideFile };

interface Entry {
  readonly name: string;
  readonly chunks: Uint8Array<ArrayBuffer>[];
  done: boolean;
}

/** Unpacks a zip archive as it is read, one entry at a time, so that memory holds one entry and not the archive. */
export async function* expandArchive(
  archive: NamedBlob,
  limits: ArchiveLimits = archiveLimits,
): AsyncGenerator<ArchiveItem> {
  const unpacker = createUnpacker(archive.name, limits, await declaredEntries(archive.blob));
  const reader = archive.blob.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      for (const step of stepsOf(value ?? new Uint8Array(0))) {
        unpacker.push(step, false);
        yield* unpacker.take();
        if (unpacker.stopped()) return;
      }
      if (!done) continue;
      unpacker.push(new Uint8Array(0), true);
      yield* unpacker.take();
      return;
    }
  } finally {
    await reader.cancel();
  }
}

/** One step can unpack to at most a thousandfold, so small steps bound what is held before the limit is looked at. */
const stepBytes = 64 * 1024;

function* stepsOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += stepBytes) yield bytes.subarray(at, at + stepBytes);
}

const cutShort = 'The archive was cut short; the files before the cut were opened.';

interface Unpacker {
  push(bytes: Uint8Array, final: boolean): void;
  take(): readonly ArchiveItem[];
  stopped(): boolean;
}

function createUnpacker(
  archiveName: string,
  limits: ArchiveLimits,
  declared: number | 'cut' | 'unknown',
): Unpacker {
  let items: ArchiveItem[] = [];
  let open: Entry | null = null;
  let found = 0;
  let entries = 0;
  let total = 0;
  let stopped = false;
  const setAside = (fileName: string, reason: string): void => {
    items.push({ kind: 'set-aside', file: { fileName, kind: 'archive', reason } });
  };
  const stop = (reason: string): void => {
    if (!stopped) setAside(archiveName, reason);
    stopped = true;
  };
  const startEntry = (file: UnzipFile): void => {
    found += 1;
    if (stopped || file.name.endsWith('/') || isSystemFile(file.name)) return;
    entries += 1;
    const name = `${archiveName}/${file.name}`;
    if (entries > limits.entries) {
      stop(`The archive holds more than ${limits.entries} files; the rest was not opened.`);
      return;
    }
    if (file.compression !== 0 && file.compression !== 8) {
      setAside(name, 'The archive packs this file in a way that is not known here.');
      return;
    }
    const entry: Entry = { name, chunks: [], done: false };
    open = entry;
    file.ondata = (error, chunk, final) => {
      if (stopped) return;
      if (error !== null) {
        setAside(name, 'This file of the archive is damaged and could not be unpacked.');
        open = null;
        return;
      }
      total += chunk.length;
      if (total > limits.totalBytes) {
        stop(
          `Unpacked, the archive is larger than ${formatBytes(limits.totalBytes)}; the rest was not opened.`,
        );
        return;
      }
      entry.chunks.push(new Uint8Array(chunk));
      if (!final) return;
      items.push({ kind: 'entry', file: { name, blob: new Blob(entry.chunks) } });
      entry.done = true;
      open = null;
    };
    file.start();
  };
  const unzip = new Unzip(startEntry);
  unzip.register(UnzipPassThrough);
  unzip.register(UnzipInflate);
  return {
    push(bytes, final) {
      if (stopped) return;
      try {
        unzip.push(bytes, final);
      } catch (cause) {
        if (!(cause instanceof Error)) throw cause;
        stop(
          declared === 'cut'
            ? cutShort
            : 'The archive is damaged; what could be unpacked before the damage was opened.',
        );
      }
      if (!final) return;
      if (open !== null || declared === 'cut') stop(cutShort);
      else if (entries === 0) stop('The archive holds no files.');
      else if (declared !== 'unknown' && found !== declared) {
        stop(`The archive lists ${declared} entries, but ${found} were found in it.`);
      }
    },
    take() {
      const taken = items;
      items = [];
      return taken;
    },
    stopped: () => stopped,
  };
}

/** What macOS and Windows add to archives on their own. */
const isSystemFile = (path: string): boolean =>
  /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i.test(path);
