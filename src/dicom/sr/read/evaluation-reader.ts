import { evaluationPart } from '../authorship.ts';
import { COUNTING_METHOD_CODES, keyOfCode, TRANSITIONAL_CODES } from '../code-tables.ts';
import { CONCEPTS } from '../codes.ts';
import { readChecklist, readClinical } from './clinical-reader.ts';
import { codeOf, isNamed, type ContentNode } from './content-node.ts';
import type { ReadingBuilder } from './reading-builder.ts';
import { readRule } from './rules-reader.ts';

/** One item of Qualitative Evaluations: how levels were counted, what the referral says, a rule. False when it is none of ours, or the second of its kind. */
export function readEvaluation(node: ContentNode, builder: ReadingBuilder): boolean {
  const method = isNamed(node, CONCEPTS.levelMethod)
    ? keyOfCode(COUNTING_METHOD_CODES, codeOf(node))
    : null;
  if (method !== null && builder.counting.method === undefined) {
    builder.counting = { ...builder.counting, method };
    return true;
  }
  const transitional = isNamed(node, CONCEPTS.levelTransitional)
    ? keyOfCode(TRANSITIONAL_CODES, codeOf(node))
    : null;
  if (transitional !== null && builder.counting.transitional === undefined) {
    builder.counting = { ...builder.counting, transitional };
    return true;
  }
  if (readRule(node, builder)) return true;
  const found = { ...readClinical(node), ...readChecklist(node) };
  const [name] = Object.keys(found);
  if (name === undefined || builder.authors.has(evaluationPart(name))) return false;
  builder.clinical = { ...builder.clinical, ...readClinical(node) };
  builder.checklist = { ...builder.checklist, ...readChecklist(node) };
  builder.authors.set(evaluationPart(name), [node]);
  return true;
}
