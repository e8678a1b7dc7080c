import { COMPARTMENTS } from '../compartment.ts';
import { ESCC_QUESTIONS } from '../escc/escc.ts';
import type { ImageKey } from '../image-series.ts';
import { DEFICIT_PARTS } from '../noms/deficit.ts';
import { onsetText } from '../noms/deficit-words.ts';
import { FRACTURE_FEATURES, SPINE_SIGNS } from '../observations.ts';
import { EMPTY_ASSESSMENT, type LevelAssessment } from '../reading.ts';
import { SINS_ITEMS, type SinsItem } from '../sins/sins.ts';
import type { Difference, Topic } from './difference.ts';

/** A difference where two values are not the same; nothing where they are. */
export const differenceIn = (
  topic: Topic,
  before: string | null,
  after: string | null,
): readonly Difference[] => (before === after ? [] : [{ kind: 'said', topic, before, after }]);

/** What two readers, or one reader twice, said of a level beyond the marks: grade first, then the items of SINS. */
export function compareAssessments(
  before: LevelAssessment = EMPTY_ASSESSMENT,
  after: LevelAssessment = EMPTY_ASSESSMENT,
): readonly Difference[] {
  const said = (topic: Topic, of: (one: LevelAssessment) => string | null): readonly Difference[] =>
    differenceIn(topic, of(before), of(after));
  return [
    ...said({ kind: 'escc' }, ({ escc }) => escc?.grade ?? null),
    ...said({ kind: 'escc-reason' }, ({ escc }) => escc?.reason ?? null),
    ...compareAnswers(before, after),
    ...said({ kind: 'cauda', scale: 'a' }, ({ cauda }) => textOf(cauda?.a)),
    ...said({ kind: 'cauda', scale: 'b' }, ({ cauda }) => textOf(cauda?.b)),
    ...said({ kind: 'cauda', scale: 'foraminal' }, ({ cauda }) => textOf(cauda?.foraminal)),
    ...SINS_ITEMS.flatMap((item) => said({ kind: 'sins', item }, (one) => sinsValue(one, item))),
    ...DEFICIT_PARTS.flatMap((part) =>
      said({ kind: 'deficit', part }, ({ deficit }) => deficit?.[part] ?? null),
    ),
    ...said({ kind: 'deficit', part: 'onset' }, ({ deficit }) =>
      deficit?.onset ? onsetText(deficit.onset) : null,
    ),
    ...said({ kind: 'cord-signal' }, ({ cordSignal }) => cordSignal),
    ...SPINE_SIGNS.flatMap((sign) =>
      said({ kind: 'sign', sign }, ({ signs }) => (signs.includes(sign) ? 'seen' : null)),
    ),
    ...COMPARTMENTS.flatMap((compartment) =>
      said(
        { kind: 'compartment', compartment },
        ({ compartments }) => compartments[compartment] ?? null,
      ),
    ),
    ...FRACTURE_FEATURES.flatMap((feature) =>
      said({ kind: 'fracture', feature }, ({ fracture }) => fracture[feature] ?? null),
    ),
  ];
}

/** The taps that closed what outlines left open, image by image. */
function compareAnswers(before: LevelAssessment, after: LevelAssessment): readonly Difference[] {
  const images = Object.keys({ ...before.esccAnswers, ...after.esccAnswers }) as ImageKey[];
  return images
    .toSorted()
    .flatMap((image) =>
      ESCC_QUESTIONS.flatMap((question) =>
        differenceIn(
          { kind: 'escc-answer', question, image },
          textOf(before.esccAnswers[image]?.[question]),
          textOf(after.esccAnswers[image]?.[question]),
        ),
      ),
    );
}

function sinsValue({ sins }: LevelAssessment, item: SinsItem): string | null {
  const answer = sins[item];
  if (answer === undefined) return null;
  return answer.kind === 'answer' ? answer.value : answer.kind;
}

const textOf = (value: number | boolean | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
