import { COMPARTMENTS, type Compartment } from '../../../domain/compartment.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import { COMPARTMENT_FINDING_CODES, keyOfCode } from '../code-tables.ts';
import { codeKey, type CodedConcept } from '../coded-concept.ts';
import { CONCEPTS } from '../codes.ts';
import { COMPARTMENT_CODES, compartmentsOfCode, partOf } from '../compartment-codes.ts';
import { childNamed, codeOf, isNamed, type ContentNode } from './content-node.ts';
import type { GroupContext, GroupReader } from './group-context.ts';
import { levelOf } from './read-group.ts';
import { assess } from './reading-builder.ts';

/** The compartments an item speaks of; none when it is about something else or about a place our set does not have. */
export function compartmentsOfItem(node: ContentNode): readonly Compartment[] {
  if (node.type !== 'CODE' || node.concept === null) return [];
  const topography = node.children
    .filter((child) => isNamed(child, CONCEPTS.topography))
    .flatMap((child) => codeOf(child) ?? []);
  const laterality = codeOf(childNamed(node, CONCEPTS.laterality));
  return compartmentsOfCode(node.concept, laterality, topography);
}

/** Takes the finding sites that follow from compartments in which something was found: they are written anew. */
export function takeParts(
  { group, taken }: Pick<GroupContext, 'group' | 'taken'>,
  compartments: readonly Compartment[],
): void {
  const wanted = new Set(
    compartments.flatMap((compartment) => {
      const { concept, laterality } = COMPARTMENT_CODES[compartment];
      const part = partOf(concept);
      return part === null ? [] : [placeKey(part, laterality)];
    }),
  );
  for (const node of group.node.children) {
    const site = isNamed(node, CONCEPTS.findingSite) ? codeOf(node) : null;
    const side = childNamed(node, CONCEPTS.laterality);
    if (site === null || !wanted.delete(placeKey(site, codeOf(side)))) continue;
    taken.take(node);
    taken.take(side);
  }
}

const placeKey = (site: CodedConcept, side: CodedConcept | null): string =>
  `${codeKey(site)} ${side === null ? '' : codeKey(side)}`;

/** Template part D. */
export const readCompartments: GroupReader = ({ group, builder, taken }) => {
  const level = levelOf(group);
  if (level === null) return 'Compartments without a vertebra we know.';
  const findings: Partial<Record<Compartment, LevelAssessment['compartments'][Compartment]>> = {};
  for (const node of group.node.children) {
    const finding = keyOfCode(COMPARTMENT_FINDING_CODES, codeOf(node));
    const compartments = finding === null ? [] : compartmentsOfItem(node);
    if (finding === null || compartments.length === 0) continue;
    if (compartments.some((one) => findings[one] !== undefined)) continue;
    for (const compartment of compartments) findings[compartment] = finding;
    taken.takeWhole(node);
  }
  if (Object.keys(findings).length === 0) return 'No compartment that we know.';
  if (Object.keys(builder.assessments[level]?.compartments ?? {}).length > 0) {
    return `A second list of compartments of ${level}; the first was read.`;
  }
  assess(builder, level, {
    compartments: findings as LevelAssessment['compartments'],
  });
  takeParts(
    { group, taken },
    COMPARTMENTS.filter((one) => findings[one] === 'present'),
  );
  return null;
};
