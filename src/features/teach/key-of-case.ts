import type { EsccSliceAssessment } from '../../domain/escc/from-reading.ts';
import { sweepableMeasures } from '../../domain/escc/tolerance-sweep.ts';
import type { ImageLookup } from '../../domain/image-lookup.ts';
import type { ImageReference } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import { keyOfRows, type QuizAnswer } from '../../domain/quiz/quiz.ts';
import type { Reading } from '../../domain/reading.ts';
import { ReadingSummary } from '../../domain/reading-summary.ts';
import { SINS_ITEMS, type SinsAnswers } from '../../domain/sins/sins.ts';

/** The items that were answered with a value, by item. */
export const chosenOf = (answers: SinsAnswers): QuizAnswer['sins'] =>
  Object.fromEntries(
    SINS_ITEMS.flatMap((item) => {
      const answer = answers[item];
      return answer?.kind === 'answer' ? [[item, answer.value]] : [];
    }),
  );

/** The answer that a key gives: its worst level. A key without a level with disease answers "none". */
export const keyOfReading = (reading: Reading, images: ImageLookup): QuizAnswer =>
  keyOfRows(new ReadingSummary(reading, images).rows, (level) =>
    chosenOf(reading.assessments[level]?.sins ?? {}),
  ) ?? { level: null, grade: 'none', sins: {} };

/** The slice that is explained beside a key: the one shown where it has measures of the level, else the one that decided. */
export function explainedSlice(
  summary: ReadingSummary,
  level: Vertebra | null,
  shown: ImageReference | null,
): { readonly slice: EsccSliceAssessment | null; readonly isDeciding: boolean } {
  if (level === null) return { slice: null, isDeciding: true };
  const { deciding, slices } = summary.escc(level);
  const here = slices.find(
    ({ image, result }) =>
      image.sopInstanceUid === shown?.sopInstanceUid && sweepableMeasures(result).length > 0,
  );
  const slice = here ?? deciding;
  return { slice, isDeciding: slice === deciding };
}
