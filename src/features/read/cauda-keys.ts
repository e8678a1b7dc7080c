import type { CaudaAnswers } from '../../components/cauda-card/cauda-events.ts';
import { typedKey, type KeyPress } from '../../editor/typed-key.ts';
import { CAUDA_GRADES, type CaudaScale } from '../../domain/escc/cauda-words.ts';

/** What a key means below the conus, where the keys of the ESCC have no use. */
export type CaudaKey =
  | { readonly kind: 'scale'; readonly scale: CaudaScale }
  | { readonly kind: 'answer'; readonly answers: CaudaAnswers };

/** `A` and `B` choose the scale, a digit grades it. Null where the key means nothing here. */
export function caudaKey(event: KeyPress, active: CaudaScale): CaudaKey | null {
  const { key: letter, digit, isControl, isAlt } = typedKey(event);
  if (isControl || isAlt) return null;
  if (letter === 'a' || letter === 'b') return { kind: 'scale', scale: letter };
  if (digit === null || !CAUDA_GRADES[active].includes(Number(digit))) return null;
  return { kind: 'answer', answers: { [active]: Number(digit) } };
}
