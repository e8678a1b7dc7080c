import { compartmentName } from '../../domain/names.ts';
import { COMPARTMENTS } from '../../domain/compartment.ts';
import type { Vertebra } from '../../domain/level.ts';
import { deficitText } from '../../domain/noms/deficit-words.ts';
import { signName } from '../../domain/observation-words.ts';
import { FRACTURE_FEATURES } from '../../domain/observations.ts';
import type { LevelAssessment } from '../../domain/reading.ts';
import { summariseSins } from '../../domain/sins/summary.ts';
import type { LevelGroupKind } from './group-name.ts';

/** Ends the words of a group whose point is only there to name the image. */
export const NOT_A_MARK = 'image reference, not a mark';

/** What a group of a level says, for viewers that show one line of it: "T9 ESCC 2, SINS 11". From the reading alone. */
export function levelWords(
  kind: LevelGroupKind,
  level: Vertebra,
  assessment: LevelAssessment,
): string {
  return `${level} ${WORDS[kind](assessment)}`;
}

const WORDS: Readonly<Record<LevelGroupKind, (assessment: LevelAssessment) => string>> = {
  COMPARTMENTS: ({ compartments }) => {
    const present = COMPARTMENTS.filter((one) => compartments[one] === 'present');
    return present.length === 0
      ? 'no tumour in the compartments looked at'
      : `tumour: ${present.map(compartmentName).join('; ')}`;
  },
  ESCC: (assessment) =>
    [esccWords(assessment), ...(hasSins(assessment) ? [sinsWords(assessment)] : [])].join(', '),
  CAUDA: ({ cauda }) =>
    `cauda equina A ${cauda?.a ?? 'not graded'}, B ${cauda?.b ?? 'not graded'}${cauda?.foraminal === true ? 'F' : ''}`,
  DEFICIT: ({ deficit }) => deficitText(deficit),
  SIGNS: ({ signs, fracture }) => {
    const features = FRACTURE_FEATURES.filter((one) => fracture[one] !== undefined).length;
    return [
      ...(signs.length === 0 ? [] : [`signs: ${signs.map(signName).join('; ')}`]),
      ...(features === 0 ? [] : [`fracture features: ${features}`]),
    ].join(', ');
  },
  SINS: (assessment) => {
    const { total } = summariseSins(assessment.sins, {});
    const words = sinsWords(assessment);
    return total.class === null ? words : `${words}, ${total.class}`;
  },
};

const esccWords = ({ escc }: LevelAssessment): string =>
  escc === null ? 'ESCC not graded' : `ESCC ${escc.grade}`;

const hasSins = ({ sins }: LevelAssessment): boolean => Object.keys(sins).length > 0;

function sinsWords({ sins }: LevelAssessment): string {
  const { total } = summariseSins(sins, {});
  return total.kind === 'total' ? `SINS ${total.total}` : `SINS ${total.min}-${total.max}`;
}
