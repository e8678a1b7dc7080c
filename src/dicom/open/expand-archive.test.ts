import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { syntheticBytes, syntheticFile } from '../../../e2e/support/synthetic-image.ts';
import { imageKeyOf } from '../../domain/image-series.ts';
import { createArchiveBytes } from './archive-bytes.ts';
import { readDirectory } from './archive-directory.ts';
import { directParser } from './direct-parser.ts';
import { archiveLimits, expandArchive } from './expand-archive.ts';
import type { ArchiveItem, ArchiveLimits } from './expand-archive.ts';
import { openFiles } from './open-files.ts';
import { unpackEntry } from './unpack-entry.ts';

const archiveOf = (entries: Record<string, Uint8Array>, level: 0 | 6 = 6) => ({
  name: 'study.zip',
  blob: new Blob([new Uint8Array(zipSync(entries, { level }))]),
});

async function itemsOf(
  archive: { readonly name: string; readonly blob: Blob },
  limits?: ArchiveLimits,
): Promise<ArchiveItem[]> {
  const items: ArchiveItem[] = [];
  for await (const item of expandArchive(archive, limits)) items.push(item);
  return items;
}

const describeItem = (item: ArchiveItem): string =>
  item.kind === 'entry' ? item.file.name : `${item.file.fileName}: ${item.file.reason}`;

describe('expandArchive', () => {
  it.each([0, 6] as const)('gives the files of an archive packed at level %i', async (level) => {
    const content = syntheticBytes();
    const items = await itemsOf(archiveOf({ 'a/1.dcm': content, 'a/2.dcm': strToU8('x') }, level));
    expect(items.map(describeItem)).toEqual(['study.zip/a/1.dcm', 'study.zip/a/2.dcm']);
    const first = items[0];
    if (first?.kind !== 'entry') throw new Error('no entry');
    expect(new Uint8Array(await first.file.blob.arrayBuffer())).toEqual(content);
  });

  it('leaves out folders and what systems add', async () => {
    const entries = { 'a/': new Uint8Array(0), '__MACOSX/a/._1': strToU8('x'), 'a/.DS_Store': strToU8('x'), 'a/1': strToU8('y') }; // prettier-ignore
    expect((await itemsOf(archiveOf(entries))).map(describeItem)).toEqual(['study.zip/a/1']);
  });

  it('stops at the limit of bytes: a bomb is not unpacked to its end', async () => {
    // 20 MB of zeros pack to about 20 kB.
    const bomb = archiveOf({ small: strToU8('x'), bomb: new Uint8Array(20_000_000) });
    const items = await itemsOf(bomb, { ...archiveLimits, totalBytes: 1_000_000 });
    expect(items.map(describeItem)).toEqual([
      'study.zip/small',
      'study.zip: Unpacked, the archive is larger than 1.0 MB; the remaining 1 of 2 files were not opened.',
    ]);
  });

  it('stops a bomb without an end where it has unpacked far beyond its size, not at the size of the archive', async () => {
    const noise = Uint8Array.from({ length: 200_000 }, (_, n) => (n * n * 31 + (n >> 7)) % 256);
    const { blob } = archiveOf({ bomb: new Uint8Array(20_000_000), noise });
    const cut = { name: 'cut.zip', blob: blob.slice(0, blob.size - 30) };
    const items = await itemsOf(cut, { ...archiveLimits, ratioFromBytes: 1_000_000 });
    expect(items.map(describeItem)).toEqual([
      'cut.zip: A file of the archive unpacks to more than 200 times its size in it; the rest was not opened.',
    ]);
  });

  it('stops at the limit of entries', async () => {
    const entries = Object.fromEntries([1, 2, 3].map((n) => [`${n}`, strToU8('x')]));
    const items = await itemsOf(archiveOf(entries), { ...archiveLimits, entries: 2 });
    expect(items.map(describeItem)).toEqual([
      'study.zip/1',
      'study.zip/2',
      'study.zip: The archive holds more than 2 files; the remaining 1 of 3 files were not opened.',
    ]);
  });

  it('gives what came before a cut, and says that it was cut', async () => {
    const random = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31) % 251);
    const archive = archiveOf({ '1': strToU8('first'), '2': random });
    // The first entry takes 30 bytes of header, 1 of name and 7 of content; 50 cuts within the second's header.
    for (const length of [50, 200]) {
      const items = await itemsOf({ name: archive.name, blob: archive.blob.slice(0, length) });
      expect(items.map(describeItem)).toEqual([
        'study.zip/1',
        'study.zip: The archive was cut short; the files before the cut were opened.',
      ]);
    }
  });

  it('opens no file whose checksum, size or coding is not what the archive says', async () => {
    const sound = zipSync({ '1': strToU8('first'.repeat(50)), '2': strToU8('second') });
    const directory = sound.findLastIndex((_, at) => sound[at] === 0x50 && sound[at + 2] === 1);
    const change = (offset: number, value: number): Blob => {
      const changed = new Uint8Array(sound);
      changed[directory + offset] = value;
      return new Blob([changed]);
    };
    // Of the directory's last entry, the second file: checksum at 16, size at 24, method at 10.
    const said = async (blob: Blob) => (await itemsOf({ name: 'z', blob })).map(describeItem)[1];
    const damaged =
      'z/2: This file of the archive is damaged: its checksum or size does not fit. It was not opened.';
    expect(await said(change(16, 0))).toBe(damaged);
    expect(await said(change(24, 200))).toBe(damaged);
    expect(await said(change(24, 2))).toMatch(/unpacks to more than the archive says/);
    expect(await said(change(10, 14))).toMatch(/in a way that is not known here/);
  });

  it('does not begin to unpack what would be far larger than its size in the archive', async () => {
    const bomb = archiveOf({ bomb: new Uint8Array(20_000_000), small: strToU8('x') });
    const items = await itemsOf(bomb, { ...archiveLimits, ratioFromBytes: 1_000_000 });
    expect(items.map(describeItem)).toEqual([
      'study.zip/bomb: Unpacked, this file would take 20.0 MB, more than 200 times its size in the archive. It was not opened.',
      'study.zip/small',
    ]);
    const large = await itemsOf(bomb, { ...archiveLimits, entryBytes: 1_000_000 });
    expect(large.map(describeItem)[0]).toMatch(/more than the limit of 1\.0 MB/);
  });

  it('opens no archive whose files share their bytes', async () => {
    const content = Uint8Array.from({ length: 400 }, (_, index) => (index * index * 31) % 251);
    const sound = zipSync({ '1': content, '2': content }, { level: 0 });
    const directory = sound.findIndex((_, at) => sound[at] === 0x50 && sound[at + 2] === 1);
    // The directory's first entry is said to be as long as both.
    new DataView(sound.buffer).setUint32(directory + 20, 850, true);
    const items = await itemsOf({ name: 'z', blob: new Blob([sound]) });
    expect(items.map(describeItem)).toEqual([
      'z: The files of the archive overlap, which no sound archive has; it was not opened.',
    ]);
  });

  it('lists forty thousand small files, and more than the old format counts', async () => {
    const count = 65_600;
    const names = Array.from({ length: count }, (_, n) => [`${n}`, strToU8('x')] as const);
    const { blob } = archiveOf(Object.fromEntries(names), 0);
    const directory = await readDirectory(blob);
    if (directory.kind !== 'entries') throw new Error(directory.kind);
    expect(directory.entries).toHaveLength(count);
    const archive = createArchiveBytes(blob);
    // The last ones are where the directory says.
    for (const entry of directory.entries.slice(-500)) {
      const unpacked = await unpackEntry(archive, entry, archiveLimits);
      expect(unpacked.ok && unpacked.value.blob.size).toBe(1);
    }
  });

  it('says when an archive lists more than is found in it', async () => {
    const two = zipSync({ '1': strToU8('first'), '2': strToU8('second') });
    const second = two.findIndex((_, at) => at > 0 && two[at] === 0x50 && two[at + 2] === 3);
    const directory = two.findIndex((_, at) => two[at] === 0x50 && two[at + 2] === 1);
    const lost = new Blob([two.slice(0, second), two.slice(directory)]);
    const items = await itemsOf({ name: 'z', blob: lost });
    expect(items.map(describeItem)).toEqual([
      'z/1',
      'z: The archive is damaged; what could be unpacked before the damage was opened.',
    ]);
  });

  it('survives a damaged archive', async () => {
    const archive = zipSync({ '1': strToU8('first'.repeat(100)), '2': strToU8('second') });
    for (let at = 4; at < archive.length; at += 1) {
      const damaged = new Uint8Array(archive);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const items = await itemsOf({ name: 'z', blob: new Blob([damaged]) });
      expect(items.length).toBeLessThan(5);
    }
  });
});

describe('openFiles on archives', () => {
  it('opens images from a zip beside loose files, and loads their frames', async () => {
    const archive = archiveOf({
      'x/1.dcm': syntheticBytes({ number: 1 }),
      'x/2.dcm': syntheticBytes({ number: 2 }),
      'x/notes.txt': strToU8('notes'),
    });
    const progress: string[] = [];
    const result = await openFiles([archive, syntheticFile('3.dcm', { number: 3 })], {
      parser: directParser,
      onProgress: ({ read, total }) => progress.push(`${read}/${total}`),
    });
    expect(result.setAside.map(({ fileName }) => fileName)).toEqual(['study.zip/x/notes.txt']);
    const frames = result.studies[0]?.series[0]?.frames ?? [];
    expect(frames.map(({ fileName }) => fileName)).toEqual([
      'study.zip/x/1.dcm',
      'study.zip/x/2.dcm',
      '3.dcm',
    ]);
    expect(progress.at(-1)).toBe('4/4');
    const second = frames[1];
    if (second === undefined) throw new Error('no frame');
    // Pixels of slice 2 count up from 2.
    const { bytes } = await result.frames.loadFrame(imageKeyOf(second));
    expect([...bytes.subarray(0, 4)]).toEqual([2, 0, 3, 0]);
  });

  it('does not open an archive within an archive', async () => {
    const inner = zipSync({ '1.dcm': syntheticBytes() });
    const { setAside } = await openFiles([archiveOf({ 'inner.zip': inner })], {
      parser: directParser,
    });
    expect(setAside[0]?.reason).toBe(
      'A zip archive within a zip archive is not opened; unpack it first.',
    );
  });

  it('says that an archive is protected by a password', async () => {
    const locked = new Uint8Array(zipSync({ '1.dcm': syntheticBytes() }));
    locked[6] = 1;
    const file = { name: 'locked.zip', blob: new Blob([locked]) };
    const { setAside } = await openFiles([file], { parser: directParser });
    expect(setAside[0]?.reason).toBe('The archive is protected by a password; unpack it first.');
  });

  it('says that an archive holds nothing', async () => {
    const { setAside } = await openFiles([archiveOf({ 'a/': new Uint8Array(0) })], {
      parser: directParser,
    });
    expect(setAside[0]?.reason).toBe('The archive holds no files.');
  });
});
