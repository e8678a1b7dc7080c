import { css, html } from 'lit';
import { checklistItems, type ChecklistName } from '../../domain/observation-words.ts';
import { CHECKLIST_ANSWERS } from '../../domain/observations.ts';
import type { Reading } from '../../domain/reading.ts';
import { CHECKLIST_WORDS } from '../../domain/reference/checklists.ts';
import { ChecklistAnswerEvent } from './checklist-events.ts';

const NAMES = { yes: 'Yes', no: 'No' } as const;

/** A list of the study, each item yes, no, or not asked; a second press takes the answer back. */
export const renderItems = (list: ChecklistName, checklist: Reading['checklist']): unknown =>
  html`<div class="items">
    ${checklistItems(list).map(
      (item) =>
        html`<div class="item" role="group" aria-label=${CHECKLIST_WORDS[item]}>
          <span>${CHECKLIST_WORDS[item]}</span>
          ${CHECKLIST_ANSWERS.map(
            (answer) =>
              html`<button
                type="button"
                class="button small"
                aria-pressed=${checklist[item] === answer ? 'true' : 'false'}
                @click=${(event: Event) =>
                  event.currentTarget?.dispatchEvent(
                    new ChecklistAnswerEvent(item, checklist[item] === answer ? null : answer),
                  )}
              >
                ${NAMES[answer]}
              </button>`,
          )}
        </div>`,
    )}
  </div>`;

export const itemListStyles = css`
  .item {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
  }
  .items span {
    flex: 1;
  }
  .item + .item {
    border-top: 1px solid var(--tc-hairline);
  }
  .button[aria-pressed='true'],
  .button[aria-pressed='true']:hover:not(:disabled) {
    background: var(--tc-chosen);
    border-color: var(--tc-chosen);
    color: var(--tc-chosen-ink);
  }
`;
