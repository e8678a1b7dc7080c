import { RULE_NAMES, RULE_PROPOSALS } from '../../../domain/rules.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, exactItem, type ContentItem } from '../content-item.ts';
import { RULES_GROUP } from '../group-name.ts';
import { ONE_C_BAND_CODES, RULE_CODES, RULE_UNIT_CODES } from '../observation-codes.ts';
import { measurementGroup } from './measurement-group.ts';
import type { Writing } from './writing.ts';

/** The rules of the reading as far as a site changed them; nothing where they are as proposed. */
export function rulesGroups(writing: Writing): readonly ContentItem[] {
  const { changed, oneCBand } = writing.reading.rules;
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
  const group = measurementGroup(
    {
      template: '1501',
      tool: null,
      trackingIdentifier: RULES_GROUP,
      trackingUid: writing.rulesUid,
      isAbnormal: false,
      finding: VALUES.readingRules,
      level: null,
      siteModifiers: [],
      comment: '',
    },
    [codeItem('CONTAINS', CONCEPTS.oneCBand, ONE_C_BAND_CODES[oneCBand]), ...numbers],
  );
  return [group];
}
