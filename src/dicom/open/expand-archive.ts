import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import type { UnzipFile } from 'fflate';
import { createArchiveBytes } from './archive-bytes.ts';
import { readDirectory, type DirectoryEntry } from './archive-directory.ts';
import { formatBytes } from '../read/dicom-read-error.ts';
import type { NamedBlob, SetAsideFile } from './open-types.ts';
import { unpackEntry, type EntryLimits } from './unpack-entry.ts';

/** Limits that no archive of studies reaches, and that stop one made to unpack without end. */
export interface ArchiveLimits extends EntryLimits {
  readonly totalBytes: number;
  readonly entries: number;
}

/** Our choice: in all three times the largest whole-body study seen, of one file the largest enhanced image twice. */
export const archiveLimits: ArchiveLimits = {
  totalBytes: 12_000_000_000,
  entries: 200_000,
  entryBytes: 2_000_000_000,
  ratio: 200,
  ratioFromBytes: 64_000_000,
};

/** An unpacked file, or the archive or one of its entries set aside. */
export type ArchiveItem =
  | {
      readonly kind: 'entry';
      readonly file: NamedBlob;
      /** All of a small file, so that it need not be read from the Blob again; else null. */
      readonly bytes: Uint8Array | null;
    }
  | { readonly kind: 'set-aside'; readonly file: SetAsideFile };

/**
 * Unpacks a zip archive one file after the other, by its central directory: each is checked by its checksum, and memory
 * holds one of them and not the archive. Of an archive whose end is missing what lies before the cut.
 */
export async function* expandArchive(
  archive: NamedBlob,
  limits: ArchiveLimits = archiveLimits,
): AsyncGenerator<ArchiveItem> {
  const directory = await readDirectory(archive.blob);
  if (directory.kind === 'entries') yield* expandListed(archive, directory.entries, limits);
  else yield* expandAsRead(archive, limits, directory.kind);
}

async function* expandListed(
  { name: archiveName, blob, folder = '' }: NamedBlob,
  listed: readonly DirectoryEntry[],
  limits: ArchiveLimits,
): AsyncGenerator<ArchiveItem> {
  const setAside = (fileName: string, reason: string): ArchiveItem => ({
    kind: 'set-aside',
    file: { fileName, kind: 'archive', reason },
  });
  const files = listed.filter(({ name }) => isMeant(name, folder));
  if (files.length === 0) {
    yield setAside(archiveName, 'The archive holds no files.');
    return;
  }
  // Files that share their bytes are how a small archive is made to unpack to a huge one.
  const packed = files.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  if (packed > blob.size) {
    yield setAside(archiveName, 'The files of the archive overlap, which no sound archive has; it was not opened.'); // prettier-ignore
    return;
  }
  const archive = createArchiveBytes(blob);
  let total = 0;
  for (const [index, entry] of files.entries()) {
    const rest = `the remaining ${files.length - index} of ${files.length} files were not opened.`;
    if (index >= limits.entries) {
      yield setAside(archiveName, `The archive holds more than ${limits.entries} files; ${rest}`);
      return;
    }
    if (total + entry.bytes > limits.totalBytes) {
      yield setAside(archiveName, `Unpacked, the archive is larger than ${formatBytes(limits.totalBytes)}; ${rest}`); // prettier-ignore
      return;
    }
    const name = `${archiveName}/${entry.name}`;
    const unpacked = await unpackEntry(archive, entry, limits);
    if (unpacked.ok) total += entry.bytes;
    yield unpacked.ok
      ? { kind: 'entry', file: { name, blob: unpacked.value.blob }, bytes: unpacked.value.bytes }
      : setAside(name, unpacked.error);
  }
}

/** Unpacks what can be found from the beginning on, for archives whose end cannot be read. */
async function* expandAsRead(
  archive: NamedBlob,
  limits: ArchiveLimits,
  state: 'cut' | 'damaged',
): AsyncGenerator<ArchiveItem> {
  const unpacker = createUnpacker(archive, limits, state);
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

const endings = {
  cut: 'The archive was cut short; the files before the cut were opened.',
  damaged: 'The archive is damaged; what could be unpacked before the damage was opened.',
} as const;

interface Unpacker {
  push(bytes: Uint8Array, final: boolean): void;
  take(): readonly ArchiveItem[];
  stopped(): boolean;
}

function createUnpacker(
  { name: archiveName, folder = '' }: NamedBlob,
  limits: ArchiveLimits,
  state: keyof typeof endings,
): Unpacker {
  let items: ArchiveItem[] = [];
  let entries = 0;
  let total = 0;
  let pushed = 0;
  let stopped = false;
  const setAside = (fileName: string, reason: string): void => {
    items.push({ kind: 'set-aside', file: { fileName, kind: 'archive', reason } });
  };
  const stop = (reason: string): void => {
    if (!stopped) setAside(archiveName, reason);
    stopped = true;
  };
  const startEntry = (file: UnzipFile): void => {
    if (stopped || !isMeant(file.name, folder)) return;
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
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    file.ondata = (error, chunk, final) => {
      if (stopped) return;
      if (error !== null) {
        setAside(name, 'This file of the archive is damaged and could not be unpacked.');
        return;
      }
      total += chunk.length;
      size += chunk.length;
      if (size > limits.ratioFromBytes && size > pushed * limits.ratio) {
        stop(`A file of the archive unpacks to more than ${limits.ratio} times its size in it; the rest was not opened.`); // prettier-ignore
        return;
      }
      if (total > limits.totalBytes) {
        stop(
          `Unpacked, the archive is larger than ${formatBytes(limits.totalBytes)}; the rest was not opened.`,
        );
        return;
      }
      chunks.push(new Uint8Array(chunk));
      if (!final) return;
      items.push({ kind: 'entry', file: { name, blob: new Blob(chunks) }, bytes: null });
    };
    file.start();
  };
  const unzip = new Unzip(startEntry);
  unzip.register(UnzipPassThrough);
  unzip.register(UnzipInflate);
  return {
    push(bytes, final) {
      if (stopped) return;
      pushed += bytes.length;
      try {
        unzip.push(bytes, final);
      } catch (cause) {
        if (!(cause instanceof Error)) throw cause;
        stop(endings[state]);
      }
      if (final) stop(endings[state]);
    },
    take() {
      const taken = items;
      items = [];
      return taken;
    },
    stopped: () => stopped,
  };
}

const isMeant = (path: string, folder: string): boolean =>
  path.startsWith(folder) && !path.endsWith('/') && !isSystemFile(path);

/** What macOS and Windows add to archives on their own. */
const isSystemFile = (path: string): boolean =>
  /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i.test(path);
