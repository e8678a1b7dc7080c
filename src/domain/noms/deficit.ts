/**
 * A neurological deficit of one level. What was not asked is null, never "none" and never "no".
 * Source: spec clinical-rules 4.10.
 */

/** What is asked of a deficit, with the answers to each. */
export const DEFICIT_ANSWERS = {
  kind: ['myelopathy', 'radiculopathy', 'cauda-equina'],
  severity: ['none', 'mild', 'significant'],
  course: ['stable', 'progressive'],
  walks: ['yes', 'with-aid', 'no'],
} as const;

/** One question. */
export type DeficitPart = keyof typeof DEFICIT_ANSWERS;

/** The questions, in the order in which they are asked. */
export const DEFICIT_PARTS = Object.keys(DEFICIT_ANSWERS) as readonly DeficitPart[];

/** Its answers. */
export type DeficitAnswer<P extends DeficitPart> = (typeof DEFICIT_ANSWERS)[P][number];

/** When it began. `date`: YYYY-MM-DD; `days`: before the study, 0 or more. */
export type DeficitOnset =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'days'; readonly days: number };

/** What was said of the deficit at a level. */
export type LevelDeficit = { readonly [P in DeficitPart]: DeficitAnswer<P> | null } & {
  readonly onset: DeficitOnset | null;
};

/** Nothing was asked. */
export const NO_DEFICIT_ASKED: LevelDeficit = {
  kind: null,
  severity: null,
  course: null,
  walks: null,
  onset: null,
};

/** A deficit with some answers changed; null when nothing is left. No deficit has no kind and no course. */
export function withDeficit(
  deficit: LevelDeficit | null,
  answers: Partial<LevelDeficit>,
): LevelDeficit | null {
  const asked = { ...(deficit ?? NO_DEFICIT_ASKED), ...answers };
  const next =
    answers.severity === 'none'
      ? { ...asked, kind: null, course: null, onset: null }
      : asked.severity === 'none' && (asked.kind !== null || asked.course !== null)
        ? { ...asked, severity: null }
        : asked;
  return Object.values(next).every((answer) => answer === null) ? null : next;
}

/** What the framework takes from a deficit; null where the answers do not tell. */
export interface DeficitState {
  readonly isPresent: boolean | null;
  readonly isProgressive: boolean | null;
  /** Significant or progressive. */
  readonly isGrave: boolean | null;
  readonly kind: DeficitAnswer<'kind'> | null;
}

/** What the answers say. Walking alone says nothing: pain may be why. */
export function deficitState(deficit: LevelDeficit | null): DeficitState {
  const { kind, severity, course } = deficit ?? NO_DEFICIT_ASKED;
  if (severity === 'none') {
    return { isPresent: false, isProgressive: false, isGrave: false, kind: null };
  }
  if (kind === null && severity === null && course === null) {
    return { isPresent: null, isProgressive: null, isGrave: null, kind: null };
  }
  const isProgressive = course === null ? null : course === 'progressive';
  const isSignificant = severity === null ? null : severity === 'significant';
  return {
    isPresent: true,
    isProgressive,
    isGrave:
      isProgressive === true || isSignificant === true
        ? true
        : isProgressive === false && isSignificant === false
          ? false
          : null,
    kind,
  };
}

/** How bad a deficit is, for order alone: graver first, what is not known before none. */
export function deficitRank(deficit: LevelDeficit | null): number {
  const { isPresent, isGrave, isProgressive } = deficitState(deficit);
  if (isPresent === null) return 1;
  if (!isPresent) return 0;
  return 2 + (isGrave === true ? 2 : 0) + (isProgressive === true ? 1 : 0);
}
