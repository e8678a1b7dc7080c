import type { Vertebra } from './level.ts';
import type { ClinicalFacts } from './noms/clinical.ts';
import type { LevelDeficit } from './noms/deficit.ts';
import type { ChecklistAnswer, ChecklistItem } from './observations.ts';
import { EMPTY_ASSESSMENT, type LevelAssessment, type Reading } from './reading.ts';
import type { SinsItemAnswer } from './sins/sins.ts';

/**
 * What a meeting changed in a reading and did not save: facts of the person, the checklists, and pain and deficit at a
 * level; null takes an answer back. Kept apart from the reading, so that it can be laid over a newer state of it.
 */
export interface BoardEdits {
  readonly clinical: Partial<ClinicalFacts>;
  readonly checklist: Partial<Readonly<Record<ChecklistItem, ChecklistAnswer | null>>>;
  readonly pain: Partial<Readonly<Record<Vertebra, SinsItemAnswer<'pain'> | null>>>;
  /** Left out where no deficit was changed. */
  readonly deficits?: Partial<Readonly<Record<Vertebra, LevelDeficit | null>>>;
}

/** What was changed from one state to the next; null where nothing was. */
export function editsBetween(kept: Reading, now: Reading): BoardEdits | null {
  const clinical = Object.fromEntries(
    Object.entries(now.clinical).filter(
      ([fact, value]) => kept.clinical[fact as keyof ClinicalFacts] !== value,
    ),
  ) as Partial<ClinicalFacts>;
  const items = Object.keys({ ...kept.checklist, ...now.checklist }) as ChecklistItem[];
  const checklist = Object.fromEntries(
    items
      .filter((item) => kept.checklist[item] !== now.checklist[item])
      .map((item) => [item, now.checklist[item] ?? null]),
  );
  const levels = Object.keys({ ...kept.assessments, ...now.assessments }) as Vertebra[];
  const pain = Object.fromEntries(
    levels.flatMap((level) => {
      const [was, is] = [kept, now].map(({ assessments }) => assessments[level]?.sins.pain);
      return painText(was) === painText(is) ? [] : [[level, is ?? null] as const];
    }),
  );
  const deficits = Object.fromEntries(
    levels.flatMap((level) => {
      const [was, is] = [kept, now].map(({ assessments }) => assessments[level]?.deficit ?? null);
      return JSON.stringify(was) === JSON.stringify(is) ? [] : [[level, is ?? null] as const];
    }),
  );
  const edits = {
    clinical,
    checklist,
    pain,
    ...(Object.keys(deficits).length === 0 ? {} : { deficits }),
  };
  return Object.values(edits).every((part) => Object.keys(part).length === 0) ? null : edits;
}

/** A reading with a meeting's changes. */
export function withEdits(
  reading: Reading,
  { clinical, checklist, pain, deficits = {} }: BoardEdits,
): Reading {
  const assessments = { ...reading.assessments };
  const change = (
    level: Vertebra,
    of: (assessment: LevelAssessment) => Partial<LevelAssessment>,
  ): void => {
    const assessment = assessments[level] ?? EMPTY_ASSESSMENT;
    assessments[level] = { ...assessment, ...of(assessment) };
  };
  for (const [level, answer] of Object.entries(pain)) {
    change(level as Vertebra, ({ sins: { pain: _, ...others } }) => ({
      sins: answer === null ? others : { ...others, pain: answer },
    }));
  }
  for (const [level, deficit] of Object.entries(deficits)) {
    change(level as Vertebra, () => ({ deficit }));
  }
  const answers = Object.entries({ ...reading.checklist, ...checklist });
  return {
    ...reading,
    clinical: { ...reading.clinical, ...clinical },
    checklist: Object.fromEntries(answers.filter(([, answer]) => answer !== null)),
    assessments,
  };
}

/** When an answer was given is no part of it. */
const painText = (answer: SinsItemAnswer<'pain'> | undefined): string =>
  answer === undefined ? '' : answer.kind === 'answer' ? answer.value : answer.kind;
