import type { CaudaAnswers } from '../../components/cauda-card/cauda-events.ts';
import { CAUDA_GRADES, type CaudaScale } from '../../domain/escc/cauda-words.ts';

/** What a key means below the conus, where the keys of the ESCC have no use. */
export type CaudaKey =
  | { readonly kind: 'scale'; readonly scale: CaudaScale }
  | { readonly kind: 'answer'; readonly answers: CaudaAnswers };

/** `A` and `B` choose the scale, a digit grades it. Null where the key means nothing here. */
export function caudaKey(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  active: CaudaScale,
): CaudaKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const letter = event.key.toLowerCase();
  if (letter === 'a' || letter === 'b') return { kind: 'scale', scale: letter };
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit === undefined || !CAUDA_GRADES[active].includes(Number(digit))) return null;
  return { kind: 'answer', answers: { [active]: Number(digit) } };
}
