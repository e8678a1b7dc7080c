import { textDigest } from '../../base/text-digest.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { LevelAssessment, Reading } from '../../domain/reading.ts';
import { SINS_ITEMS, type SinsItem } from '../../domain/sins/sins.ts';
import type { DicomDataset } from './dicom-json.ts';
import { groupName } from './group-name.ts';

/** Who said one part of a reading, in an earlier document. It holds as long as the part is as it was then. */
export interface AuthoredPart {
  /** See `readingParts`. */
  readonly part: string;
  /** The part as it was then. */
  readonly said: string;
  /** ISO 8601; null where the document does not say. */
  readonly at: string | null;
  /** The items that name the observers. Source: DICOM PS3.16 TID 1002-1004. */
  readonly observers: readonly DicomDataset[];
}

/** The confirmed grade of a level, as a part. */
export const gradePart = (level: Vertebra): string => `${groupName('ESCC', level)}/grade`;

/** One SINS item of a level, as a part. */
export const sinsPart = (level: Vertebra, item: SinsItem): string =>
  `${groupName('SINS', level)}/${item}`;

/** One evaluation of the whole reading (a clinical fact, an item of a checklist), as a part. */
export const evaluationPart = (name: string): string => `evaluation/${name}`;

/**
 * The parts of a reading that each have an author of their own: marks by tracking UID, the groups of a level by name, the
 * grade and every SINS item, evaluations. The value is the same as long as the part is.
 */
export function readingParts(reading: Reading): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const add = (part: string, value: unknown): void => {
    parts.set(part, textDigest(JSON.stringify(value)));
  };
  const { levels, outlines, measurements, markers, keyImages, conus } = reading;
  for (const mark of [levels, outlines, measurements, markers, keyImages].flat())
    add(mark.id, mark);
  if (conus !== null) add(conus.id, conus);
  for (const [level, assessment] of Object.entries(reading.assessments)) {
    addLevel(level as Vertebra, assessment, add);
  }
  for (const [name, fact] of Object.entries(reading.clinical)) add(evaluationPart(name), fact);
  for (const [name, answer] of Object.entries(reading.checklist)) add(evaluationPart(name), answer);
  return parts;
}

function addLevel(
  level: Vertebra,
  {
    escc,
    esccAnswers,
    cordSignal,
    compartments,
    cauda,
    signs,
    fracture,
    sins,
    deficit,
  }: LevelAssessment,
  add: (part: string, value: unknown) => void,
): void {
  add(groupName('ESCC', level), [esccAnswers, cordSignal]);
  add(groupName('COMPARTMENTS', level), compartments);
  add(groupName('SIGNS', level), [signs, fracture]);
  add(groupName('SINS', level), sins);
  if (deficit !== null) add(groupName('DEFICIT', level), deficit);
  if (escc !== null) add(gradePart(level), escc);
  if (cauda !== null) add(groupName('CAUDA', level), cauda);
  for (const item of SINS_ITEMS) if (sins[item]) add(sinsPart(level, item), sins[item]);
}
