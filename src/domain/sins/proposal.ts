import type { SinsAnswer, SinsItem } from './sins.ts';

/** What the marks say of one item: an answer, or the answers they leave open. The reader confirms either. */
export type SinsProposal<I extends SinsItem> =
  | {
      readonly kind: 'answer';
      readonly value: SinsAnswer<I>;
      readonly source: 'computed' | 'measured';
      /** One short sentence for the reader. */
      readonly reason: string;
      /** The answer on the other side of a threshold so near that both totals are shown. */
      readonly alternative: SinsAnswer<I> | null;
    }
  | {
      readonly kind: 'ask';
      readonly options: readonly SinsAnswer<I>[];
      readonly question: string;
    };

/** The proposals of one level; an item without one is left to the reader. */
export type SinsProposals = { readonly [I in SinsItem]?: SinsProposal<I> };
