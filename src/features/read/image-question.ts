import { html, nothing } from 'lit';
import type { Compartment } from '../../domain/compartment.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { MarkId, Reading } from '../../domain/reading.ts';
import { createMarkId } from '../../editor/mark-id.ts';
import type { EditorQuestion } from '../../editor/session-state.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { ThecalViewport } from '../viewer/index.ts';
import { answerLevelName } from './answer-level-name.ts';
import './level-menu.ts';
import type { MarksDesk } from './marks-desk.ts';
import './question-menu.ts';

/** A question beside the place on an image that it is about; nothing while none is asked. */
export function renderImageQuestion(
  session: EditorSession,
  panes: Element | null,
  viewport: ThecalViewport | null,
  marks: MarksDesk,
): unknown {
  const { question, reading } = session.state;
  if (!question) return nothing;
  const at = placeOf(question, reading, panes, viewport);
  const style = `left:${at.x}px;top:${at.y}px`;
  switch (question.kind) {
    case 'menu':
      return marks.renderMenu(question, style);
    case 'level-name':
      return html`<thecal-level-menu
        style=${style}
        .suggestion=${question.suggestion}
        .counting=${reading.counting}
        @vertebra-choose=${(event: Event & { vertebra: Vertebra }) => {
          answerLevelName(session, question, event.vertebra);
        }}
        @counting-change=${(event: Event & { counting: Reading['counting'] }) => {
          const { levels } = session.state.reading;
          session.dispatch({ kind: 'set-levels', levels, counting: event.counting });
        }}
      ></thecal-level-menu>`;
    case 'arrow-text':
      return html`<thecal-arrow-question
        style=${style}
        @arrow-text=${(event: Event & { text: string }) => {
          nameArrow(session, question.id, event.text);
        }}
      ></thecal-arrow-question>`;
    case 'marker-compartment':
      return html`<thecal-compartment-question
        style=${style}
        .level=${question.level}
        @compartment-choose=${({ compartment }: Event & { compartment: Compartment }) => {
          const { level, image, point } = question;
          session.view({ question: null });
          session.dispatch({
            kind: 'add-marker',
            marker: { id: createMarkId(), level, compartment, image, point },
          });
        }}
      ></thecal-compartment-question>`;
  }
}

/** Room that questions take. Unit: CSS px. */
const QUESTION = {
  width: 260,
  height: { 'level-name': 270, 'arrow-text': 90, 'marker-compartment': 90, menu: 520 },
} as const;
/** Beyond the column, so that the next body is seen. Unit: CSS px. */
const BESIDE_COLUMN_PX = 90;

/** Within the panes: beside the place, to its left where there is no room to its right; never out of sight. */
function placeOf(
  question: EditorQuestion,
  reading: Reading,
  panes: Element | null,
  viewport: ThecalViewport | null,
): { readonly x: number; readonly y: number } {
  const around = panes?.getBoundingClientRect();
  const box = viewport?.getBoundingClientRect();
  const point =
    question.kind === 'arrow-text'
      ? reading.measurements.find((one) => one.id === question.id)?.points[0]
      : question.point;
  if (!around || !box || !viewport?.view || !point) return { x: 20, y: 60 };
  const [x, y] = viewport.view.toCanvas(point);
  const at = box.left - around.left + x;
  const away = question.kind === 'level-name' ? BESIDE_COLUMN_PX : 12;
  const isRoomRight = at + away + QUESTION.width <= around.width;
  const left = isRoomRight ? at + away : at - away - QUESTION.width;
  const top = box.top - around.top + y - 60;
  return {
    x: Math.max(8, Math.min(left, around.width - QUESTION.width)),
    y: Math.max(48, Math.min(top, around.height - QUESTION.height[question.kind])),
  };
}

function nameArrow(session: EditorSession, id: MarkId, text: string): void {
  session.view({ question: null });
  const arrow = session.state.reading.measurements.find((one) => one.id === id);
  if (arrow?.kind === 'arrow') {
    session.dispatch({ kind: 'replace-measurement', measurement: { ...arrow, text } });
  }
}
