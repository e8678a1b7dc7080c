import type { Compartment, CompartmentFinding } from '../compartment.ts';
import type { Vertebra } from '../level.ts';
import type { SinsProposal } from './proposal.ts';

type Findings = Partial<Readonly<Record<Compartment, CompartmentFinding>>>;
type Side = 'right' | 'left';

/** What one side's findings say; null when none of its listed elements was looked at. */
type SideState = 'present' | 'absent' | 'undetermined' | null;

/** Thoracic vertebrae, T13 included, carry ribs. */
const hasRibs = (level: Vertebra): boolean => level.startsWith('T');

/**
 * The posterolateral item from the compartments: pedicle, facet and, where there are ribs, costovertebral joint.
 * Laminae and processes do not count. Null when no listed element was looked at: nothing is proposed.
 * Source: spec clinical-rules X15 and 4.6.
 */
export function sinsPosterolateral(
  level: Vertebra,
  findings: Findings,
): SinsProposal<'posterolateral'> | null {
  const right = stateOf('right', level, findings);
  const left = stateOf('left', level, findings);
  if (right === null && left === null) return null;
  const present = [right, left].filter((state) => state === 'present').length;
  const open = [right, left].filter((state) => state === null || state === 'undetermined').length;
  const options = (['none', 'unilateral', 'bilateral'] as const).slice(present, present + open + 1);
  const [only] = options;
  if (only !== undefined && options.length === 1) {
    return {
      kind: 'answer',
      value: only,
      source: 'computed',
      reason: reasonFor(level, only, right),
      alternative: null,
    };
  }
  const openSides = [right, left].flatMap((state, index) =>
    state === null || state === 'undetermined' ? [index === 0 ? 'right' : 'left'] : [],
  );
  return {
    kind: 'ask',
    options,
    question: `Is a pedicle, a facet${hasRibs(level) ? ' or a costovertebral joint' : ''} involved on the ${openSides.join(' or the ')}?`,
  };
}

const elementsOf = (side: Side, level: Vertebra): readonly Compartment[] => [
  `pedicle-${side}`,
  `facet-${side}`,
  ...(hasRibs(level) ? ([`costovertebral-${side}`] as const) : []),
];

/** Whether a compartment is one of those that the posterolateral item counts at a level (X15). */
export const countsForPosterolateral = (level: Vertebra, compartment: Compartment): boolean =>
  elementsOf('right', level).includes(compartment) ||
  elementsOf('left', level).includes(compartment);

function stateOf(side: Side, level: Vertebra, findings: Findings): SideState {
  const found = elementsOf(side, level).flatMap((element) => findings[element] ?? []);
  if (found.length === 0) return null;
  if (found.includes('present')) return 'present';
  return found.includes('undetermined') ? 'undetermined' : 'absent';
}

function reasonFor(
  level: Vertebra,
  answer: 'none' | 'unilateral' | 'bilateral',
  right: SideState,
): string {
  switch (answer) {
    case 'none':
      return `No pedicle, facet${hasRibs(level) ? ' or costovertebral joint' : ''} is marked.`;
    case 'unilateral':
      return `Involved on the ${right === 'present' ? 'right' : 'left'} only.`;
    case 'bilateral':
      return 'Involved on both sides.';
  }
}
