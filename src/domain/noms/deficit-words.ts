import type { Deficit } from './clinical.ts';
import {
  DEFICIT_PARTS,
  type DeficitAnswer,
  type DeficitOnset,
  type DeficitPart,
  type LevelDeficit,
} from './deficit.ts';

/** The questions as the reader reads them. */
export const DEFICIT_PART_LABELS: Readonly<Record<DeficitPart | 'onset', string>> = {
  kind: 'Kind',
  severity: 'Severity',
  course: 'Course',
  walks: 'Walks',
  onset: 'Onset',
};

const ANSWER_LABELS: { readonly [P in DeficitPart]: Readonly<Record<DeficitAnswer<P>, string>> } = {
  kind: {
    myelopathy: 'Myelopathy',
    radiculopathy: 'Radiculopathy',
    'cauda-equina': 'Cauda equina',
  },
  severity: { none: 'None', mild: 'Mild', significant: 'Significant' },
  course: { stable: 'Stable', progressive: 'Progressive' },
  walks: { yes: 'Yes', 'with-aid': 'With aid', no: 'No' },
};

/** An answer on its button. */
export const deficitAnswerLabel = (part: DeficitPart, answer: string): string =>
  (ANSWER_LABELS[part] as Readonly<Record<string, string>>)[answer] ?? answer;

const WALKING: Readonly<Record<DeficitAnswer<'walks'>, string>> = {
  yes: 'walks',
  'with-aid': 'walks with aid',
  no: 'does not walk',
};

/** "began 3 days before the study", "began on 2031-03-14" */
export function onsetText(onset: DeficitOnset): string {
  if (onset.kind === 'date') return `began on ${onset.date}`;
  return onset.days === 0
    ? 'began on the day of the study'
    : `began ${onset.days} ${onset.days === 1 ? 'day' : 'days'} before the study`;
}

/** "significant, progressive myelopathy, walks with aid"; "no deficit"; "deficit not asked". */
export function deficitText(deficit: LevelDeficit | null): string {
  if (deficit === null) return 'deficit not asked';
  const { kind, severity, course, walks, onset } = deficit;
  const isAsked = kind !== null || severity !== null || course !== null;
  const adjectives = [severity, course].filter((one) => one !== null).join(', ');
  const what =
    severity === 'none'
      ? 'no deficit'
      : isAsked
        ? `${adjectives} ${kind === null ? 'deficit' : KIND_IN_TEXT[kind]}`.trim()
        : 'deficit not asked';
  return [
    what,
    ...(onset === null ? [] : [onsetText(onset)]),
    ...(walks === null ? [] : [WALKING[walks]]),
  ].join(', ');
}

const KIND_IN_TEXT: Readonly<Record<DeficitAnswer<'kind'>, string>> = {
  myelopathy: 'myelopathy',
  radiculopathy: 'radiculopathy',
  'cauda-equina': 'cauda equina syndrome',
};

/** As short as a line of the board needs it: "progressive myelopathy". */
export function deficitShort(deficit: LevelDeficit): string {
  const { course, severity } = deficit;
  return deficitText({
    ...deficit,
    severity: course === null || severity === 'none' ? severity : null,
    onset: null,
    walks: null,
  });
}

/** The questions of a present deficit that nobody asked, as a reader says them; none where there is no deficit. */
export function deficitOpenParts(deficit: LevelDeficit | null): readonly string[] {
  if (deficit === null || deficit.severity === 'none') return [];
  return DEFICIT_PARTS.filter((part) => deficit[part] === null).map((part) =>
    part === 'walks' ? 'walking' : DEFICIT_PART_LABELS[part].toLowerCase(),
  );
}

const STUDY_DEFICITS: Readonly<Record<Deficit, string>> = {
  none: 'no deficit, level not stated',
  stable: 'stable deficit, level not stated',
  progressive: 'progressive deficit, level not stated',
  unknown: 'deficit asked and not known',
};

/** A deficit that a record of before gives for the study as a whole. */
export const studyDeficitText = (deficit: Deficit): string => STUDY_DEFICITS[deficit];
