import type { Compartment } from '../compartment.ts';

/** The borders that cases are made to lie on, by the tag of their model. */
export const BORDERLINE_SETS = ['1b/1c', '1c/2', '2/3', 'collapse-50', '6/7', '12/13'] as const;
/** One of them. */
export type BorderlineSet = (typeof BORDERLINE_SETS)[number];

/** The sets in words. */
export const BORDERLINE_NAMES: Readonly<Record<BorderlineSet, string>> = {
  '1b/1c': 'ESCC 1b or 1c',
  '1c/2': 'ESCC 1c or 2',
  '2/3': 'ESCC 2 or 3',
  'collapse-50': 'Collapse at 50 %',
  '6/7': 'SINS 6 or 7',
  '12/13': 'SINS 12 or 13',
};

/** Where tumour lies, coarse enough to learn by. */
export const COMPARTMENT_GROUPS = [
  'Vertebral body',
  'Posterior elements',
  'Epidural',
  'Foramen',
  'Paraspinal',
  'Inside the dura',
  'Inside the cord',
] as const;
/** One of them. */
export type CompartmentGroup = (typeof COMPARTMENT_GROUPS)[number];

/** The group of a compartment; its name without the side decides. */
const GROUP_OF_STEM: readonly (readonly [stem: string, group: CompartmentGroup])[] = [
  ['body', 'Vertebral body'],
  ['epidural', 'Epidural'],
  ['foramen', 'Foramen'],
  ['paraspinal', 'Paraspinal'],
  ['intradural-extramedullary', 'Inside the dura'],
  ['intramedullary', 'Inside the cord'],
];

/** The group a compartment belongs to; what is no other is a posterior element. */
export const groupOfCompartment = (compartment: Compartment): CompartmentGroup =>
  GROUP_OF_STEM.find(([stem]) => compartment.startsWith(stem))?.[1] ?? 'Posterior elements';

/** What tells something of a case's key: asked for only by who filters by it. */
export interface CaseHints {
  readonly borderline: readonly BorderlineSet[];
  readonly compartments: readonly CompartmentGroup[];
}

/** The hints of a case from the tags and compartments of its model; unknown tags say nothing. */
export function hintsOf(tags: readonly string[], compartments: readonly Compartment[]): CaseHints {
  const groups = new Set(compartments.map(groupOfCompartment));
  return {
    borderline: BORDERLINE_SETS.filter((set) => tags.includes(`borderline:${set}`)),
    compartments: COMPARTMENT_GROUPS.filter((group) => groups.has(group)),
  };
}
