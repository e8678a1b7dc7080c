import type { TransitionalAnatomy, Vertebra } from '../level.ts';
import { vertebraSequence } from '../levels/sequence.ts';

/**
 * Distance from the centre of a body to that of the next one below. Unit: mm; only their proportions are used.
 * Source: spec assist, reference table for proposals; T13 and L6, which it does not name, are set between their neighbours.
 */
const TO_NEXT_MM: Partial<Readonly<Record<Vertebra, number>>> = {
  C2: 17, C3: 16.5, C4: 16.5, C5: 16.5, C6: 17.5, C7: 19,
  T1: 21, T2: 21.5, T3: 22, T4: 22.5, T5: 23, T6: 23.5, T7: 24, T8: 25, T9: 26, T10: 27.5, T11: 29.5, T12: 31.5, T13: 32.5,
  L1: 33.5, L2: 35, L3: 36, L4: 36, L5: 35, L6: 35,
}; // prettier-ignore

/** The steps from one body to the next, upper to lower, that add up to a length. Unit: mm. Null off C2 to S1. */
export function expectedSteps(
  upper: Vertebra,
  lower: Vertebra,
  anatomy: TransitionalAnatomy,
  lengthMm: number,
): readonly number[] | null {
  const sequence = vertebraSequence(anatomy);
  const between = sequence.slice(sequence.indexOf(upper), sequence.indexOf(lower));
  const steps = between.map((vertebra) => TO_NEXT_MM[vertebra] ?? null);
  if (steps.length === 0 || steps.includes(null)) return null;
  const known = steps.map((step) => step ?? 0);
  const sum = known.reduce((total, step) => total + step, 0);
  return known.map((step) => (step * lengthMm) / sum);
}
