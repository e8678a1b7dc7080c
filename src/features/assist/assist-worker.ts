import { placeLevels, type LevelsRequest } from '../../domain/assist/place-levels.ts';
import { proposeOutlines, type ProposalRequest } from '../../domain/assist/propose.ts';

/** What is asked of the image; the answer carries the same number. */
export type AssistQuestion = { readonly id: number } & (
  | { readonly kind: 'outlines'; readonly request: ProposalRequest }
  | { readonly kind: 'levels'; readonly request: LevelsRequest }
);

/** What became of it. */
export interface AssistReply {
  readonly id: number;
  readonly answer: ReturnType<typeof proposeOutlines> | ReturnType<typeof placeLevels>;
}

addEventListener('message', ({ data }: MessageEvent<AssistQuestion>) => {
  const answer =
    data.kind === 'outlines' ? proposeOutlines(data.request) : placeLevels(data.request);
  const reply: AssistReply = { id: data.id, answer };
  postMessage(reply);
});
