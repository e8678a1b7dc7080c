import type { Vertebra } from '../../../domain/level.ts';
import {
  DEFICIT_PARTS,
  type DeficitOnset,
  type LevelDeficit,
} from '../../../domain/noms/deficit.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import { DEFICIT_CONCEPTS, DEFICIT_PART_CODES } from '../clinical-codes.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { codeItem, contentItem, numberItem, type ContentItem } from '../content-item.ts';
import { groupOfLevel, placeItem } from './level-group.ts';
import type { Writing } from './writing.ts';

/** The neurological deficit of a level; nothing where none was asked. What was not asked of it is left out. */
export function deficitGroups(
  level: Vertebra,
  assessment: LevelAssessment,
  writing: Writing,
): readonly ContentItem[] {
  const { deficit } = assessment;
  if (deficit === null) return [];
  const group = groupOfLevel(
    { kind: 'DEFICIT', level, finding: VALUES.deficit, assessment },
    [
      ...answerItems(deficit),
      ...(deficit.onset === null ? [] : [onsetItem(deficit.onset, level, writing)]),
    ],
    writing,
  );
  return [group];
}

const answerItems = (deficit: LevelDeficit): readonly ContentItem[] =>
  DEFICIT_PARTS.flatMap((part) => {
    const answer = deficit[part];
    const codes: Readonly<Record<string, CodedConcept>> = DEFICIT_PART_CODES[part];
    const code = answer === null ? undefined : codes[answer];
    return code === undefined ? [] : [codeItem('CONTAINS', DEFICIT_CONCEPTS[part], code)];
  });

/** A number of a group begins with the place of its level: OHIF stops at one without graphics. */
const onsetItem = (onset: DeficitOnset, level: Vertebra, writing: Writing): ContentItem =>
  onset.kind === 'days'
    ? numberItem('CONTAINS', CONCEPTS.deficitOnsetDays, onset.days, VALUES.days, [
        placeItem('INFERRED FROM', writing.placeOf(level), writing),
      ])
    : contentItem('CONTAINS', CONCEPTS.deficitOnset, {
        type: 'DATE',
        date: onset.date.replaceAll('-', ''),
      });
