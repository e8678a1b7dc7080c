import { FRACTURE_FEATURES } from '../../../domain/observations.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, type ContentItem } from '../content-item.ts';
import {
  FRACTURE_FEATURE_CODES,
  FRACTURE_SIDE_CODES,
  SPINE_SIGN_CODES,
} from '../observation-codes.ts';
import { groupOfLevel } from './level-group.ts';
import type { Writing } from './writing.ts';

/** Signs and fracture features of a level; nothing where none was ticked. */
export function signsGroups(
  level: Vertebra,
  assessment: LevelAssessment,
  writing: Writing,
): readonly ContentItem[] {
  const { signs, fracture } = assessment;
  const items = [
    ...signs.map((sign) => codeItem('CONTAINS', CONCEPTS.spineSign, SPINE_SIGN_CODES[sign])),
    ...FRACTURE_FEATURES.flatMap((feature) => {
      const side = fracture[feature];
      return side === undefined
        ? []
        : [codeItem('CONTAINS', FRACTURE_FEATURE_CODES[feature], FRACTURE_SIDE_CODES[side])];
    }),
  ];
  if (items.length === 0) return [];
  const group = groupOfLevel(
    { kind: 'SIGNS', level, finding: VALUES.levelSigns, assessment },
    items,
    writing,
  );
  return [group];
}
