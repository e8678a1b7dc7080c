import type { CaudaConfirmation } from '../../../domain/escc/cauda-confirmation.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import { COMPARTMENT_FINDING_CODES } from '../code-tables.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, exactItem, imageItem, type ContentItem } from '../content-item.ts';
import { CAUDA_A_CODES, CAUDA_B_CODES } from '../observation-codes.ts';
import { groupOfLevel, sumItems } from './level-group.ts';
import { observationTime } from './timed-item.ts';
import type { Writing } from './writing.ts';

/** The grades of the cauda equina scales; nothing where none was given. Both scales stand, an ungraded one as that. */
export function caudaGroups(
  level: Vertebra,
  assessment: LevelAssessment,
  writing: Writing,
): readonly ContentItem[] {
  const { cauda } = assessment;
  if (cauda === null) return [];
  const group = groupOfLevel(
    { kind: 'CAUDA', level, finding: VALUES.caudaCompression, assessment },
    [
      gradeItem(CONCEPTS.caudaA, cauda.a === null ? null : CAUDA_A_CODES[cauda.a], cauda, writing),
      gradeItem(CONCEPTS.caudaB, cauda.b === null ? null : CAUDA_B_CODES[cauda.b], cauda, writing),
      ...(cauda.foraminal === null
        ? []
        : [
            codeItem(
              'CONTAINS',
              CONCEPTS.caudaForaminal,
              COMPARTMENT_FINDING_CODES[cauda.foraminal ? 'present' : 'absent'],
            ),
          ]),
      ...proposalItems(cauda, level, writing),
    ],
    writing,
  );
  return [group];
}

function gradeItem(
  concept: CodedConcept,
  code: CodedConcept | null,
  { confirmedAt, image }: CaudaConfirmation,
  writing: Writing,
): ContentItem {
  const { observedAt, asGiven } = observationTime(confirmedAt, writing.timeOffset);
  return codeItem(
    'CONTAINS',
    concept,
    code ?? VALUES.caudaNotGraded,
    [
      ...asGiven,
      ...(image === null
        ? []
        : [imageItem('INFERRED FROM', CONCEPTS.sourceOfMeasurement, writing.imageOf(image))]),
    ],
    observedAt,
  );
}

function proposalItems(
  { proposal }: CaudaConfirmation,
  level: Vertebra,
  writing: Writing,
): readonly ContentItem[] {
  if (proposal === null) return [];
  const { a, b, effacementPercent } = proposal;
  return [
    codeItem('CONTAINS', CONCEPTS.caudaAProposed, a === null ? VALUES.caudaOpen : CAUDA_A_CODES[a]),
    codeItem('CONTAINS', CONCEPTS.caudaBProposed, b === null ? VALUES.caudaOpen : CAUDA_B_CODES[b]),
    ...(effacementPercent === null
      ? []
      : [
          exactItem('CONTAINS', CONCEPTS.caudaEffacement, effacementPercent, VALUES.percent, [
            ...sumItems(level, writing),
          ]),
        ]),
  ];
}
