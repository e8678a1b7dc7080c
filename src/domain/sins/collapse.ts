import type { SinsProposal } from './proposal.ts';
import type { SinsAnswer } from './sins.ts';

/** The heights of one vertebral body on a sagittal image. Unit: mm; null where not measured. */
export interface BodyHeights {
  readonly anterior: number | null;
  readonly middle: number | null;
  readonly posterior: number | null;
}

/** What the collapse item rests on. */
export interface CollapseInput {
  readonly heights: BodyHeights;
  /** Nearest uninvolved bodies. */
  readonly above: BodyHeights | null;
  readonly below: BodyHeights | null;
  /** A fracture line or endplate break, as the reader sees it; null when not said. */
  readonly fracture: boolean | null;
  /** Share of the body that tumour takes. Unit: percent; null when not known. */
  readonly involvementPercent: number | null;
  /** Whether that share comes from a single slice. */
  readonly isInvolvementEstimate?: boolean;
  /** The share over the slices on which tumour is outlined alone, where others of the body have none. Unit: percent. */
  readonly highestInvolvementPercent?: number;
  /** Whether the heights are those of an outlined body. */
  readonly isOutlined?: boolean;
  /** Below it a body may be flat as a whole, whatever its shape. Unit: mm; left out where nothing is known of its region. */
  readonly flatBelowMm?: number | null;
  /** The bodies compared with, in words: "T8 and T10". */
  readonly against?: string;
  /** The neighbours that were passed over, and why, in a sentence. */
  readonly passedOver?: string;
}

/** The height lost, and what it means for the collapse item. */
export interface CollapseResult {
  /** Unit: percent, unrounded; null where a height is missing. */
  readonly lossPercent: BodyHeights;
  /** The largest loss. Unit: percent; null when nothing can be compared. */
  readonly collapsePercent: number | null;
  /** The column that lost most; null when nothing can be compared. */
  readonly column: keyof BodyHeights | null;
  readonly reference: 'both' | 'one-sided' | 'self-reference' | 'none';
  readonly proposal: SinsProposal<'collapse'> | null;
}

/** Engineering proposals but for the published 50 %. Source: spec clinical-rules X11 and 4.4. Unit: percent. */
export const COLLAPSE_RULE = {
  none: 10,
  collapsed: 20,
  half: 50,
  /** The three heights of a flat body differ by no more. */
  flat: 10,
  boundaryFrom: 45,
  boundaryTo: 55,
} as const;

/** Those of its numbers that a site may set. Unit: percent. */
export interface CollapseLimits {
  /** Below it nothing counts as lost; from it on a fracture line is asked for. */
  readonly none: number;
  /** From it on the body counts as collapsed. */
  readonly collapsed: number;
}

/** Noise of the division itself, far below what can be measured: 50 % stays "not over 50 %". */
const NOISE = 1e-9;

const COLUMNS = ['anterior', 'middle', 'posterior'] as const;

/**
 * The loss of height of a vertebral body against the same columns of its neighbours, because bodies near T12 are wedged
 * by nature; without neighbours against its own posterior height. Heights that were not measured, and a body without
 * anything to compare with, may hide a loss: the item is asked. Source: spec clinical-rules 4.4 and 4.9.
 */
export function collapseOf(
  input: CollapseInput,
  limits: CollapseLimits = COLLAPSE_RULE,
): CollapseResult {
  const reference = referenceOf(input);
  const loss = (column: (typeof COLUMNS)[number]): number | null => {
    const height = input.heights[column];
    const expected = reference.heights[column];
    return height === null || expected === null || expected <= 0
      ? null
      : 100 * (1 - height / expected);
  };
  const lossPercent: BodyHeights = {
    anterior: loss('anterior'),
    middle: loss('middle'),
    posterior: reference.kind === 'self-reference' ? null : loss('posterior'),
  };
  const column = COLUMNS.filter((one) => lossPercent[one] !== null).toSorted(
    (a, b) => (lossPercent[b] ?? 0) - (lossPercent[a] ?? 0),
  )[0];
  const collapsePercent = column === undefined ? null : lossPercent[column];
  const kind = collapsePercent === null ? 'none' : reference.kind;
  const words = column === undefined ? '' : ` (${column}, ${comparison(kind, input.against)})`;
  const doubt = collapsePercent === null ? null : doubtOf(input, reference);
  const proposal = proposeCollapse(collapsePercent, input, limits, { words, doubt });
  return {
    lossPercent,
    collapsePercent,
    column: column ?? null,
    reference: kind,
    proposal: proposal && withPassedOver(proposal, input.passedOver),
  };
}

/** A proposal that names the neighbours which were passed over. */
function withPassedOver(
  proposal: SinsProposal<'collapse'>,
  words: string | undefined,
): SinsProposal<'collapse'> {
  if (words === undefined) return proposal;
  return proposal.kind === 'answer'
    ? { ...proposal, reason: `${proposal.reason} ${words}` }
    : { ...proposal, question: `${proposal.question} ${words}` };
}

/** Why more may be lost than was measured, and what would tell. */
interface Doubt {
  readonly kind: 'incomplete' | 'flat' | 'alone';
  readonly words: string;
}

/** Null where all three columns were compared with something that is sound itself. */
function doubtOf(input: CollapseInput, reference: Reference): Doubt | null {
  const { heights, isOutlined, flatBelowMm } = input;
  const missing = COLUMNS.filter((one) => heights[one] === null || reference.heights[one] === null);
  if (missing.length > 0) {
    const words = `The ${inWords(missing)} ${missing.length === 1 ? 'height is' : 'heights are'} not measured${
      reference.kind === 'self-reference' ? '' : ' here or beside'
    } (H).`;
    return { kind: 'incomplete', words };
  }
  if (reference.kind !== 'self-reference') return null;
  const known = COLUMNS.flatMap((one) => heights[one] ?? []);
  const isEven = Math.min(...known) >= Math.max(...known) * (1 - COLLAPSE_RULE.flat / 100) - NOISE;
  if (flatBelowMm != null && Math.max(...known) < flatBelowMm) {
    const words = `${Math.max(...known).toFixed(1)} mm is little for this region, and no neighbour is measured (H).`;
    return {
      kind: 'flat',
      words: isEven ? `Flat body? ${words}` : `Is its back lost, too? ${words}`,
    };
  }
  return isOutlined === true
    ? null
    : {
        kind: 'alone',
        words: 'No sound neighbour within two levels is measured (H, or outline it: O).',
      };
}

/** What a loss was compared with, as the reader reads it. */
function comparison(reference: CollapseResult['reference'], against: string | undefined): string {
  if (reference === 'self-reference') return 'against its own back';
  const bodies = against ?? (reference === 'both' ? 'the bodies above and below' : 'one neighbour');
  return reference === 'one-sided' ? `against ${bodies}, one-sided` : `against ${bodies}`;
}

interface Reference {
  readonly kind: 'both' | 'one-sided' | 'self-reference';
  readonly heights: BodyHeights;
}

function referenceOf({ heights, above, below }: CollapseInput): Reference {
  if (above !== null || below !== null) {
    const mean = (column: (typeof COLUMNS)[number]): number | null => {
      const known = [above?.[column] ?? null, below?.[column] ?? null].filter((h) => h !== null);
      return known.length === 0 ? null : known.reduce((sum, h) => sum + h, 0) / known.length;
    };
    return {
      kind: above !== null && below !== null ? 'both' : 'one-sided',
      heights: {
        anterior: mean('anterior'),
        middle: mean('middle'),
        posterior: mean('posterior'),
      },
    };
  }
  const own = heights.posterior;
  return { kind: 'self-reference', heights: { anterior: own, middle: own, posterior: own } };
}

function proposeCollapse(
  percent: number | null,
  input: CollapseInput,
  limits: CollapseLimits,
  { words, doubt }: { readonly words: string; readonly doubt: Doubt | null },
): SinsProposal<'collapse'> | null {
  const { fracture, involvementPercent, isInvolvementEstimate } = input;
  if (percent === null) return proposeUnmeasured(input);
  const loss = percent;
  const lost = `${Math.max(0, loss).toFixed(1)} % of the height is lost${words}`;
  const isNearHalf = isBoundary(loss);
  if (loss > COLLAPSE_RULE.half + NOISE) {
    return answer('over-50', `${lost}.`, isNearHalf ? 'up-to-50' : null);
  }
  if (loss >= limits.collapsed - NOISE || fracture === true) {
    const why = fracture === true && loss < limits.collapsed ? 'An endplate is broken' : lost;
    // Against its own back alone it is what the heights prove; where the back may be low, or a column is not known, more is open.
    return doubt === null || doubt.kind === 'alone'
      ? answer('up-to-50', `${why}.`, isNearHalf ? 'over-50' : null)
      : ask(['over-50', 'up-to-50'], `${why}. ${doubt.words}`);
  }
  const uncollapsed = involvementAnswers(input);
  if (doubt !== null) {
    return ask(
      ['over-50', 'up-to-50', ...uncollapsed],
      doubt.kind === 'flat' ? doubt.words : `${lost}. ${doubt.words}`,
    );
  }
  if (loss >= limits.none - NOISE && fracture === null) {
    return ask(['up-to-50', ...uncollapsed], `${lost}. Is there a fracture line?`);
  }
  const [only] = uncollapsed;
  if (only !== undefined && uncollapsed.length === 1) {
    const estimate = isInvolvementEstimate === true ? ', estimated from one slice' : '';
    return answer(
      only,
      `Not collapsed, ${(involvementPercent ?? 0).toFixed(1)} % involved${estimate}.`,
      involvementPercent !== null && isBoundary(involvementPercent)
        ? only === 'none'
          ? 'involved-over-50'
          : 'none'
        : null,
    );
  }
  return ask(uncollapsed, `${lost}: not collapsed. ${involvementQuestion(input)}`);
}

type Collapse = SinsAnswer<'collapse'>;

const answer = (
  value: Collapse,
  reason: string,
  alternative: Collapse | null = null,
): SinsProposal<'collapse'> => ({ kind: 'answer', value, source: 'measured', reason, alternative });

const ask = (options: readonly Collapse[], question: string): SinsProposal<'collapse'> => ({
  kind: 'ask',
  options,
  question,
});

/** "anterior and middle" */
const inWords = (columns: readonly string[]): string => columns.join(' and ');

/** So near to half that both totals are shown. Unit: percent. */
const isBoundary = (percent: number): boolean =>
  percent >= COLLAPSE_RULE.boundaryFrom && percent <= COLLAPSE_RULE.boundaryTo;

/** Without heights nobody knows whether the body has collapsed; what else is known narrows the question. */
function proposeUnmeasured(input: CollapseInput): SinsProposal<'collapse'> | null {
  const { fracture, involvementPercent } = input;
  if (fracture === true) {
    return ask(
      ['over-50', 'up-to-50'],
      'An endplate is broken. Is more than half of the height lost?',
    );
  }
  if (involvementPercent === null) return null;
  return ask(
    ['over-50', 'up-to-50', ...involvementAnswers(input)],
    `${involvementPercent.toFixed(1)} % of the body is involved. Has it lost height? Measure it (H, or outline it: O).`,
  );
}

/** What is left when nothing is collapsed: more than half involved or not; both where slices without tumour decide it. */
function involvementAnswers({
  involvementPercent,
  highestInvolvementPercent,
}: CollapseInput): readonly ('involved-over-50' | 'none')[] {
  if (involvementPercent === null) return ['involved-over-50', 'none'];
  const isOver = (percent: number): boolean => percent > COLLAPSE_RULE.half + NOISE;
  const highest = isOver(highestInvolvementPercent ?? involvementPercent);
  if (highest !== isOver(involvementPercent)) return ['involved-over-50', 'none'];
  return [highest ? 'involved-over-50' : 'none'];
}

function involvementQuestion({
  involvementPercent,
  highestInvolvementPercent,
}: CollapseInput): string {
  return involvementPercent === null || highestInvolvementPercent === undefined
    ? 'Is more than half of the body involved? Outline it with its tumour (O, T).'
    : `Of the body ${involvementPercent.toFixed(1)} % is involved, ${highestInvolvementPercent.toFixed(1)} % where tumour is outlined: is it free on the other slices?`;
}

/** One slice through the body: what of it tumour takes. Areas in mm2. */
export interface InvolvedSlice {
  readonly tumourMm2: number;
  readonly bodyMm2: number;
  readonly spacingMm: number;
}

/** Share of a body that tumour takes, over slices; from a single slice it is an estimate. Unit: percent. */
export function involvementOf(
  slices: readonly InvolvedSlice[],
): { readonly percent: number; readonly isEstimate: boolean } | null {
  const body = slices.reduce((sum, s) => sum + s.bodyMm2 * s.spacingMm, 0);
  if (body <= 0) return null;
  const tumour = slices.reduce((sum, s) => sum + s.tumourMm2 * s.spacingMm, 0);
  return { percent: (100 * tumour) / body, isEstimate: slices.length === 1 };
}
