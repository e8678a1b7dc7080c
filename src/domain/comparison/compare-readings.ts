import { VERTEBRAE, type Vertebra } from '../level.ts';
import { CHECKLIST_ITEMS } from '../observations.ts';
import type { ClinicalFacts } from '../noms/clinical.ts';
import type { Reading } from '../reading.ts';
import { RULE_NAMES } from '../rules.ts';
import { compareAssessments, differenceIn } from './compare-level.ts';
import { compareMarks } from './compare-marks.ts';
import type { Difference, LevelDifferences } from './difference.ts';
import { renamedBodies } from './renamed-bodies.ts';

/**
 * What two readings say differently, by level from head to tail, the study as a whole last. It serves two versions of
 * one reading, two readers of one study, and a prior beside a current study. Times, names of marks and the order in
 * which they were made are no difference.
 */
export function compareReadings(before: Reading, after: Reading): readonly LevelDifferences[] {
  const levels: readonly (Vertebra | null)[] = [...VERTEBRAE, null];
  return levels
    .map((level) => ({
      level,
      differences: [
        ...(level === null
          ? compareStudies(before, after)
          : compareAssessments(before.assessments[level], after.assessments[level])),
        ...compareMarks(before, after, level),
      ],
    }))
    .filter(({ differences }) => differences.length > 0);
}

/** The same differences with the two readings changed over. */
export const swapSides = (difference: Difference): Difference =>
  difference.kind === 'marks'
    ? { ...difference, added: difference.removed, removed: difference.added }
    : ({ ...difference, before: difference.after, after: difference.before } as Difference);

const FACTS: readonly (keyof ClinicalFacts)[] = [
  'primary', 'deficit', 'priorRadiation', 'surgicalCandidate', 'systemic',
]; // prettier-ignore

/** What is said of the person and of the whole spine. */
function compareStudies(before: Reading, after: Reading): readonly Difference[] {
  const fact = ({ clinical }: Reading, name: keyof ClinicalFacts): string | null =>
    clinical[name] === '' ? null : clinical[name];
  const rule = ({ rules }: Reading, name: (typeof RULE_NAMES)[number]): string | null =>
    rules.changed[name] === undefined ? null : String(rules.changed[name]);
  return [
    ...FACTS.flatMap((name) =>
      differenceIn({ kind: 'fact', fact: name }, fact(before, name), fact(after, name)),
    ),
    ...CHECKLIST_ITEMS.flatMap((item) =>
      differenceIn(
        { kind: 'checklist', item },
        before.checklist[item] ?? null,
        after.checklist[item] ?? null,
      ),
    ),
    ...renamedBodies(before, after),
    ...(['method', 'transitional'] as const).flatMap((what) =>
      differenceIn({ kind: 'counting', what }, before.counting[what], after.counting[what]),
    ),
    ...RULE_NAMES.flatMap((name) =>
      differenceIn({ kind: 'rule', rule: name }, rule(before, name), rule(after, name)),
    ),
    ...differenceIn(
      { kind: 'rule', rule: 'one-c-band' },
      before.rules.oneCBand,
      after.rules.oneCBand,
    ),
  ];
}
