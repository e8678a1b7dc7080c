import { RULE_NAMES, RULE_PROPOSALS, type ReadingRules } from '../../../domain/rules.ts';
import { CONCEPTS } from '../codes.ts';
import { codeItem, exactItem, type ContentItem } from '../content-item.ts';
import { ONE_C_BAND_CODES, RULE_CODES, RULE_UNIT_CODES } from '../observation-codes.ts';

/** The rules of the reading as far as a site changed them; nothing where they are as proposed. Not a measurement group: they measure nothing. */
export function ruleItems({ changed, oneCBand }: ReadingRules): readonly ContentItem[] {
  const numbers = RULE_NAMES.flatMap((name) => {
    const number = changed[name];
    return number === undefined
      ? []
      : [
          exactItem(
            'CONTAINS',
            CONCEPTS.readingRule,
            number,
            RULE_UNIT_CODES[RULE_PROPOSALS[name].unit],
            [codeItem('HAS CONCEPT MOD', CONCEPTS.readingRuleOf, RULE_CODES[name])],
          ),
        ];
  });
  if (numbers.length === 0 && oneCBand === 'low-borderline') return [];
  return [codeItem('CONTAINS', CONCEPTS.oneCBand, ONE_C_BAND_CODES[oneCBand]), ...numbers];
}
