import { html, nothing, type TemplateResult } from 'lit';
import {
  ESCC_QUESTIONS,
  type EsccAnswers,
  type EsccDifference,
  type EsccQuestion,
} from '../../domain/escc/escc.ts';
import { differenceTool, isOfReference, questionText } from '../../domain/escc/explain.ts';
import type { ReferenceName } from '../../domain/escc/reference-words.ts';
import type { EsccSliceInput } from '../../domain/escc/slice-input.ts';
import type { EsccSliceResult } from '../../domain/escc/slice-result.ts';
import '../key-cap/key-cap.ts';
import { ToolChooseEvent } from '../toolbar/toolbar-events.ts';
import { EsccAnswerEvent } from './escc-events.ts';
import { ReferenceAnswerEvent, ReferenceDrawEvent } from './fold-events.ts';

/** What the acts of a card rest on. */
export interface RangeActs {
  readonly result: EsccSliceResult | null;
  readonly input: EsccSliceInput | null;
  readonly answers: EsccAnswers;
  readonly references: readonly ReferenceName[] | null;
}

/**
 * What narrows an open grade: the one question whose answer narrows it most, answered ones so that they can be changed,
 * and the outline or the reference that would settle it. `tell` is where the acts are reported.
 */
export function renderRangeActs(acts: RangeActs, tell: EventTarget): TemplateResult {
  const { result, answers } = acts;
  const asked = ESCC_QUESTIONS.filter(
    (each) => each === result?.asks || answers[each] !== undefined,
  );
  const tool = toolOf(acts);
  return html`${asked.map((question) => renderQuestion(question, answers[question], tell))}
  ${
    tool === null && !needsReference(result)
      ? nothing
      : html`<div class="acts">
          ${tool === null ? nothing : renderTool(tool, result?.asks ?? null, tell)}
          ${needsReference(result) ? renderReference(acts, tell) : nothing}
        </div>`
  }`;
}

function renderQuestion(
  question: EsccQuestion,
  answer: boolean | undefined,
  tell: EventTarget,
): TemplateResult {
  const button = (value: boolean, label: string): TemplateResult =>
    html`<button
      type="button"
      class="button small"
      aria-pressed=${answer === value ? 'true' : 'false'}
      @click=${() => tell.dispatchEvent(new EsccAnswerEvent(question, answer === value ? null : value))}
    >
      ${label}
    </button>`;
  return html`<div
    class="question ${answer === undefined ? 'open' : ''}"
    role="group"
    aria-label=${questionText(question)}
  >
    <span>${questionText(question)}</span>${button(true, 'Yes')}${button(false, 'No')}
  </div>`;
}

const TOOLS = {
  canal: { label: 'Outline the canal', key: 'K' },
  sac: { label: 'Redraw the sac', key: 'S' },
} as const;

/** The outline that would settle what is open: what the readings differ in, or a canal to see a shift by. */
function toolOf({ result, input }: RangeActs): 'canal' | 'sac' | null {
  if (
    result === null ||
    (result.proposal.kind !== 'range' && result.proposal.kind !== 'at-least')
  ) {
    return null;
  }
  const [first] = result.differs.flatMap((difference) => differenceTool(difference) ?? []);
  if (first !== undefined) return first;
  const isShiftOpen =
    result.proposal.kind === 'range' &&
    result.proposal.open.some(
      (one) => one === 'sac-or-cord-displaced' || one === 'cord-compressed-or-displaced',
    );
  return isShiftOpen && input?.canal === null ? 'canal' : null;
}

const renderTool = (
  tool: 'canal' | 'sac',
  asks: EsccQuestion | null,
  tell: EventTarget,
): TemplateResult =>
  html`<button
    type="button"
    class="button small"
    @click=${() => tell.dispatchEvent(new ToolChooseEvent(tool))}
  >
    ${asks === null ? '' : 'or '}${TOOLS[tool].label}
    <thecal-key-cap>${TOOLS[tool].key}</thecal-key-cap>
  </button>`;

/** Whether a reference misfits, or readings differ in which of them holds. */
const needsReference = (result: EsccSliceResult | null): boolean =>
  result !== null &&
  (result.differs.some((difference: EsccDifference) => isOfReference(difference)) ||
    result.flags.some(({ kind }) => kind === 'reference-small' || kind === 'reference-wider'));

/** Another reference than the one that was found; where the reader drew it, the outline of another. */
function renderReference({ references }: RangeActs, tell: EventTarget): TemplateResult {
  const found = references?.find(({ state }) => state === 'proposed' || state === 'accepted');
  const act = (): void => {
    tell.dispatchEvent(
      found === undefined
        ? new ReferenceDrawEvent(references?.[0]?.role ?? 'reference-above')
        : new ReferenceAnswerEvent(found.image, false),
    );
  };
  return html`<button type="button" class="button small" @click=${act}>
    ${found === undefined ? 'Outline another reference' : `Choose another than ${found.text}`}
  </button>`;
}
