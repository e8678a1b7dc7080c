import { COMPARTMENTS } from '../../domain/compartment.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { Reading } from '../../domain/reading.ts';
import type { FindingsAtHand } from './reference-controller.ts';

/** What the reader marked at a level. */
export function findingsOf(reading: Reading, level: Vertebra | null): FindingsAtHand {
  const assessment = level === null ? undefined : reading.assessments[level];
  return {
    level,
    compartments: COMPARTMENTS.filter((one) => assessment?.compartments[one] === 'present'),
    signs: assessment?.signs ?? [],
  };
}
