import type { Compartment, CompartmentFinding } from '../compartment.ts';
import type { Vertebra } from '../level.ts';
import { compartmentName } from '../names.ts';
import type { SinsProposal } from './proposal.ts';

type Findings = Partial<Readonly<Record<Compartment, CompartmentFinding>>>;
type Side = 'right' | 'left';
const SIDES: readonly Side[] = ['right', 'left'];

/** What one side's findings say; `open` while a listed element was not looked at or could not be judged. */
type SideState = 'present' | 'absent' | 'open';

/** Thoracic vertebrae, T13 included, carry ribs. */
const hasRibs = (level: Vertebra): boolean => level.startsWith('T');

/**
 * The posterolateral item from the compartments: pedicle, facet and, where there are ribs, costovertebral joint. Laminae and
 * processes do not count. A side is free only when each of its listed elements was looked at; else the item is a range.
 * Null when no listed element was looked at: nothing is proposed. Source: spec clinical-rules X15, 4.6 and 4.9.
 */
export function sinsPosterolateral(
  level: Vertebra,
  findings: Findings,
): SinsProposal<'posterolateral'> | null {
  const listed = SIDES.flatMap((side) => elementsOf(side, level));
  if (listed.every((element) => findings[element] === undefined)) return null;
  const states = SIDES.map((side) => stateOf(side, level, findings));
  const present = states.filter((state) => state === 'present').length;
  const open = SIDES.filter((_, index) => states[index] === 'open');
  const options = (['none', 'unilateral', 'bilateral'] as const).slice(
    present,
    present + open.length + 1,
  );
  const [only] = options;
  if (only !== undefined && options.length === 1) {
    return {
      kind: 'answer',
      value: only,
      source: 'computed',
      reason: reasonFor(only, states[0] === 'present' ? 'right' : 'left'),
      alternative: null,
    };
  }
  const unseen = open.flatMap((side) =>
    elementsOf(side, level).filter(
      (element) => (findings[element] ?? 'undetermined') === 'undetermined',
    ),
  );
  return {
    kind: 'ask',
    options,
    question: `Is anything involved on the ${open.join(' or the ')}? Not looked at, or not clear: ${inWords(unseen)} (P).`,
  };
}

const elementsOf = (side: Side, level: Vertebra): readonly Compartment[] => [
  `pedicle-${side}`,
  `facet-${side}`,
  ...(hasRibs(level) ? ([`costovertebral-${side}`] as const) : []),
];

/** Whether a compartment is one of those that the posterolateral item counts at a level (X15). */
export const countsForPosterolateral = (level: Vertebra, compartment: Compartment): boolean =>
  SIDES.some((side) => elementsOf(side, level).includes(compartment));

function stateOf(side: Side, level: Vertebra, findings: Findings): SideState {
  const found = elementsOf(side, level).map((element) => findings[element]);
  if (found.includes('present')) return 'present';
  return found.every((finding) => finding === 'absent') ? 'absent' : 'open';
}

function reasonFor(answer: 'none' | 'unilateral' | 'bilateral', side: Side): string {
  switch (answer) {
    case 'none':
      return 'Every listed element of both sides was looked at and is free.';
    case 'unilateral':
      return `Involved on the ${side} only.`;
    case 'bilateral':
      return 'Involved on both sides.';
  }
}

/** "right pedicle, facet joint; left facet joint" */
function inWords(elements: readonly Compartment[]): string {
  return SIDES.flatMap((side) => {
    const names = elements.flatMap((element) =>
      element.endsWith(`-${side}`)
        ? [compartmentName(element).toLowerCase().replace(`, ${side}`, '')]
        : [],
    );
    return names.length === 0 ? [] : [`${side} ${names.join(', ')}`];
  }).join('; ');
}
