import type { Compartment, CompartmentFinding } from '../../domain/compartment.ts';
import type { Vertebra } from '../../domain/level.ts';

/** How a compartment is shown: what a reader found, what outlines propose, or neither. */
export type CompartmentState = CompartmentFinding | 'proposed' | 'not-looked-at';

/** What readers found, by compartment. */
export type CompartmentFindings = Partial<Readonly<Record<Compartment, CompartmentFinding>>>;

/** How a compartment is to be shown; a reader's word goes before a proposal. */
export function stateOf(
  compartment: Compartment,
  findings: CompartmentFindings,
  proposed: ReadonlySet<Compartment>,
): CompartmentState {
  return findings[compartment] ?? (proposed.has(compartment) ? 'proposed' : 'not-looked-at');
}

/** The states in words. */
export const STATE_WORDS: Readonly<Record<CompartmentState, string>> = {
  present: 'present',
  absent: 'absent',
  undetermined: 'undetermined',
  proposed: 'proposed from outline',
  'not-looked-at': 'not looked at',
};

/** What the next press makes of a compartment: present, absent, undetermined, not looked at, and again. */
export function nextFinding(state: CompartmentState): CompartmentFinding | null {
  switch (state) {
    case 'not-looked-at':
    case 'proposed':
      return 'present';
    case 'present':
      return 'absent';
    case 'absent':
      return 'undetermined';
    default:
      return null;
  }
}

/** Whether a level bears ribs; only there are costovertebral joints. */
export const hasRibs = (level: Vertebra | null): boolean => level?.startsWith('T') ?? true;
