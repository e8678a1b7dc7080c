import { PROPOSED_RULES, RULE_PROPOSALS, type RuleName } from '../../../domain/rules.ts';
import { isSameCode } from '../coded-concept.ts';
import { keyOfCode } from '../code-tables.ts';
import { CONCEPTS } from '../codes.ts';
import { ONE_C_BAND_CODES, RULE_CODES, RULE_UNIT_CODES } from '../observation-codes.ts';
import { childNamed, codeOf, isNamed, numberOf, type ContentNode } from './content-node.ts';
import type { GroupReader } from './group-context.ts';

/** The rules of the reading. A number beyond its bounds, or of a rule we do not have, changes nothing and is kept. */
export const readRules: GroupReader = ({ group, builder, taken }) => {
  if (builder.rules !== null) return 'A second set of rules; the first was read.';
  const bandNode = childNamed(group.node, CONCEPTS.oneCBand);
  const oneCBand = keyOfCode(ONE_C_BAND_CODES, codeOf(bandNode));
  if (oneCBand !== null) taken.takeWhole(bandNode);
  const changed: Partial<Record<RuleName, number>> = {};
  for (const node of group.node.children) {
    if (!isNamed(node, CONCEPTS.readingRule)) continue;
    const rule = ruleOf(node);
    if (rule === null) {
      builder.warnings.push(
        'A number of the rules is beyond its bounds or of no rule we have; the proposed one was used.',
      );
      continue;
    }
    changed[rule.name] = rule.value;
    taken.takeWhole(node);
  }
  builder.rules = { changed, oneCBand: oneCBand ?? PROPOSED_RULES.oneCBand };
  return null;
};

function ruleOf(node: ContentNode): { readonly name: RuleName; readonly value: number } | null {
  const name = keyOfCode(RULE_CODES, codeOf(childNamed(node, CONCEPTS.readingRuleOf)));
  const number = numberOf(node);
  if (name === null || number === null) return null;
  const { unit, least, most } = RULE_PROPOSALS[name];
  const isSound =
    isSameCode(number.unit, RULE_UNIT_CODES[unit]) && number.value >= least && number.value <= most;
  return isSound ? { name, value: number.value } : null;
}
