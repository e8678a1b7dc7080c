import type { FractureFeature, SpineSign } from '../../../domain/observations.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import { codeKey } from '../coded-concept.ts';
import { keyOfCode } from '../code-tables.ts';
import { CONCEPTS } from '../codes.ts';
import {
  FRACTURE_FEATURE_CODES,
  FRACTURE_SIDE_CODES,
  SPINE_SIGN_CODES,
} from '../observation-codes.ts';
import { codeOf, isNamed } from './content-node.ts';
import type { GroupReader } from './group-context.ts';
import { levelOf } from './read-group.ts';
import { assess } from './reading-builder.ts';

const FEATURES: ReadonlyMap<string, FractureFeature> = new Map(
  (Object.keys(FRACTURE_FEATURE_CODES) as FractureFeature[]).map((feature) => [
    codeKey(FRACTURE_FEATURE_CODES[feature]),
    feature,
  ]),
);

/** Signs and fracture features. What we do not know among them stays where it is. */
export const readSigns: GroupReader = ({ group, builder, taken }) => {
  const level = levelOf(group);
  if (level === null) return 'Signs without a vertebra we know.';
  const known = builder.assessments[level];
  if (known && (known.signs.length > 0 || Object.keys(known.fracture).length > 0)) {
    return `A second list of signs of ${level}; the first was read.`;
  }
  const signs: SpineSign[] = [];
  const fracture: { -readonly [F in FractureFeature]?: LevelAssessment['fracture'][F] } = {};
  for (const node of group.node.children) {
    const feature = node.concept === null ? undefined : FEATURES.get(codeKey(node.concept));
    const sign = isNamed(node, CONCEPTS.spineSign)
      ? keyOfCode(SPINE_SIGN_CODES, codeOf(node))
      : null;
    const side = keyOfCode(FRACTURE_SIDE_CODES, codeOf(node));
    if (sign !== null && !signs.includes(sign)) signs.push(sign);
    else if (feature !== undefined && side !== null && !(feature in fracture)) {
      fracture[feature] = side;
    } else continue;
    taken.takeWhole(node);
  }
  if (signs.length === 0 && Object.keys(fracture).length === 0) return 'No sign that we know.';
  assess(builder, level, { signs, fracture });
  return null;
};
