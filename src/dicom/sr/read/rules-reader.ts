import { PROPOSED_RULES, RULE_PROPOSALS, type RuleName } from '../../../domain/rules.ts';
import { isSameCode } from '../coded-concept.ts';
import { keyOfCode } from '../code-tables.ts';
import { CONCEPTS } from '../codes.ts';
import { ONE_C_BAND_CODES, RULE_CODES, RULE_UNIT_CODES } from '../observation-codes.ts';
import { childNamed, codeOf, isNamed, numberOf, type ContentNode } from './content-node.ts';
import type { GroupReader } from './group-context.ts';
import type { ReadingBuilder } from './reading-builder.ts';

/** The rules of the reading as documents of before have them: in a group. */
export const readRules: GroupReader = ({ group, builder, taken }) => {
  if (builder.rules !== null) return 'A second set of rules; the first was read.';
  builder.rules = PROPOSED_RULES;
  for (const node of group.node.children) {
    if (readRule(node, builder)) taken.takeWhole(node);
  }
  return null;
};

/**
 * One item of the rules; false when it is none. A number beyond its bounds, or of a rule we do not have, changes nothing
 * and is kept.
 */
export function readRule(node: ContentNode, builder: ReadingBuilder): boolean {
  const rules = builder.rules ?? PROPOSED_RULES;
  const oneCBand = isNamed(node, CONCEPTS.oneCBand)
    ? keyOfCode(ONE_C_BAND_CODES, codeOf(node))
    : null;
  if (oneCBand !== null && !builder.hasBand) {
    builder.hasBand = true;
    builder.rules = { ...rules, oneCBand };
    return true;
  }
  if (!isNamed(node, CONCEPTS.readingRule)) return false;
  const rule = ruleOf(node);
  if (rule === null || rule.name in rules.changed) {
    builder.warnings.push(
      'A number of the rules is beyond its bounds or of no rule we have; the proposed one was used.',
    );
    return false;
  }
  builder.rules = { ...rules, changed: { ...rules.changed, [rule.name]: rule.value } };
  return true;
}

function ruleOf(node: ContentNode): { readonly name: RuleName; readonly value: number } | null {
  const name = keyOfCode(RULE_CODES, codeOf(childNamed(node, CONCEPTS.readingRuleOf)));
  const number = numberOf(node);
  if (name === null || number === null) return null;
  const { unit, least, most } = RULE_PROPOSALS[name];
  const isSound =
    isSameCode(number.unit, RULE_UNIT_CODES[unit]) && number.value >= least && number.value <= most;
  return isSound ? { name, value: number.value } : null;
}
