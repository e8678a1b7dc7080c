import { expect, test } from 'vitest';
import { areSameRules, changedWords, ownRulesNotice, ruleProblem, withRule } from './rule-words.ts';
import { PROPOSED_RULES, RULE_NAMES, RULE_PROPOSALS, ruleValue } from './rules.ts';

test('a number set is kept, and one set back to its proposal is no change', () => {
  const changed = withRule(PROPOSED_RULES, 'escc-contact-mm', 1.2);
  expect(changed.changed).toEqual({ 'escc-contact-mm': 1.2 });
  expect(ruleValue(changed, 'escc-contact-mm')).toBe(1.2);
  expect(withRule(changed, 'escc-contact-mm', 1)).toEqual(PROPOSED_RULES);
});

test('what was changed is named with its proposal', () => {
  expect(changedWords(PROPOSED_RULES, 'escc')).toBeNull();
  const rules = {
    ...withRule(PROPOSED_RULES, 'sins-collapse-percent', 25),
    oneCBand: 'high',
  } as const;
  expect(changedWords(rules, 'sins')).toBe('Collapse from 25 % (proposal 20 %)');
  expect(changedWords(rules, 'escc')).toBe('1c counted as high');
});

test('numbers outside their bounds are refused with the bounds, proposals never', () => {
  for (const name of RULE_NAMES) {
    expect(ruleProblem(name, RULE_PROPOSALS[name].value, PROPOSED_RULES), name).toBeNull();
    expect(ruleProblem(name, RULE_PROPOSALS[name].most + 0.1, PROPOSED_RULES), name).toMatch(
      /^Give a number/,
    );
  }
  expect(ruleProblem('escc-contact-mm', 0, PROPOSED_RULES)).toBe('Give a number from 0.2 to 3 mm.');
  expect(ruleProblem('escc-contact-mm', NaN, PROPOSED_RULES)).not.toBeNull();
  // 25 % would be asked about and proposed at once.
  expect(ruleProblem('sins-collapse-ask-percent', 25, PROPOSED_RULES)).toBe(
    'It lies below "Collapse from", which is 20 %.',
  );
});

test('a reading with rules of its own says what differs', () => {
  const own = withRule(PROPOSED_RULES, 'escc-contact-mm', 1.2);
  expect(areSameRules(own, PROPOSED_RULES)).toBe(false);
  expect(ownRulesNotice(own, own)).toBeNull();
  expect(ownRulesNotice(own, PROPOSED_RULES)).toBe(
    'This reading keeps its own rules. Contact, depth and CSF width, at least 1.2 mm, your setting 1 mm.',
  );
  expect(ownRulesNotice(PROPOSED_RULES, { ...PROPOSED_RULES, oneCBand: 'high' })).toBe(
    'This reading keeps its own rules. 1c counted as low, borderline.',
  );
});
