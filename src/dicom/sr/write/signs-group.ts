import { FRACTURE_FEATURES } from '../../../domain/observations.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, type ContentItem } from '../content-item.ts';
import { groupName } from '../group-name.ts';
import {
  FRACTURE_FEATURE_CODES,
  FRACTURE_SIDE_CODES,
  SPINE_SIGN_CODES,
} from '../observation-codes.ts';
import { measurementGroup } from './measurement-group.ts';
import type { Writing } from './writing.ts';

/** Signs and fracture features of a level; nothing where none was ticked. */
export function signsGroups(
  level: Vertebra,
  { signs, fracture }: LevelAssessment,
  writing: Writing,
): readonly ContentItem[] {
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
  const group = measurementGroup(
    {
      template: '1501',
      tool: null,
      trackingIdentifier: groupName('SIGNS', level),
      trackingUid: writing.trackingUidOf('SIGNS', level),
      isAbnormal: true,
      finding: VALUES.levelSigns,
      level,
      siteModifiers: [],
      comment: '',
    },
    items,
  );
  return [group];
}
