/**
 * A date as DA, or empty where the text is none: a document may not repeat what is no date. ACR-NEMA wrote dots between
 * its parts, and some writers dashes. Source: DICOM PS3.5 table 6.2-1, note on DA.
 */
export function dateValue(text: string): string {
  const [, year, , month, day] = /^(\d{4})([.-]?)(\d{2})\2(\d{2})$/.exec(text.trim()) ?? [];
  if (year === undefined) return '';
  const iso = `${year}-${month}-${day}`;
  const at = new Date(`${iso}T00:00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
  return isDay ? `${year}${month}${day}` : '';
}

const TIME = /^([01]\d|2[0-3])([0-5]\d(([0-5]\d|60)(\.\d{1,6})?)?)?$/;

/** A time of day as TM, or empty where the text is none. ACR-NEMA wrote colons. Source: DICOM PS3.5 table 6.2-1. */
export function timeValue(text: string): string {
  const digits = text.trim().replaceAll(':', '');
  return TIME.test(digits) ? digits : '';
}

/** A patient's sex as DICOM codes it, or empty. Source: DICOM PS3.3 C.7.1.1. */
export const sexValue = (text: string): string =>
  /^[MFO]$/i.test(text.trim()) ? text.trim().toUpperCase() : '';
