import { css, html, nothing } from 'lit';
import { changedWords, type RuleGroup } from '../../domain/rule-words.ts';
import type { ReadingRules } from '../../domain/rules.ts';
import '../icon/icon.ts';
import { RulesOpenEvent } from './rules-events.ts';

/** Says on a card that its proposals follow numbers of the reader; nothing while they are as proposed. */
export function rulesNote(rules: ReadingRules, group: RuleGroup): unknown {
  const words = changedWords(rules, group);
  if (words === null) return nothing;
  return html`<p class="rules-note">
    <button
      type="button"
      title=${words}
      @click=${(event: Event) => event.currentTarget?.dispatchEvent(new RulesOpenEvent())}
    >
      <thecal-icon name="settings"></thecal-icon>Tolerances changed by the reader<span
        class="visually-hidden"
        >: ${words}</span
      >
    </button>
  </p>`;
}

export const rulesNoteStyles = css`
  .rules-note button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    margin-bottom: 6px;
    padding: 1px 8px 1px 6px;
    border: 1px dashed var(--tc-edge);
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    --icon-size: 13px;
  }
  .rules-note button:hover {
    background: var(--tc-surface-3);
  }
`;
