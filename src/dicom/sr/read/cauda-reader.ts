import type { CaudaConfirmation } from '../../../domain/escc/cauda-confirmation.ts';
import { isSameCode, type CodeEntry } from '../coded-concept.ts';
import { COMPARTMENT_FINDING_CODES, keyOfCode } from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { CAUDA_A_CODES, CAUDA_B_CODES } from '../observation-codes.ts';
import { childNamed, codeOf, imageOf, numberOf, type ContentNode } from './content-node.ts';
import type { GroupContext, GroupReader } from './group-context.ts';
import { observedAt } from './observed-at.ts';
import { levelOf } from './read-group.ts';
import { assess } from './reading-builder.ts';

/** The grades of the cauda equina scales. */
export const readCauda: GroupReader = (context) => {
  const { group, builder, taken } = context;
  const level = levelOf(group);
  if (level === null) return 'Cauda equina grades without a vertebra we know.';
  if (builder.assessments[level]?.cauda) {
    return `A second set of cauda equina grades of ${level}; the first was read.`;
  }
  const nodeA = childNamed(group.node, CONCEPTS.caudaA);
  const nodeB = childNamed(group.node, CONCEPTS.caudaB);
  const a = gradeOf(nodeA, CAUDA_A_CODES, VALUES.caudaNotGraded);
  const b = gradeOf(nodeB, CAUDA_B_CODES, VALUES.caudaNotGraded);
  if (nodeA === null || nodeB === null || a === undefined || b === undefined) {
    return 'A cauda equina grade that we do not know.';
  }
  const foraminalNode = childNamed(group.node, CONCEPTS.caudaForaminal);
  const foraminal = keyOfCode(COMPARTMENT_FINDING_CODES, codeOf(foraminalNode));
  const isSaid = foraminal === 'present' || foraminal === 'absent';
  if (isSaid) taken.takeWhole(foraminalNode);
  let image: CaudaConfirmation['image'] = null;
  for (const node of [nodeB, nodeA]) {
    const imageNode = childNamed(node, CONCEPTS.sourceOfMeasurement);
    image = imageOf(imageNode) ?? image;
    if (imageOf(imageNode) !== null) taken.takeWhole(imageNode);
    taken.take(node);
    observedAt(node, context);
  }
  assess(builder, level, {
    cauda: {
      a: numberOfGrade(a),
      b: numberOfGrade(b),
      foraminal: isSaid ? foraminal === 'present' : null,
      confirmedAt: observedAt(nodeA, context),
      image,
      proposal: readProposal(context),
    },
  });
  return null;
};

function readProposal({ group, taken }: GroupContext): CaudaConfirmation['proposal'] {
  const nodeA = childNamed(group.node, CONCEPTS.caudaAProposed);
  const nodeB = childNamed(group.node, CONCEPTS.caudaBProposed);
  const areaNode = childNamed(group.node, CONCEPTS.caudaEffacement);
  const a = gradeOf(nodeA, CAUDA_A_CODES, VALUES.caudaOpen);
  const b = gradeOf(nodeB, CAUDA_B_CODES, VALUES.caudaOpen);
  if (a === undefined || b === undefined || b === '4') return null;
  for (const node of [nodeA, nodeB, areaNode]) taken.takeWhole(node);
  return {
    a: numberOfGrade(a),
    b: numberOfGrade(b),
    effacementPercent: numberOf(areaNode)?.value ?? null,
  };
}

/** Null where the item says that there is none; undefined where it says nothing we know. */
function gradeOf<K extends string>(
  node: ContentNode | null,
  table: Readonly<Record<K, CodeEntry>>,
  none: CodeEntry,
): K | null | undefined {
  const code = codeOf(node);
  return isSameCode(code, none) ? null : (keyOfCode(table, code) ?? undefined);
}

/** A grade's digit as the number it is. */
const numberOfGrade = <K extends string>(
  grade: K | null,
): (K extends `${infer N extends number}` ? N : never) | null =>
  grade === null ? null : (Number(grade) as K extends `${infer N extends number}` ? N : never);
