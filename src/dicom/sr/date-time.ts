/** The offset a time was given with, as DICOM writes it (`+0100`); `+0000` for `Z` and for texts that name none. */
export function offsetOf(iso: string): string {
  const offset = /([+-]\d{2}):?(\d{2})$/.exec(/T.*$/.exec(iso)?.[0] ?? '');
  return offset === null ? '+0000' : `${offset[1]}${offset[2]}`;
}

/**
 * A point in time as DICOM DT at a given offset. Shape: `YYYYMMDDHHMMSS.mmm`, without the offset, which the document
 * states once (0008,0201). Null when the text is no date.
 */
export function toDicomDateTime(iso: string, offset: string): string | null {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  const local = new Date(time + offsetMinutes(offset) * 60_000);
  if (Number.isNaN(local.getTime()) || !/^\d{4}-/.test(local.toISOString())) return null;
  return local.toISOString().replaceAll(/[-:TZ]/g, '');
}

/**
 * DICOM DT as ISO 8601 with the offset it is given at (`2026-11-21T10:00:00.000+01:00`, `Z` for none). `offset` (`+0100`)
 * holds where the value has none. Null when it is no date.
 */
export function fromDicomDateTime(text: string, offset: string): string | null {
  const parts = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\.\d{1,6})?([+-]\d{4})?$/.exec(
    text.trim(),
  );
  if (parts === null) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = parts;
  const milliseconds = (parts[7] ?? '.').slice(1).padEnd(3, '0').slice(0, 3);
  const zone = parts[8] ?? offset;
  const time = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${zone.slice(0, 3)}:${zone.slice(3)}`,
  );
  if (Number.isNaN(time.getTime())) return null;
  if (offsetMinutes(zone) === 0) return time.toISOString();
  const local = new Date(time.getTime() + offsetMinutes(zone) * 60_000);
  return `${local.toISOString().slice(0, -1)}${zone.slice(0, 3)}:${zone.slice(3)}`;
}

function offsetMinutes(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** The offset that a time names beside it; null for none. Not `+0000`, which dcmtk takes for a breach of DT. */
export const namedOffset = (own: string, ofDocument: string): string | null =>
  own === ofDocument || own === '+0000' ? null : own;
