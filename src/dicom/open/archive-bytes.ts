/** The bytes of an archive, of which many small pieces are read one after the other. */
export interface ArchiveBytes {
  readonly blob: Blob;
  /** The bytes from `from` up to `to`, or fewer where the archive ends before. */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Read ahead where one piece follows the other: each question to the browser takes about a millisecond. Unit: bytes. Our choice. */
const aheadBytes = 4_000_000;

/** Reads an archive ahead while it is read in its own order, and exactly what is asked for elsewhere. */
export function createArchiveBytes(blob: Blob): ArchiveBytes {
  let held: { readonly from: number; readonly bytes: Uint8Array<ArrayBuffer> } | null = null;
  return {
    blob,
    async read(from, to) {
      const heldTo = held === null ? 0 : held.from + held.bytes.length;
      const end = Math.min(to, blob.size);
      if (held !== null && from >= held.from && end <= heldTo) {
        return held.bytes.subarray(from - held.from, end - held.from);
      }
      // The next piece begins in what is held, or where it ends.
      const isNext = from <= heldTo && from >= (held?.from ?? 0);
      const until = isNext ? Math.max(end, from + aheadBytes) : end;
      const bytes = new Uint8Array(await blob.slice(from, until).arrayBuffer());
      held = { from, bytes };
      return bytes.subarray(0, end - from);
    },
  };
}
