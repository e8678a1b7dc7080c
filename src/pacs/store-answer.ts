import { jsonAttributes } from '../dicom/read/json-attributes.ts';
import type { Uid } from '../base/uid.ts';

/** What an archive says of one document that it was sent. */
export type StoreVerdict =
  | { readonly kind: 'stored' }
  /** It says that it holds a document of this identifier already. */
  | { readonly kind: 'duplicate' }
  /** `reason` is one sentence. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Its answer does not name the document. */
  | { readonly kind: 'silent' };

/** Referenced SOP Sequence, Failed SOP Sequence. Source: DICOM PS3.18 table 10.5.3-1. */
const REFERENCED = 'x00081199';
const FAILED = 'x00081198';

/** Looks for one document in the answer to a store request; being named among the stored ones is what counts. */
export function storeVerdict(datasets: readonly unknown[], sopInstanceUid: Uid): StoreVerdict {
  const answers = datasets.map(jsonAttributes);
  const named = (sequence: string) =>
    answers
      .flatMap((answer) => answer.items(sequence))
      .find((item) => item.code('x00081155') === sopInstanceUid);
  const failed = named(FAILED);
  if (failed !== undefined) {
    const code = failed.uint16('x00081197');
    return code === DUPLICATE ? { kind: 'duplicate' } : { kind: 'refused', reason: reasonOf(code) };
  }
  return named(REFERENCED) === undefined ? { kind: 'silent' } : { kind: 'stored' };
}

const DUPLICATE = 0x0111;

/** Failure reasons, the last digits of some being free. Source: DICOM PS3.18 table I.2-2, PS3.7 annex C. */
const REASONS: readonly (readonly [mask: number, value: number, words: string])[] = [
  [0xff00, 0xa700, 'It has no room for it.'],
  [0xff00, 0xa900, 'It finds that the document does not match its class.'],
  [0xf000, 0xc000, 'It does not understand the document.'],
  [0xffff, 0x0110, 'It failed while processing it.'],
  [0xffff, 0x0122, 'It takes no structured reports of this class.'],
  [0xffff, 0x0124, 'The signed-in user may not store it.'],
];

function reasonOf(code: number | null): string {
  if (code === null) return 'It gives no reason.';
  const known = REASONS.find(([mask, value]) => (code & mask) === value);
  const hexadecimal = code.toString(16).toUpperCase().padStart(4, '0');
  return `${known?.[2] ?? 'Its reason is not known here.'} (Code ${hexadecimal}.)`;
}
