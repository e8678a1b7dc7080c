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

/** What alignment rests on: a slip, null where none was measured, and the bends, at most one of a kind. */
export interface AlignmentInput {
  readonly slip: Slip | null;
  readonly bends: readonly Bend[];
}

/** How the tools are named beside what they would settle. */
const NO_SLIP = 'Translation is not measured (R).';
const NO_KYPHOSIS = 'Kyphosis is not measured (Q).';

/**
 * What the measures say of alignment; the reader confirms that it is due to tumour. Translation beats deformity (X26), and
 * a deformity in either plane counts. Normal needs both the slip and the sagittal angle measured and normal; what was not
 * measured is named. Null when nothing was measured. Source: spec clinical-rules 4.5 and 4.9.
 */
export function proposeAlignment(
  { slip, bends }: AlignmentInput,
  rules: ReadingRules = PROPOSED_RULES,
): SinsProposal<'alignment'> | null {
  if (slip === null && bends.length === 0) return null;
  const sliding = slip === null ? null : slipStateOf(slip, rules);
  if (slip !== null && sliding === 'translated') {
    return answer('translation', `${slipText(slip, rules)}.`);
  }
  const states = bends.map((bend) => isDeformed(bend, rules));
  const deformed = bends.filter((_, i) => states[i] === true).map(bendText);
  const isKyphosisKnown = bends.some(({ kind }) => kind === 'kyphosis');
  const isBendOpen = !isKyphosisKnown || states.includes(null);
  if (deformed.length > 0 && sliding !== 'ask') {
    const missing = sliding === null ? ` ${NO_SLIP}` : '';
    return answer('deformity', `${deformed.join('. ')}.${missing}`);
  }
  const said = [
    ...(slip === null || sliding !== 'ask' ? [] : [`${slipText(slip, rules)}. Is it due to tumour?`]),
    ...bends.flatMap((bend, i) =>
      states[i] === null
        ? [`${bendText(bend)}.${bend.expected === null ? '' : ' The curve changes here.'} Is it new?`]
        : sliding === 'ask' ? [] : [`${bendText(bend)}.`],
    ),
    ...(sliding === null ? [NO_SLIP] : []),
    ...(isKyphosisKnown ? [] : [NO_KYPHOSIS]),
  ]; // prettier-ignore
  const options = [
    ...(sliding === 'within' ? [] : (['translation'] as const)),
    ...(deformed.length > 0 || isBendOpen ? (['deformity'] as const) : []),
    ...(deformed.length > 0 ? [] : (['normal'] as const)),
  ];
  return options.length === 1
    ? answer('normal', `${bends.map(bendText).join('. ')}. ${SUPINE_NOTE}`)
    : { kind: 'ask', options, question: said.join(' ') };
}

/** Whether a slip counts, is to be asked about, or stays within its limits. */
function slipStateOf({ lower, mm }: Slip, rules: ReadingRules): 'translated' | 'ask' | 'within' {
  const size = Math.abs(mm) + NOISE;
  if (size >= translationLimitMm(lower, rules)) return 'translated';
  return size >= ruleValue(rules, 'sins-translation-ask-mm') ? 'ask' : 'within';
}

/** "Translation of 2.6 mm backwards on T9, limit 2.5 mm" */
const slipText = ({ lower, mm }: Slip, rules: ReadingRules): string =>
  `Translation of ${Math.abs(mm).toFixed(1)} mm ${mm < 0 ? 'backwards' : 'forwards'} on ${lower}, limit ${translationLimitMm(lower, rules).toFixed(1)} mm`;

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
