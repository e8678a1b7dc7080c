import { VERTEBRAE, type Vertebra } from '../level.ts';
import { PROPOSED_RULES, ruleValue, type ReadingRules } from '../rules.ts';
import type { SinsProposal } from './proposal.ts';

/** Printed beside an alignment that looks normal. Source: spec clinical-rules 4.5. */
export const SUPINE_NOTE = 'Supine imaging hides mobile deformity.';

/** Noise of stored points, far below what can be measured: a slip of exactly the limit counts. */
const NOISE = 1e-4;

/** The translation that counts at a level, by its region; after White and Panjabi. Unit: mm. */
export function translationLimitMm(lower: Vertebra, rules: ReadingRules = PROPOSED_RULES): number {
  const isCervical = lower.startsWith('C') && lower !== VERTEBRAE.at(-1);
  return ruleValue(
    rules,
    isCervical
      ? 'sins-translation-cervical-mm'
      : lower.startsWith('T')
        ? 'sins-translation-thoracic-mm'
        : 'sins-translation-lumbar-mm',
  );
}

/** How far one body has slid on the next. */
export interface Slip {
  /** The vertebra below the motion segment. */
  readonly lower: Vertebra;
  /** Positive forwards. Unit: mm. */
  readonly mm: number;
}

/** A bend at a level. */
export interface Bend {
  readonly kind: 'kyphosis' | 'scoliosis';
  /** Of kyphosis: negative for lordosis. Unit: degrees. */
  readonly angleDeg: number;
  /**
   * What it is compared with: a mean, of which levels, and how far these differ among themselves; null when there is
   * nothing to compare with.
   */
  readonly expected: {
    readonly angleDeg: number;
    readonly levels: readonly Vertebra[];
    readonly spreadDeg: number;
  } | null;
}

/** What alignment rests on; null where it was not measured. */
export interface AlignmentInput {
  readonly slip: Slip | null;
  readonly bend: Bend | null;
}

/**
 * What the measures say of alignment; the reader confirms that it is due to tumour. Translation beats deformity (X26).
 * Null when nothing was measured. Source: spec clinical-rules 4.5.
 */
export function proposeAlignment(
  { slip, bend }: AlignmentInput,
  rules: ReadingRules = PROPOSED_RULES,
): SinsProposal<'alignment'> | null {
  const deformity = bend === null ? null : isDeformed(bend, rules);
  const bendWords = bend === null ? null : bendText(bend);
  if (slip !== null) {
    const limit = translationLimitMm(slip.lower, rules);
    const mm = Math.abs(slip.mm);
    const words = `Translation of ${mm.toFixed(1)} mm ${slip.mm < 0 ? 'backwards' : 'forwards'} on ${slip.lower}`;
    if (mm >= limit - NOISE) {
      return answer('translation', `${words}, limit ${limit.toFixed(1)} mm.`);
    }
    if (mm >= ruleValue(rules, 'sins-translation-ask-mm') - NOISE) {
      const others = deformity === null ? OPEN : ([deformity ? 'deformity' : 'normal'] as const);
      return {
        kind: 'ask',
        options: ['translation', ...others],
        question: `${words}, limit ${limit.toFixed(1)} mm. Is it due to tumour?`,
      };
    }
    if (bend === null) {
      return {
        kind: 'ask',
        options: OPEN,
        question: `${words}, within limits. Is there new kyphosis or scoliosis?`,
      };
    }
  }
  if (bend === null) return null;
  if (deformity === null) {
    const why = bend.expected === null ? '' : ' The curve changes here.';
    return { kind: 'ask', options: OPEN, question: `${bendWords}.${why} Is it new?` };
  }
  return deformity
    ? answer('deformity', `${bendWords}.`)
    : answer('normal', `${bendWords}. ${SUPINE_NOTE}`);
}

/** What a slip within its limits leaves open while no angle was compared. */
const OPEN = ['deformity', 'normal'] as const;

/**
 * Whether a bend is larger than the mean of the segments compared by as much as counts; null without anything to compare
 * with. Null too where these differ by half of that and disagree about it, as between thoracic kyphosis and lumbar
 * lordosis: their mean says nothing of what lies between.
 */
function isDeformed({ kind, angleDeg, expected }: Bend, rules: ReadingRules): boolean | null {
  if (expected === null) return null;
  const limit = ruleValue(rules, 'sins-kyphosis-deg');
  const counts = (than: number): boolean =>
    (kind === 'kyphosis' ? angleDeg - than : Math.abs(angleDeg) - Math.abs(than)) >= limit - NOISE;
  const { angleDeg: mean, spreadDeg } = expected;
  const isClear = counts(mean - spreadDeg / 2) === counts(mean + spreadDeg / 2);
  return isClear || spreadDeg < limit / 2 ? counts(mean) : null;
}

/** "Kyphosis 23.9°, 16.1° more than the mean of T5 and T9 (7.8°)". */
function bendText({ kind, angleDeg, expected }: Bend): string {
  const head = bendName(kind, angleDeg);
  if (expected === null) return head;
  const difference = angleDeg - expected.angleDeg;
  const more = difference >= 0 ? 'more' : 'less';
  const [first, ...others] = expected.levels;
  const mean =
    others.length === 0 ? `at ${first}` : `than the mean of ${expected.levels.join(' and ')}`;
  const than = others.length === 0 ? `than ${mean}` : mean;
  return `${head}, ${Math.abs(difference).toFixed(1)}° ${more} ${than} (${expected.angleDeg.toFixed(1)}°)`;
}

/** An angle with its name: "Kyphosis 17.0°", "Lordosis 9.0°". */
export const bendName = (kind: Bend['kind'], angleDeg: number): string =>
  kind === 'scoliosis'
    ? `Scoliosis ${Math.abs(angleDeg).toFixed(1)}°`
    : `${angleDeg < 0 ? 'Lordosis' : 'Kyphosis'} ${Math.abs(angleDeg).toFixed(1)}°`;

const answer = (
  value: 'translation' | 'deformity' | 'normal',
  reason: string,
): SinsProposal<'alignment'> => ({
  kind: 'answer',
  value,
  source: 'measured',
  reason,
  alternative: null,
});
