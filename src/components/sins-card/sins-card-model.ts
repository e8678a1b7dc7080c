import type { SinsAnswer, SinsAnswers, SinsClass, SinsItem } from '../../domain/sins/sins.ts';
import { SUPINE_NOTE } from '../../domain/sins/alignment.ts';
import { sinsOptions } from '../../domain/sins/sins-words.ts';

/** What is proposed for an item. */
export interface SinsCardProposal<I extends SinsItem> {
  readonly value: SinsAnswer<I>;
  readonly source: 'computed' | 'measured';
  /** One sentence. */
  readonly reason: string;
  /** The other reading where the measure lies at its boundary. */
  readonly alternative?: SinsAnswer<I> | null;
}

/** What is proposed, by item. */
export type SinsCardProposals = { readonly [I in SinsItem]?: SinsCardProposal<I> };

/** The total as the card shows it. */
export interface SinsCardScore {
  readonly lowest: number;
  readonly highest: number;
  /** Null while the range spans classes. */
  readonly sinsClass: SinsClass | null;
  readonly dependsOn: readonly SinsItem[];
  /** Whether the total rests on proposals that nobody confirmed. */
  readonly provisional: boolean;
  /** What the open answers would change; null for nothing to say. */
  readonly sentence: string | null;
}

/** What an item shows: the reader's word, else what is proposed, else nothing. */
export interface SinsItemState {
  /** The reader's answer, `unknown`, or null when there is none. */
  readonly value: string | null;
  readonly proposed: string | null;
  /** Where the value comes from: reader, computed, measured, or missing. */
  readonly badge: 'R' | 'C' | 'M' | '?';
  readonly badgeWords: string;
  /** What the reader must see with the item, one sentence each. */
  readonly notes: readonly string[];
}

const SOURCES = {
  reader: { badge: 'R', words: 'answered by the reader' },
  computed: { badge: 'C', words: 'computed' },
  measured: { badge: 'M', words: 'measured' },
  unknown: { badge: '?', words: 'answered, from where is not stated' },
} as const;

/** What an item shows. */
export function sinsItemState(
  item: SinsItem,
  answers: SinsAnswers,
  proposals: SinsCardProposals,
): SinsItemState {
  const answer = answers[item];
  if (answer?.kind === 'answer') {
    const { badge, words } = SOURCES[answer.source];
    return {
      value: answer.value,
      proposed: null,
      badge,
      badgeWords: words,
      notes: [
        ...besideAnswer(item, answer.value, proposals[item]),
        ...(item === 'alignment' && answer.value === 'normal' ? [SUPINE_NOTE] : []),
        ...('inferredFromMr' in answer && answer.inferredFromMr
          ? ['MRI-inferred: no CT of this study shows the level.']
          : []),
      ],
    };
  }
  if (answer?.kind === 'unknown') {
    const badgeWords = 'asked, unknown';
    return { value: 'unknown', proposed: null, badge: '?', badgeWords, notes: [] };
  }
  const proposal = proposals[item];
  if (proposal === undefined) {
    return { value: null, proposed: null, badge: '?', badgeWords: 'not asked yet', notes: [] };
  }
  const { badge, words } = SOURCES[proposal.source];
  const other = nameOf(item, proposal.alternative);
  const reason = proposal.source === 'measured' ? [proposal.reason] : [];
  return {
    value: null,
    proposed: proposal.value,
    badge,
    badgeWords: `${words}: ${proposal.reason}`,
    notes: other === null ? reason : [`${proposal.reason} At the boundary to “${other}”.`],
  };
}

/** What was measured or computed, where the reader answered otherwise or the measure lies at a boundary. */
function besideAnswer(
  item: SinsItem,
  value: string,
  proposal: SinsCardProposals[SinsItem],
): readonly string[] {
  if (proposal === undefined) return [];
  const source = proposal.source === 'measured' ? 'Measured' : 'Computed';
  if (proposal.value !== value) {
    return [`${source}: “${nameOf(item, proposal.value) ?? ''}”. ${proposal.reason}`];
  }
  const other = nameOf(item, proposal.alternative);
  return other === null ? [] : [`${proposal.reason} At the boundary to “${other}”.`];
}

const nameOf = (item: SinsItem, answer: string | null | undefined): string | null =>
  sinsOptions(item).find(({ value }) => value === answer)?.name ?? null;
