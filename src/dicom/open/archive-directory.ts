/** End of central directory record: signature, then counts; a comment of up to 64 kB may follow. Source: PKWARE APPNOTE 4.3.16. */
const signature = 0x06054b50;
const recordBytes = 22;
const longestComment = 0xffff;
const entriesAt = 10;
/** Written where the number stands in the Zip64 record instead. */
const inZip64 = 0xffff;

/** How many entries an archive says it has: 'cut' when its end is missing, 'unknown' when it has too many for this record. */
export async function declaredEntries(archive: Blob): Promise<number | 'cut' | 'unknown'> {
  const tail = archive.slice(Math.max(0, archive.size - recordBytes - longestComment));
  const view = new DataView(await tail.arrayBuffer());
  for (let at = view.byteLength - recordBytes; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== signature) continue;
    const entries = view.getUint16(at + entriesAt, true);
    return entries === inZip64 ? 'unknown' : entries;
  }
  return 'cut';
}
