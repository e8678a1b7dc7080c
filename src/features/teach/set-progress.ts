import { html, nothing } from 'lit';
import { gradeDifference, type QuizResult } from '../../domain/quiz/quiz.ts';
import type { TeachQuestion } from './quiz-case.ts';

/** Where the learner is in the set: a square for each case, the answered ones ticked or crossed. */
export function renderSetProgress(
  set: readonly string[],
  { id, title }: TeachQuestion,
  results: readonly QuizResult[],
  button: unknown,
): unknown {
  const at = set.indexOf(id);
  return html`<header>
    <strong>${title}</strong>
    ${
      at < 0
        ? html`<span class="quiet">from a file</span>`
        : html`<span class="quiet">${at + 1} of ${set.length}</span>`
    }
    ${button}
    ${
      set.length < 2 || at < 0
        ? nothing
        : html`<ol aria-hidden="true">
            ${set.map((one) => renderSquare(one, one === id, results))}
          </ol>`
    }
  </header>`;
}

function renderSquare(one: string, isHere: boolean, results: readonly QuizResult[]): unknown {
  const result = results.find(({ caseId }) => caseId === one);
  const isSame = result && gradeDifference(result.answer, result.key).isSame;
  const mark = result === undefined ? '' : isSame ? '✓' : '×';
  return html`<li class="${isHere ? 'here' : ''} ${isSame ? 'same' : ''}">${mark}</li>`;
}
