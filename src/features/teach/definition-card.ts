import { html, nothing } from 'lit';
import { definitionButton } from '../../components/reference/definition.ts';
import { definitionOf } from '../../domain/quiz/definition.ts';
import type { QuizAnswer } from '../../domain/quiz/quiz.ts';
import { CONFLICTS } from '../../domain/reference/conflicts.ts';
import { REFERENCE } from '../../domain/reference/reference.ts';
import { SOURCES } from '../../domain/reference/sources.ts';

/** What the key's grade means, where its sources disagree, and what they are; the book opens the whole definition. */
export function renderDefinition(grade: QuizAnswer['grade']): unknown {
  if (grade === null) return nothing;
  const { title, text, card, conflicts } = definitionOf(grade);
  const { sources } = REFERENCE[grade === 'none' ? card : 'escc'];
  return html`<section class="definition" aria-label="Definition">
    <h2>${title} ${definitionButton(card, title)}</h2>
    <p>${text}</p>
    ${conflicts.map((id) => html`<p><strong>${CONFLICTS[id].title}.</strong> ${CONFLICTS[id].rule}</p>`)}
    <p class="quiet">
      ${sources.length === 1 ? 'Source' : 'Sources'}:
      ${sources
        .map((id) => SOURCES[id])
        .map(({ citation, isChecked }) => `${citation}${isChecked ? '' : ' (not checked)'}`)
        .join('; ')}
    </p>
  </section>`;
}
