import { COMPARTMENTS } from '../../../domain/compartment.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { imageItem, type ContentItem, type ImageOfItem } from '../content-item.ts';
import { compartmentItem, partItems } from './mark-groups.ts';
import { groupOfLevel } from './level-group.ts';
import type { Writing } from './writing.ts';

/** Template part D; nothing when no compartment was looked at. */
export function compartmentGroups(
  level: Vertebra,
  assessment: LevelAssessment,
  keyImages: readonly ImageOfItem[],
  writing: Writing,
): readonly ContentItem[] {
  const findings = COMPARTMENTS.flatMap((compartment) => {
    const finding = assessment.compartments[compartment];
    return finding === undefined ? [] : [compartmentItem(compartment, finding)];
  });
  if (findings.length === 0) return [];
  const invaded = COMPARTMENTS.filter((one) => assessment.compartments[one] === 'present');
  const group = groupOfLevel(
    {
      kind: 'COMPARTMENTS',
      level,
      finding: VALUES.metastasis,
      assessment,
      parts: partItems(invaded),
    },
    [
      ...findings,
      ...keyImages.map((image) => imageItem('CONTAINS', CONCEPTS.bestIllustration, image)),
    ],
    writing,
  );
  return [group];
}
