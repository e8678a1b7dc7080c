import {
  DEFICIT_PARTS,
  NO_DEFICIT_ASKED,
  type DeficitOnset,
  type DeficitPart,
  type LevelDeficit,
} from '../../../domain/noms/deficit.ts';
import { DEFICIT_CONCEPTS, DEFICIT_PART_CODES } from '../clinical-codes.ts';
import type { CodeEntry } from '../coded-concept.ts';
import { keyOfCode } from '../code-tables.ts';
import { CONCEPTS } from '../codes.ts';
import { codeOf, dateOf, isNamed, numberOf, type ContentNode } from './content-node.ts';
import type { GroupReader } from './group-context.ts';
import { levelOf } from './read-group.ts';
import { assess } from './reading-builder.ts';

/** The neurological deficit of a level. An answer that we do not know stays where it is. */
export const readDeficit: GroupReader = ({ group, builder, taken }) => {
  const level = levelOf(group);
  if (level === null) return 'A neurological deficit without a vertebra we know.';
  if (builder.assessments[level]?.deficit) {
    return `A second neurological deficit of ${level}; the first was read.`;
  }
  let deficit: LevelDeficit = NO_DEFICIT_ASKED;
  for (const node of group.node.children) {
    const answer = answerIn(node);
    const [[part] = []] = Object.entries(answer) as [keyof LevelDeficit, unknown][];
    if (part === undefined || deficit[part] !== null) continue;
    deficit = { ...deficit, ...answer };
    taken.takeWhole(node);
  }
  if (deficit === NO_DEFICIT_ASKED) return 'No answer about a deficit that we know.';
  assess(builder, level, { deficit });
  return null;
};

/** What one item answers; empty where it is none of ours. */
function answerIn(node: ContentNode): Partial<LevelDeficit> {
  const part = DEFICIT_PARTS.find((one) => isNamed(node, DEFICIT_CONCEPTS[one]));
  if (part !== undefined) return answered(part, node);
  const onset = onsetIn(node);
  return onset === null ? {} : { onset };
}

function answered(part: DeficitPart, node: ContentNode): Partial<LevelDeficit> {
  const codes: Readonly<Record<string, CodeEntry>> = DEFICIT_PART_CODES[part];
  const answer = keyOfCode(codes, codeOf(node));
  return answer === null ? {} : { [part]: answer };
}

function onsetIn(node: ContentNode): DeficitOnset | null {
  if (isNamed(node, CONCEPTS.deficitOnset)) {
    const date = dateOf(node);
    return date === null ? null : { kind: 'date', date };
  }
  if (!isNamed(node, CONCEPTS.deficitOnsetDays)) return null;
  const days = numberOf(node)?.value ?? -1;
  return Number.isInteger(days) && days >= 0 ? { kind: 'days', days } : null;
}
