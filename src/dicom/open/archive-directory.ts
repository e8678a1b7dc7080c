/** One file of a zip archive, as its central directory names it. Unit: bytes. Source: PKWARE APPNOTE 4.3.12. */
export interface DirectoryEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header begins in the archive. */
  readonly offset: number;
}

/** What the end of an archive tells: its entries, or that the end is missing or cannot be followed. */
export type ArchiveDirectory =
  | { readonly kind: 'entries'; readonly entries: readonly DirectoryEntry[] }
  | { readonly kind: 'cut' }
  | { readonly kind: 'damaged' };

/** End of central directory record; a comment of up to 64 kB may follow. Source: PKWARE APPNOTE 4.3.16. */
const endSignature = 0x06054b50;
const endBytes = 22;
const longestComment = 0xffff;
/** The Zip64 record and what points to it. Source: PKWARE APPNOTE 4.3.14, 4.3.15. */
const end64Signature = 0x06064b50;
const locatorSignature = 0x07064b50;
const locatorBytes = 20;
const end64Bytes = 56;
const entrySignature = 0x02014b50;
const entryBytes = 46;
/** Written where the number stands in Zip64 instead. */
const inZip64 = 0xffffffff;
/** A directory larger than this is none. Our choice: a hundred thousand files with long paths take a tenth. */
const largestDirectory = 200_000_000;

/** Reads the central directory of a zip archive, in one go whatever the number of its entries. */
export async function readDirectory(archive: Blob): Promise<ArchiveDirectory> {
  const tailStart = Math.max(0, archive.size - endBytes - longestComment - locatorBytes);
  const tail = await viewOf(archive.slice(tailStart));
  const end = findEnd(tail);
  if (end === null) return { kind: 'cut' };
  const place = (await zip64Place(archive, tail, end)) ?? {
    count: tail.getUint16(end + 10, true),
    size: tail.getUint32(end + 12, true),
    offset: tail.getUint32(end + 16, true),
    before: tailStart + end,
  };
  // What was put before the archive, such as a program that unpacks it, moves every offset.
  const start = place.before - place.size;
  const shift = start - place.offset;
  if (start < 0 || shift < 0 || place.size > largestDirectory) return { kind: 'damaged' };
  const entries = entriesOf(await viewOf(archive.slice(start, place.before)), place.count, shift);
  return entries === null ? { kind: 'damaged' } : { kind: 'entries', entries };
}

const viewOf = async (blob: Blob): Promise<DataView> => new DataView(await blob.arrayBuffer());

function findEnd(tail: DataView): number | null {
  for (let at = tail.byteLength - endBytes; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

interface DirectoryPlace {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Where what follows the directory begins. */
  readonly before: number;
}

async function zip64Place(
  archive: Blob,
  tail: DataView,
  end: number,
): Promise<DirectoryPlace | null> {
  const locator = end - locatorBytes;
  if (locator < 0 || tail.getUint32(locator, true) !== locatorSignature) return null;
  const at = Number(tail.getBigUint64(locator + 8, true));
  const record = await viewOf(archive.slice(at, at + end64Bytes));
  if (record.byteLength < end64Bytes || record.getUint32(0, true) !== end64Signature) return null;
  return {
    count: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
    before: at,
  };
}

/** Null where the directory is not the list it should be. */
function entriesOf(view: DataView, count: number, shift: number): DirectoryEntry[] | null {
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at + entryBytes <= view.byteLength && view.getUint32(at, true) === entrySignature) {
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + entryBytes + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > view.byteLength) return null;
    entries.push(entryAt(view, at, nameBytes, extraBytes, shift));
    at = next;
  }
  // The number of entries of an archive without Zip64 is counted modulo 65536 by some.
  return entries.length === count || entries.length % 0x10000 === count ? entries : null;
}

function entryAt(
  view: DataView,
  at: number,
  nameBytes: number,
  extraBytes: number,
  shift: number,
): DirectoryEntry {
  const flags = view.getUint16(at + 8, true);
  const nameStart = at + entryBytes;
  const name = new Uint8Array(view.buffer, view.byteOffset + nameStart, nameBytes);
  const large = zip64Numbers(view, nameStart + nameBytes, extraBytes);
  const number = (offset: number): number => {
    const value = view.getUint32(at + offset, true);
    return value === inZip64 ? (large.shift() ?? value) : value;
  };
  // The order of the three is that of the Zip64 field.
  const bytes = number(24);
  const packedBytes = number(20);
  const offset = number(42) + shift;
  return {
    name: new TextDecoder((flags & 0x800) !== 0 ? 'utf-8' : 'windows-1252').decode(name),
    isEncrypted: (flags & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes,
    bytes,
    offset,
  };
}

/** The numbers of an entry's Zip64 field, in its order. Source: PKWARE APPNOTE 4.5.3. */
function zip64Numbers(view: DataView, start: number, length: number): number[] {
  const numbers: number[] = [];
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 0x0001) continue;
    const end = Math.min(at + 4 + view.getUint16(at + 2, true), start + length);
    for (let value = at + 4; value + 8 <= end; value += 8) {
      numbers.push(Number(view.getBigUint64(value, true)));
    }
  }
  return numbers;
}
