import type { LevelsRequest } from '../../domain/assist/place-levels.ts';
import type { AssistProposal, ProposalRequest } from '../../domain/assist/propose.ts';
import type { Refusal } from '../../domain/assist/refusals.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { AssistQuestion, AssistReply } from './assist-worker.ts';

/** Proposals, made where they do not hold up the page. Errors: each rejects when the worker cannot run. */
export interface ProposalMaker {
  propose(request: ProposalRequest): Promise<AssistProposal | Refusal>;
  placeLevels(request: LevelsRequest): Promise<readonly ImagePoint[] | null>;
  dispose(): void;
}

/** Starts a worker at the first question; it answers one after the other. */
export function createProposalMaker(): ProposalMaker {
  let worker: Worker | null = null;
  let count = 0;
  const ask = (question: AssistQuestion): Promise<AssistReply['answer']> =>
    new Promise((resolve, reject) => {
      worker ??= new Worker(new URL('./assist-worker.ts', import.meta.url), { type: 'module' });
      const listening = new AbortController();
      const { signal } = listening;
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<AssistReply>) => {
          if (data.id !== question.id) return;
          listening.abort();
          resolve(data.answer);
        },
        { signal },
      );
      worker.addEventListener(
        'error',
        () => {
          listening.abort();
          reject(new Error('The worker that proposes outlines could not run.'));
        },
        { signal },
      );
      worker.postMessage(question);
    });
  return {
    propose: async (request) =>
      (await ask({ id: ++count, kind: 'outlines', request })) as AssistProposal | Refusal,
    placeLevels: async (request) =>
      (await ask({ id: ++count, kind: 'levels', request })) as readonly ImagePoint[] | null,
    dispose: () => {
      worker?.terminate();
      worker = null;
    },
  };
}
