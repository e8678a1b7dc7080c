import { PRIVATE_SCHEME_UID } from '../sr/coding-schemes.ts';
import { createUid, type Uid } from '../../base/uid.ts';

/** What stands for a study's identity in its de-identified copy: the same for all its images and its reading. */
export interface Disguise {
  /** The UID that stands for another one; public ones stand as they are. */
  uid(original: string): string;
  /** A date moved by the disguise's number of days. Shape: YYYYMMDD, empty where the date is not of that form. */
  date(original: string): string;
  /** Every UID inside a JSON-safe value replaced, also where it is part of a key. */
  within<T>(value: T): T;
  readonly patientId: string;
}

/** What DICOM, HL7's registry of vocabularies and our own codes are named by: nobody's data. */
const PUBLIC_ROOTS = ['1.2.840.10008.', '2.16.840.1.113883.', PRIVATE_SCHEME_UID];
const DAY_MS = 86_400_000;

/** UIDs as they stand in texts: at least three parts, so that no decimal number is taken for one. */
const UID_IN_TEXT = /\d+(?:\.\d+){2,}/g;

/** A new disguise, known to nobody: its UIDs are random, and it moves dates back by one to ten years at random. */
export function createDisguise(
  daysBack = 365 + Math.floor((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 3285),
): Disguise {
  const uids = new Map<string, Uid>();
  const uid = (original: string): string => {
    if (original === '' || PUBLIC_ROOTS.some((root) => original.startsWith(root))) return original;
    const known = uids.get(original) ?? createUid();
    uids.set(original, known);
    return known;
  };
  return {
    uid,
    date(original) {
      const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(original.trim()) ?? [];
      if (year === undefined) return '';
      const moved = Date.UTC(Number(year), Number(month) - 1, Number(day)) - daysBack * DAY_MS;
      return new Date(moved).toISOString().slice(0, 10).replaceAll('-', '');
    },
    within: <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(UID_IN_TEXT, uid)) as T,
    patientId: `TEACHING-${crypto.randomUUID().slice(0, 8).toUpperCase()}`,
  };
}
