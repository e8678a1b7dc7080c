import {
  CHECKLIST_ITEMS,
  FRACTURE_FEATURES,
  type ChecklistItem,
  type FractureFeature,
  type SpineSign,
} from './observations.ts';
import type { LevelAssessment, Reading } from './reading.ts';

const SIGN_NAMES: Readonly<Record<SpineSign, string>> = {
  'winking-owl': 'Winking owl',
  'ivory-vertebra': 'Ivory vertebra',
  halo: 'Halo',
  'osteoblastic-flare': 'Osteoblastic flare',
  'draped-curtain': 'Draped curtain',
  'via-foramen': 'Through the foramen',
};

/** A sign as the reader calls it. */
export const signName = (sign: SpineSign): string => SIGN_NAMES[sign];

/** The two fracture lists. */
export const FRACTURE_TESTS = ['ct', 'mr'] as const;
/** One of them. */
export type FractureTest = (typeof FRACTURE_TESTS)[number];

/** The pairs of one list, in the order in which they are shown. */
export const fractureFeatures = (test: FractureTest): readonly FractureFeature[] =>
  FRACTURE_FEATURES.filter((feature) => feature.startsWith(`${test}-`));

/** How many pairs of a list were ticked on either side; the rest was not looked at. No verdict follows from it. */
export function fractureTally(
  fracture: LevelAssessment['fracture'],
  test: FractureTest,
): { readonly osteoporotic: number; readonly metastatic: number; readonly of: number } {
  const features = fractureFeatures(test);
  const count = (side: 'osteoporotic' | 'metastatic'): number =>
    features.filter((feature) => fracture[feature] === side).length;
  return {
    osteoporotic: count('osteoporotic'),
    metastatic: count('metastatic'),
    of: features.length,
  };
}

/** "Osteoporotic 3, metastatic 1 of 7"; null while nothing was ticked. */
export function tallyWords(
  fracture: LevelAssessment['fracture'],
  test: FractureTest,
): string | null {
  const { osteoporotic, metastatic, of } = fractureTally(fracture, test);
  return osteoporotic + metastatic === 0
    ? null
    : `osteoporotic ${osteoporotic}, metastatic ${metastatic} of ${of}`;
}

/** The two lists of the study as a whole. */
export type ChecklistName = 'flag' | 'eposo';

/** The items of a list, in the order in which they are shown. */
export const checklistItems = (list: ChecklistName): readonly ChecklistItem[] =>
  CHECKLIST_ITEMS.filter((item) => item.startsWith(`${list}-`));

/** "2 yes, 1 no of 7"; null while nothing was answered. An item without an answer is neither. */
export function checklistWords(
  checklist: Reading['checklist'],
  list: ChecklistName,
): string | null {
  const items = checklistItems(list);
  const count = (answer: 'yes' | 'no'): number =>
    items.filter((item) => checklist[item] === answer).length;
  const [yes, no] = [count('yes'), count('no')];
  return yes + no === 0 ? null : `${yes} yes, ${no} no of ${items.length}`;
}

/** What was seen and ticked at a level and in the study, in one line; empty when nothing. */
export function observationsLine(
  { signs, fracture }: Pick<LevelAssessment, 'signs' | 'fracture'>,
  checklist: Reading['checklist'],
): string {
  const named = (lead: string, words: string | null): readonly string[] =>
    words === null ? [] : [`${lead} ${words}`];
  return [
    ...signs.map(signName),
    ...named('fracture on CT', tallyWords(fracture, 'ct')),
    ...named('fracture on MR', tallyWords(fracture, 'mr')),
    ...named('red flags', checklistWords(checklist, 'flag')),
    ...named('EPOSO', checklistWords(checklist, 'eposo')),
  ].join('; ');
}
