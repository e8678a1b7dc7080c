import type { Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { CONCEPTS } from '../codes.ts';
import type { ContentItem } from '../content-item.ts';
import { groupName, type LevelGroupKind } from '../group-name.ts';
import { levelWords, NOT_A_MARK } from '../level-words.ts';
import { measurementGroup, regionItem } from './measurement-group.ts';
import type { Place, Writing } from './writing.ts';

/** What a group says of which level. */
export interface LevelGroup {
  readonly kind: LevelGroupKind;
  readonly level: Vertebra;
  readonly finding: CodedConcept;
  readonly assessment: LevelAssessment;
  /** See `GroupHead`. */
  readonly parts?: readonly ContentItem[];
}

/**
 * A group of what was said of a level. It carries the place of the level's label and one line of words, because OHIF
 * stops at a group without coordinates and shows the line of each point.
 */
export function groupOfLevel(
  { kind, level, finding, assessment, parts = [] }: LevelGroup,
  items: readonly ContentItem[],
  writing: Writing,
): ContentItem {
  const place = writing.placeOf(level);
  const words = levelWords(kind, level, assessment);
  return measurementGroup(
    {
      template: '1501',
      // A tool is named where it can draw: from the place of the group, or of its first number.
      tool: items.some(isUnplaced) ? null : 'Probe',
      trackingIdentifier: groupName(kind, level),
      trackingUid: writing.trackingUidOf(kind, level),
      isAbnormal: true,
      finding,
      level,
      siteModifiers: [],
      parts,
      comment: wordsAt(place, words),
    },
    [placeItem('CONTAINS', place, writing), ...items],
  );
}

/**
 * What a number of a level was inferred from: the level's place, where anything of it was marked. Nothing else may stand
 * there: OHIF draws from the first child, and TID 320 has one.
 */
export const sumItems = (level: Vertebra, writing: Writing): readonly ContentItem[] =>
  writing.isMarked(level) ? [placeItem('INFERRED FROM', writing.placeOf(level), writing)] : [];

const isUnplaced = ({ value, children }: ContentItem): boolean =>
  value.type === 'NUM' && children.length === 0;

/** A place as graphics that are read back as no mark. */
export const placeItem = (
  relationship: 'CONTAINS' | 'INFERRED FROM',
  { image, point }: Place,
  writing: Writing,
): ContentItem =>
  regionItem(relationship, CONCEPTS.levelPlace, 'POINT', [point], writing.imageOf(image));

/** The words of a group at its place. */
export const wordsAt = ({ isLabel }: Place, words: string): string =>
  isLabel ? words : `${words} (${NOT_A_MARK})`;
