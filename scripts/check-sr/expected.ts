import { areaOf } from '../../src/dicom/sr/write/measured-values.ts';
import {
  ESCC_GRADE_CODES,
  SINS_ANSWER_CODES,
  SINS_ITEM_CONCEPTS,
  STRUCTURE_CODES,
  VERTEBRA_CODES,
} from '../../src/dicom/sr/code-tables.ts';
import type { DicomDataset } from '../../src/dicom/sr/dicom-json.ts';
import { codeAt, datasetsAt } from '../../src/dicom/sr/read/content-node.ts';
import type { StoredNumber } from '../../src/dicom/sr/report-context.ts';
import { VALUES } from '../../src/dicom/sr/codes.ts';
import { sampleContext } from '../../src/dicom/sr/testing/sample-context.ts';
import { imageKeyOf } from '../../src/domain/image-series.ts';
import type { Vertebra } from '../../src/domain/level.ts';
import type { LevelAssessment, Reading } from '../../src/domain/reading.ts';
import { SINS_ITEMS, SINS_POINTS } from '../../src/domain/sins/sins.ts';

/** What a reading says, in code values, for a program that knows nothing of ours. */
export interface Expected {
  /** By tracking UID: site, points, image and frame (1 where single). */
  readonly levels: Readonly<Record<string, readonly (string | number)[]>>;
  /** By tracking UID: structure, site, area, unit, number of points. */
  readonly outlines: Readonly<Record<string, readonly (string | number)[]>>;
  /** Grade by site. */
  readonly grades: Readonly<Record<string, string>>;
  /** Answer and points (null: not assessed) by site and item. */
  readonly sins: Readonly<
    Record<string, Readonly<Record<string, readonly (string | number | null)[]>>>
  >;
}

/**
 * Worked out from the reading, never from a document; but the number that an earlier document states of a mark stays while
 * its image is not open.
 */
export function expectedOf(reading: Reading, stored: readonly StoredNumber[] = []): Expected {
  const { images } = sampleContext();
  const storedArea = new Map(stored.map(({ trackingUid, item }) => [trackingUid as string, item]));
  const assessed = Object.entries(reading.assessments) as [Vertebra, LevelAssessment][];
  return {
    levels: Object.fromEntries(
      reading.levels.map(({ id, vertebra, point, image }) => [
        id,
        [VERTEBRA_CODES[vertebra].value, ...point, image.sopInstanceUid, image.frameNumber],
      ]),
    ),
    outlines: Object.fromEntries(
      reading.outlines.map(({ id, structure, level, points, image }) => {
        const open = images.get(imageKeyOf(image));
        const kept = open ? undefined : storedArea.get(id);
        const { value, unit } = kept ? measuredIn(kept) : areaOf(open?.frame.plane ?? null, points);
        const site = level === null ? VALUES.spine : VERTEBRA_CODES[level];
        return [
          id,
          [STRUCTURE_CODES[structure].value, site.value, value, unit.value, points.length],
        ];
      }),
    ),
    grades: Object.fromEntries(
      assessed.flatMap(([level, { escc }]) =>
        escc === null ? [] : [[VERTEBRA_CODES[level].value, ESCC_GRADE_CODES[escc.grade].value]],
      ),
    ),
    sins: Object.fromEntries(
      assessed
        .filter(([, { sins }]) => Object.keys(sins).length > 0)
        .map(([level, { sins }]) => [VERTEBRA_CODES[level].value, sinsOf(sins)]),
    ),
  };
}

function measuredIn(item: DicomDataset): {
  readonly value: number;
  readonly unit: { readonly value: string };
} {
  const [measured] = datasetsAt(item, '0040A300');
  const unit = measured && codeAt(measured, '004008EA');
  const value = Number(measured?.['0040A30A']?.Value?.[0]);
  return { value, unit: { value: unit?.value ?? '' } };
}

const sinsOf = (answers: LevelAssessment['sins']): Expected['sins'][string] =>
  Object.fromEntries(
    SINS_ITEMS.map((item) => {
      const answer = answers[item];
      const concept = SINS_ITEM_CONCEPTS[item].value;
      if (answer?.kind !== 'answer') return [concept, [VALUES.notAssessed.value, null]];
      const codes: Readonly<Record<string, { readonly value: string }>> = SINS_ANSWER_CODES[item];
      const points: Readonly<Record<string, number>> = SINS_POINTS[item];
      return [concept, [codes[answer.value]?.value ?? '', points[answer.value] ?? null]];
    }),
  );
