import { compartmentName } from '../names.ts';
import type { ClinicalFacts } from '../noms/clinical.ts';
import { deficitAnswerLabel, DEFICIT_PART_LABELS } from '../noms/deficit-words.ts';
import { PRIMARIES, type PrimaryId } from '../noms/primaries.ts';
import type { SpineSign } from '../observations.ts';
import type { OutlineRole } from '../reading.ts';
import { ruleLabel, ruleUnit } from '../rule-words.ts';
import { SINS_ITEM_LABELS, sinsAnswerLabel } from '../sins/sins-words.ts';
import { structureName } from '../structures.ts';
import type { CountedMark, Difference, LevelDifferences, Topic } from './difference.ts';

/** A difference as it stands in a table: what it is about, what one and what the other reading says, what to add. */
export interface DifferenceWords {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Empty where the two values say it all. */
  readonly note: string;
}

/** A difference in words. Left and right are the patient's. */
export function describeDifference(difference: Difference): DifferenceWords {
  switch (difference.kind) {
    case 'said': {
      const { topic, before, after } = difference;
      return {
        label: topicLabel(topic),
        before: valueWords(topic, before),
        after: valueWords(topic, after),
        note: '',
      };
    }
    case 'outlines':
      return {
        label: `${structureName(difference.structure)} outlines${ROLE_WORDS[difference.role]}`,
        before: String(difference.before),
        after: String(difference.after),
        note: overlapWords(difference),
      };
    case 'marks': {
      const { mark, removed, added, changed } = difference;
      const parts = [
        removed > 0 ? `${removed} only in the first` : '',
        added > 0 ? `${added} only in the second` : '',
        changed > 0 ? `${changed} placed otherwise` : '',
      ];
      return {
        label: MARK_WORDS[mark],
        before: '',
        after: '',
        note: parts.filter((part) => part !== '').join(', '),
      };
    }
    case 'renamed':
      return { label: 'One body', before: difference.before, after: difference.after, note: '' };
  }
}

/** "collapse none → up to 50 %". */
export function differencePhrase(difference: Difference): string {
  const { label, before, after, note } = describeDifference(difference);
  const name = label.startsWith('ESCC') || label.startsWith('CSF') ? label : lowerFirst(label);
  const change = before === '' ? '' : ` ${lowerFirst(before)} → ${lowerFirst(after)}`;
  return `${name}${change}${note === '' ? '' : ` (${note})`}`;
}

/** "T8: ESCC 1b → 2, collapse none → ≤ 50 %". */
export const levelPhrase = ({ level, differences }: LevelDifferences): string =>
  `${level ?? 'Study'}: ${differences.map(differencePhrase).join(', ')}`;

/** Words that are no names lose their capital inside a sentence. */
const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const ROLE_WORDS: Readonly<Record<OutlineRole, string>> = {
  index: '',
  'reference-above': ', reference above',
  'reference-below': ', reference below',
};

const MARK_WORDS: Readonly<Record<CountedMark, string>> = {
  distance: 'Distances',
  height: 'Body heights',
  angle: 'Angles',
  translation: 'Translations',
  signal: 'Signal areas',
  arrow: 'Arrows',
  marker: 'Compartments marked on the image',
  'key-image': 'Key images',
  label: 'Level label',
  conus: 'Tip of the conus',
};

const SIGN_WORDS: Readonly<Record<SpineSign, string>> = {
  'winking-owl': 'Winking owl sign',
  'ivory-vertebra': 'Ivory vertebra',
  halo: 'Halo sign',
  'osteoblastic-flare': 'Osteoblastic flare',
  'draped-curtain': 'Draped curtain sign',
  'via-foramen': 'Spread through a foramen',
};

const FACT_WORDS: Readonly<Record<keyof ClinicalFacts, string>> = {
  primary: 'Primary',
  deficit: 'Deficit',
  priorRadiation: 'Prior radiation',
  surgicalCandidate: 'Surgery possible',
  systemic: 'Systemic',
};

const CAUDA_WORDS = {
  a: 'Cauda equina, scale A',
  b: 'Cauda equina, scale B',
  foraminal: 'Tumour in a foramen',
} as const;

function topicLabel(topic: Topic): string {
  switch (topic.kind) {
    case 'escc':
      return 'ESCC';
    case 'escc-reason':
      return 'Reason of the grade';
    case 'escc-answer':
      return topic.question === 'sac-deformed'
        ? 'Sac deformed, one image'
        : 'Cord compressed or displaced, one image';
    case 'cauda':
      return CAUDA_WORDS[topic.scale];
    case 'sins':
      return SINS_ITEM_LABELS[topic.item];
    case 'deficit':
      return `Deficit, ${DEFICIT_PART_LABELS[topic.part].toLowerCase()}`;
    case 'cord-signal':
      return 'Cord signal';
    case 'sign':
      return SIGN_WORDS[topic.sign];
    case 'compartment':
      return compartmentName(topic.compartment);
    case 'fracture':
      return `Fracture on ${spoken(topic.feature.replace(/^(ct|mr)-/, (method) => `${method.slice(0, 2).toUpperCase()}, `))}`;
    case 'fact':
      return FACT_WORDS[topic.fact];
    case 'checklist':
      return spoken(topic.item.replace('flag-', 'Red flag, ').replace('eposo-', 'Evaluation, '));
    case 'counting':
      return topic.what === 'method' ? 'Levels counted' : 'Transitional anatomy';
    case 'rule':
      return topic.rule === 'one-c-band' ? '1c counts as' : ruleLabel(topic.rule);
  }
}

/** What stands for "nobody said"; it is never "no". */
const NOT_SAID: Partial<Readonly<Record<Topic['kind'], string>>> = {
  escc: 'not graded',
  cauda: 'not graded',
  sins: 'not asked',
  deficit: 'not asked',
  fact: 'not asked',
  checklist: 'not asked',
  'escc-answer': 'not asked',
  'escc-reason': 'none given',
  'cord-signal': 'not looked at',
  compartment: 'not looked at',
  fracture: 'not looked at',
  sign: 'not noted',
  rule: 'as proposed',
};

function valueWords(topic: Topic, value: string | null): string {
  if (value === null) return NOT_SAID[topic.kind] ?? 'not said';
  if (value === 'unknown' && topic.kind !== 'counting' && !isPrimary(topic)) return 'not known';
  if (topic.kind === 'sins') return sinsAnswerLabel(topic.item, value);
  if (topic.kind === 'deficit') {
    return topic.part === 'onset' ? value : deficitAnswerLabel(topic.part, value);
  }
  if (isPrimary(topic)) return PRIMARIES[value as PrimaryId].name;
  if (topic.kind === 'rule' && topic.rule !== 'one-c-band') {
    return `${value}${ruleUnit(topic.rule)}`;
  }
  if (value === 'true' || value === 'false') return value === 'true' ? 'yes' : 'no';
  return topic.kind === 'fact' && topic.fact === 'systemic' ? value : spoken(value);
}

const isPrimary = (topic: Topic): boolean => topic.kind === 'fact' && topic.fact === 'primary';

const spoken = (id: string): string => id.replaceAll('-', ' ');

function overlapWords({ overlaps }: Extract<Difference, { readonly kind: 'outlines' }>): string {
  const dice = overlaps.flatMap(({ dice: one }) => (one === null ? [] : [one]));
  if (dice.length === 0) return overlaps.length === 0 ? 'on other images' : '';
  const [least, most] = [Math.min(...dice), Math.max(...dice)].map((one) => one.toFixed(2));
  const range = least === most ? least : `${least} to ${most}`;
  return `Dice ${range} on ${dice.length === 1 ? 'one image' : `${dice.length} images`}`;
}
