/**
 * The numbers of the rules that a site may change. They are proposals of this project, not published cut-offs, and are
 * shown as such; bounds keep a slip of the hand from turning a rule off. Source: spec clinical-rules 3.2, 3.4, 4.4, 4.5.
 */
export const RULE_PROPOSALS = {
  'escc-contact-mm': { value: 1, unit: 'mm', least: 0.2, most: 3 },
  'escc-contact-pixels': { value: 1.5, unit: 'px', least: 0, most: 4 },
  'escc-displacement-mm': { value: 1.5, unit: 'mm', least: 0.2, most: 5 },
  'escc-displacement-pixels': { value: 2, unit: 'px', least: 0, most: 6 },
  'escc-epidural-area-mm2': { value: 2, unit: 'mm2', least: 0.5, most: 20 },
  'escc-csf-area-mm2': { value: 3, unit: 'mm2', least: 0.5, most: 20 },
  'escc-circumferential-deg': { value: 330, unit: 'deg', least: 180, most: 360 },
  'escc-oblique-deg': { value: 20, unit: 'deg', least: 5, most: 45 },
  'escc-coarsest-pixel-mm': { value: 1.2, unit: 'mm', least: 0.5, most: 3 },
  'sins-collapse-ask-percent': { value: 10, unit: '%', least: 1, most: 30 },
  'sins-collapse-percent': { value: 20, unit: '%', least: 5, most: 49 },
  'sins-kyphosis-deg': { value: 10, unit: 'deg', least: 2, most: 30 },
  'sins-translation-ask-mm': { value: 2, unit: 'mm', least: 0.5, most: 4 },
  'sins-translation-cervical-mm': { value: 3.5, unit: 'mm', least: 1, most: 10 },
  'sins-translation-thoracic-mm': { value: 2.5, unit: 'mm', least: 1, most: 10 },
  'sins-translation-lumbar-mm': { value: 4.5, unit: 'mm', least: 1, most: 10 },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly value: number;
      readonly unit: 'mm' | 'px' | 'mm2' | 'deg' | '%';
      readonly least: number;
      readonly most: number;
    }
  >
>;

/** One number of the rules. */
export type RuleName = keyof typeof RULE_PROPOSALS;

/** Every name, in the order in which they are shown. */
export const RULE_NAMES = Object.keys(RULE_PROPOSALS) as readonly RuleName[];

/** On which side of "high grade" 1c stands. Source: spec clinical-rules X1. */
export const ONE_C_BANDS = ['low-borderline', 'high'] as const;
/** One of them. */
export type OneCBand = (typeof ONE_C_BANDS)[number];

/** The rules of one reading, as far as they differ from the proposals. */
export interface ReadingRules {
  readonly changed: Partial<Readonly<Record<RuleName, number>>>;
  readonly oneCBand: OneCBand;
}

/** Everything as proposed. */
export const PROPOSED_RULES: ReadingRules = { changed: {}, oneCBand: 'low-borderline' };

/** The number that holds in a reading: the site's, else the proposal. Unit: that of the rule. */
export const ruleValue = (rules: ReadingRules, name: RuleName): number =>
  rules.changed[name] ?? RULE_PROPOSALS[name].value;
