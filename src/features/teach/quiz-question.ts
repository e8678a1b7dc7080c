import { html, nothing } from 'lit';
import type { SinsAnswerEvent } from '../../components/sins-card/sins-events.ts';
import { ESCC_GRADES, type EsccGrade } from '../../domain/escc/escc.ts';
import { gradeTitle } from '../../domain/escc/explain.ts';
import { VERTEBRAE, type Vertebra } from '../../domain/level.ts';
import { CONFIDENCES, type Confidence } from '../../domain/quiz/quiz.ts';
import type { SinsAnswers } from '../../domain/sins/sins.ts';
import type { ToolName } from '../../editor/session-state.ts';

/** The outlines a learner can draw. */
export const OUTLINE_TOOLS: readonly { tool: ToolName; key: string; name: string }[] = [
  { tool: 'cord', key: 'D', name: 'Cord' },
  { tool: 'sac', key: 'S', name: 'Sac' },
  { tool: 'tumour', key: 'T', name: 'Tumour' },
  { tool: 'canal', key: 'K', name: 'Canal' },
];

const CONFIDENCE_NAMES = { guess: 'Guess', fairly: 'Fairly', certain: 'Certain' } as const;

/** What a learner has said so far. */
export interface DraftAnswer {
  readonly level: Vertebra | null;
  readonly grade: EsccGrade | 'none' | null;
  readonly sins: SinsAnswers;
  readonly confidence: Confidence | null;
}

/** Nothing yet. */
export const NO_ANSWER: DraftAnswer = { level: null, grade: null, sins: {}, confidence: null };

/** What the question shows, and what it calls. */
export interface QuestionView {
  readonly vignette: string;
  readonly draft: DraftAnswer;
  readonly tool: ToolName;
  readonly change: (change: Partial<DraftAnswer>) => void;
  readonly answerSins: (event: SinsAnswerEvent) => void;
  readonly chooseTool: (tool: ToolName) => void;
}

/** The question: vignette, level, grade, and what may be left out. Nothing of the key is known here. */
export function renderQuestion(view: QuestionView): unknown {
  const { draft, change } = view;
  return html`<h1>Which level is worst, and which ESCC grade?</h1>
    <p>${view.vignette}</p>
    <div class="row">
      <label for="level">Level</label>
      <select
        id="level"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          change({ level: value === '' ? null : (value as Vertebra) });
        }}
      >
        <option value="" ?selected=${draft.level === null}>Choose</option>
        ${VERTEBRAE.map(
          (vertebra) =>
            html`<option value=${vertebra} ?selected=${vertebra === draft.level}>
              ${vertebra}
            </option>`,
        )}
      </select>
    </div>
    <div class="grades" role="radiogroup" aria-label="ESCC grade">
      ${[...ESCC_GRADES, 'none' as const].map((grade) => renderGrade(grade, view))}
    </div>
    ${renderConfidence(view)}
    <details>
      <summary>SINS of that level (optional)</summary>
      <thecal-sins-card
        .level=${draft.level}
        .answers=${draft.sins}
        @sins-answer=${view.answerSins}
      ></thecal-sins-card>
    </details>
    <details>
      <summary>Outlines (optional)</summary>
      <div class="tools">
        ${OUTLINE_TOOLS.map(
          ({ tool, key, name }) =>
            html`<button
              type="button"
              class="button small"
              aria-pressed=${view.tool === tool ? 'true' : 'false'}
              @click=${() => {
                view.chooseTool(tool);
              }}
            >
              ${name} <thecal-key-cap>${key}</thecal-key-cap>
            </button>`,
        )}
      </div>
    </details>`;
}

function renderGrade(grade: EsccGrade | 'none', { draft, change }: QuestionView): unknown {
  const words = grade === 'none' ? 'No ESCC grade is defined here' : gradeTitle(grade);
  return html`<button
    type="button"
    role="radio"
    aria-checked=${draft.grade === grade ? 'true' : 'false'}
    @click=${() => {
      change({ grade });
    }}
  >
    <thecal-grade-chip
      .value=${grade === 'none' ? { kind: 'none' } : { kind: 'grade', grade }}
      state="confirmed"
    ></thecal-grade-chip>
    ${words}
    <thecal-key-cap>${grade === 'none' ? 'N' : (grade.at(-1) ?? '').toUpperCase()}</thecal-key-cap>
  </button>`;
}

function renderConfidence({ draft, change }: QuestionView): unknown {
  return html`<div class="row">
    <strong id="sure">How sure are you?</strong>
    <span class="tools" role="group" aria-labelledby="sure">
      ${CONFIDENCES.map(
        (one) =>
          html`<button
            type="button"
            class="button small"
            aria-pressed=${draft.confidence === one ? 'true' : 'false'}
            @click=${() => {
              change({ confidence: draft.confidence === one ? null : one });
            }}
          >
            ${CONFIDENCE_NAMES[one]}
          </button>`,
      )}
    </span>
  </div>`;
}

/** What was chosen, for the foot of the panel. */
export function chosenWords({ level, grade }: DraftAnswer): unknown {
  const parts = [level, grade === 'none' ? 'no grade' : grade].filter((one) => one !== null);
  return parts.length === 0 ? nothing : html`<span class="quiet">${parts.join(', ')} chosen</span>`;
}
