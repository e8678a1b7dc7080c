import {
  RULE_NAMES,
  RULE_PROPOSALS,
  ruleValue,
  type ReadingRules,
  type RuleName,
} from './rules.ts';

/** What a rule belongs to. */
export type RuleGroup = 'escc' | 'sins';

interface RuleWords {
  readonly group: RuleGroup;
  readonly label: string;
}

/** The rules as a reader calls them. */
const WORDS: Readonly<Record<RuleName, RuleWords>> = {
  'escc-contact-mm': { group: 'escc', label: 'Contact, depth and CSF width, at least' },
  'escc-contact-pixels': { group: 'escc', label: 'Contact, depth and CSF width, in pixels' },
  'escc-displacement-mm': { group: 'escc', label: 'Displacement of the cord, at least' },
  'escc-displacement-pixels': { group: 'escc', label: 'Displacement of the cord, in pixels' },
  'escc-epidural-area-mm2': { group: 'escc', label: 'Smallest epidural tumour' },
  'escc-csf-area-mm2': { group: 'escc', label: 'Smallest visible CSF' },
  'escc-circumferential-deg': { group: 'escc', label: 'Circumferential from' },
  'escc-oblique-deg': { group: 'escc', label: 'Tilt that is pointed out, above' },
  'escc-coarsest-pixel-mm': { group: 'escc', label: 'Coarsest pixel with a proposal' },
  'sins-collapse-ask-percent': { group: 'sins', label: 'Height loss that is asked about, from' },
  'sins-collapse-percent': { group: 'sins', label: 'Collapse from' },
  'sins-kyphosis-deg': { group: 'sins', label: 'New kyphosis or scoliosis from' },
  'sins-translation-ask-mm': { group: 'sins', label: 'Translation that is asked about, from' },
  'sins-translation-cervical-mm': { group: 'sins', label: 'Translation, cervical, from' },
  'sins-translation-thoracic-mm': { group: 'sins', label: 'Translation, thoracic, from' },
  'sins-translation-lumbar-mm': { group: 'sins', label: 'Translation, lumbar, from' },
};

const UNITS = { mm: ' mm', px: ' pixels', mm2: ' mm²', deg: '°', '%': ' %' } as const;

/** A rule in words: "Collapse from". */
export const ruleLabel = (name: RuleName): string => WORDS[name].label;

/** What a rule belongs to. */
export const ruleGroup = (name: RuleName): RuleGroup => WORDS[name].group;

/** The unit as it follows a number, with its space. */
export const ruleUnit = (name: RuleName): string => UNITS[RULE_PROPOSALS[name].unit];

/** The rules of a group that differ from the proposals. */
export const changedRules = (rules: ReadingRules, group: RuleGroup): readonly RuleName[] =>
  RULE_NAMES.filter((name) => WORDS[name].group === group && rules.changed[name] !== undefined);

/** What a reader changed, each with the proposal: "Collapse from 25 % (proposal 20 %)"; null when nothing. */
export function changedWords(rules: ReadingRules, group: RuleGroup): string | null {
  const changes = changedRules(rules, group).map(
    (name) =>
      `${ruleLabel(name)} ${ruleValue(rules, name)}${ruleUnit(name)} (proposal ${RULE_PROPOSALS[name].value}${ruleUnit(name)})`,
  );
  const band = group === 'escc' && rules.oneCBand === 'high' ? ['1c counted as high'] : [];
  const all = [...changes, ...band];
  return all.length === 0 ? null : all.join('; ');
}

/** Why a number cannot be a rule, in one sentence; null when it can. `others`: the rules beside it. */
export function ruleProblem(name: RuleName, value: number, others: ReadingRules): string | null {
  const { least, most } = RULE_PROPOSALS[name];
  if (!Number.isFinite(value) || value < least || value > most) {
    return `Give a number from ${least} to ${most}${ruleUnit(name)}.`;
  }
  const above = BELOW[name];
  if (above !== undefined && value >= ruleValue(others, above)) {
    return `It lies below "${ruleLabel(above)}", which is ${ruleValue(others, above)}${ruleUnit(above)}.`;
  }
  return null;
}

/** A band in which the reader is asked ends where the answer is proposed. */
const BELOW: Partial<Readonly<Record<RuleName, RuleName>>> = {
  'sins-collapse-ask-percent': 'sins-collapse-percent',
};

/** The rules with one number set; one that equals its proposal is no change. */
export function withRule(rules: ReadingRules, name: RuleName, value: number): ReadingRules {
  const { [name]: _, ...others } = rules.changed;
  return {
    ...rules,
    changed: value === RULE_PROPOSALS[name].value ? others : { ...others, [name]: value },
  };
}

/** Whether two sets of rules say the same. */
export const areSameRules = (a: ReadingRules, b: ReadingRules): boolean =>
  a.oneCBand === b.oneCBand &&
  RULE_NAMES.every((name) => ruleValue(a, name) === ruleValue(b, name));

/** Said of an opened reading whose rules are not the site's; null where they are the same. */
export function ownRulesNotice(reading: ReadingRules, site: ReadingRules): string | null {
  if (areSameRules(reading, site)) return null;
  const named = RULE_NAMES.filter((name) => ruleValue(reading, name) !== ruleValue(site, name)).map(
    (name) =>
      `${ruleLabel(name)} ${ruleValue(reading, name)}${ruleUnit(name)}, your setting ${ruleValue(site, name)}${ruleUnit(name)}`,
  );
  const band =
    reading.oneCBand === site.oneCBand
      ? []
      : [`1c counted as ${reading.oneCBand === 'high' ? 'high' : 'low, borderline'}`];
  return `This reading keeps its own rules. ${[...named, ...band].join('; ')}.`;
}

/** What a page says of its tolerances: proposals, or what the reader made of them. */
export function toleranceWords(rules: ReadingRules): string {
  const changed = [changedWords(rules, 'escc'), changedWords(rules, 'sins')].filter(
    (words) => words !== null,
  );
  return changed.length === 0
    ? 'Tolerances are proposals.'
    : `Tolerances changed by the reader: ${changed.join('; ')}.`;
}
