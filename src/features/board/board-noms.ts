import { html, nothing } from 'lit';
import '../../components/key-cap/key-cap.ts';
import type { LevelRow } from '../../domain/level-table.ts';
import type { Reading } from '../../domain/reading.ts';
import { withSinsAnswer } from '../../domain/sins/with-answer.ts';
import type { Command } from '../../editor/commands.ts';
import { renderEditFields } from './board-edit-fields.ts';
import { boardVerdict, nomsLetters } from './board-model.ts';

/** What the lower part of the page shows beside the level, and what it does. */
export interface BoardNoms {
  readonly reading: Reading;
  /** The reading that the page's changes are laid over. */
  readonly kept: Reading;
  readonly isEvaluationShown: boolean;
  readonly toggleEvaluation: () => void;
  readonly dispatch: (command: Command) => void;
}

/** NOMS of a level with the facts that a meeting changes, and what follows from them for all levels. */
export function renderNoms(row: LevelRow, rows: readonly LevelRow[], page: BoardNoms): unknown {
  const { reading } = page;
  const letters = nomsLetters(row, reading.clinical);
  return html`<section class="noms" aria-label="NOMS">
    <h2 class="visually-hidden">
      NOMS, ${letters.filter(({ isKnown }) => isKnown).length} of 4 known
    </h2>
    ${letters.map(
      ({ letter, text, isKnown }) =>
        html`<div class="letter ${isKnown ? '' : 'open'}">
          <b>${letter}</b><span title=${text}>${text}</span>
          ${
            letter === 'S'
              ? html`<button
                  type="button"
                  class="tool evaluation"
                  aria-expanded=${page.isEvaluationShown ? 'true' : 'false'}
                  title="Evaluation before surgery, EPOSO (E)"
                  @click=${page.toggleEvaluation}
                >
                  EPOSO <thecal-key-cap>E</thecal-key-cap>
                </button>`
              : nothing
          }
        </div>`,
    )}
    ${renderEdits(row, page)}
    <div class="branches" aria-live="polite">
      ${boardVerdict(rows, reading).map(
        ({ levels, lines, beside }) =>
          html`<div class="branch">
            ${levels === '' ? nothing : html`<b>${levels}</b>`}
            ${lines.map(({ head, text }) => html`<p><strong>${head}</strong> ${text}</p>`)}
            <p>${beside}</p>
          </div>`,
      )}
    </div>
  </section>`;
}

function renderEdits({ level }: LevelRow, { reading, kept, dispatch }: BoardNoms): unknown {
  return renderEditFields(level, reading, kept, {
    pain: (value) => {
      const answers = reading.assessments[level]?.sins ?? {};
      dispatch({
        kind: 'answer-sins',
        level,
        answers: withSinsAnswer(answers, 'pain', value, new Date().toISOString()),
      });
    },
    facts: (facts) => {
      dispatch({ kind: 'set-clinical', facts });
    },
    deficit: (deficit) => {
      dispatch({ kind: 'set-deficit', level, deficit });
    },
  });
}
