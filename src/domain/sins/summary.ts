import type { SinsProposal, SinsProposals } from './proposal.ts';
import {
  SINS_ITEMS,
  type SinsAnswer,
  type SinsAnswers,
  type SinsClass,
  type SinsItem,
  type SinsItemAnswer,
} from './sins.ts';
import { answersOf, totalSins, type SinsChoices, type SinsTotal } from './total.ts';

/** A total that would hold if an item near its threshold fell on the other side. */
export interface SinsBoundary {
  readonly item: SinsItem;
  readonly alternative: string;
  readonly total: SinsTotal;
}

/** What one answer to an open item would make of the total. */
export interface SinsHint {
  readonly item: SinsItem;
  readonly answer: string;
  readonly total: SinsTotal;
  /** The class it would make certain. */
  readonly class: SinsClass;
}

/** The SINS of one level from the reader's answers and, where there are none, the proposals. */
export interface SinsSummary {
  readonly choices: SinsChoices;
  readonly total: SinsTotal;
  /** Items counted by a proposal nobody confirmed: the total is itself a proposal. */
  readonly restsOnProposals: readonly SinsItem[];
  /** Items neither answered nor proposed as one answer. */
  readonly missing: readonly SinsItem[];
  /** What the marks propose where the reader answered otherwise. */
  readonly overridden: Partial<Readonly<Record<SinsItem, string>>>;
  readonly boundaries: readonly SinsBoundary[];
  readonly hints: readonly SinsHint[];
}

/**
 * Sums up one level. The reader's word stands before any proposal; "unknown" is the reader's word too, and opens the
 * item again. Source: spec clinical-rules 4.7, design section 8.
 */
export function summariseSins(answers: SinsAnswers, proposals: SinsProposals): SinsSummary {
  const choices: SinsChoices = {
    pain: choicesOf('pain', answers.pain, proposals.pain),
    location: choicesOf('location', answers.location, proposals.location),
    lesion: choicesOf('lesion', answers.lesion, proposals.lesion),
    alignment: choicesOf('alignment', answers.alignment, proposals.alignment),
    collapse: choicesOf('collapse', answers.collapse, proposals.collapse),
    posterolateral: choicesOf('posterolateral', answers.posterolateral, proposals.posterolateral),
  };
  const missing = SINS_ITEMS.filter((item) => choices[item].length > 1);
  return {
    choices,
    total: totalSins(choices),
    restsOnProposals: SINS_ITEMS.filter(
      (item) => answers[item] === undefined && proposals[item]?.kind === 'answer',
    ),
    missing,
    overridden: Object.fromEntries(
      SINS_ITEMS.flatMap((item) => {
        const [answer, proposal] = [answers[item], proposals[item]];
        return answer?.kind === 'answer' &&
          proposal?.kind === 'answer' &&
          answer.value !== proposal.value
          ? [[item, proposal.value]]
          : [];
      }),
    ),
    boundaries: SINS_ITEMS.flatMap((item) => boundariesOf(item, choices, answers, proposals)),
    hints: missing.flatMap((item) => hintsFor(item, choices)),
  };
}

function choicesOf<I extends SinsItem>(
  item: I,
  answer: SinsItemAnswer<I> | undefined,
  proposal: SinsProposal<I> | undefined,
): readonly SinsAnswer<I>[] {
  if (answer?.kind === 'answer') return [answer.value];
  if (answer?.kind === 'unknown') return answersOf(item);
  if (proposal === undefined) return answersOf(item);
  return proposal.kind === 'answer' ? [proposal.value] : proposal.options;
}

/** The choices with one item settled. The answer must be one of the item's: they come from its own list. */
const settled = (choices: SinsChoices, item: SinsItem, answer: string): SinsChoices => ({
  ...choices,
  [item]: [answer],
});

/** Both totals at a boundary: also once the reader has confirmed one side of it, because the measure stays where it is. */
function boundariesOf(
  item: SinsItem,
  choices: SinsChoices,
  answers: SinsAnswers,
  proposals: SinsProposals,
): readonly SinsBoundary[] {
  const proposal = proposals[item];
  if (proposal?.kind !== 'answer' || proposal.alternative === null) return [];
  const answer = answers[item];
  if (answer?.kind === 'unknown') return [];
  const chosen: string = answer === undefined ? proposal.value : answer.value;
  if (chosen !== proposal.value && chosen !== proposal.alternative) return [];
  const other = chosen === proposal.value ? proposal.alternative : proposal.value;
  return [{ item, alternative: other, total: totalSins(settled(choices, item, other)) }];
}

/** The answers of an open item that would make a class certain which is not so yet. */
function hintsFor(item: SinsItem, choices: SinsChoices): readonly SinsHint[] {
  const current = totalSins(choices).class;
  return choices[item].flatMap((answer): readonly SinsHint[] => {
    const total = totalSins(settled(choices, item, answer));
    return total.class === null || total.class === current
      ? []
      : [{ item, answer, total, class: total.class }];
  });
}
