import { css, html } from 'lit';
import type { CardId } from '../../domain/reference/reference.ts';
import '../icon/icon.ts';
import { DefinitionAskEvent } from './reference-events.ts';

const ask = (card: CardId) => (event: Event) => {
  event.currentTarget?.dispatchEvent(new DefinitionAskEvent(card));
};

/** Words that lead to their definition. */
export const definedWords = (card: CardId, words: string): unknown =>
  html`<button
    type="button"
    class="defined"
    data-card=${card}
    aria-label="${words}, definition"
    title="Definition of ${words}"
    @click=${ask(card)}
  >
    ${words}
  </button>`;

/** A book beside a heading, for what the heading names. */
export const definitionButton = (card: CardId, of: string): unknown =>
  html`<button
    type="button"
    class="define"
    data-card=${card}
    aria-label="Definition of ${of}"
    title="Definition of ${of}"
    @click=${ask(card)}
  >
    <thecal-icon name="book"></thecal-icon>
  </button>`;

export const definitionStyles = css`
  .defined {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: left;
    text-decoration: underline dotted var(--tc-edge);
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .defined:hover {
    text-decoration-color: currentcolor;
    text-decoration-style: solid;
  }
  .define {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 24px;
    height: 24px;
    margin: -2px 0 -2px -4px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--tc-text-2);
    cursor: pointer;
    --icon-size: 15px;
  }
  .define:hover {
    background: var(--tc-surface-3);
    color: var(--tc-text);
  }
`;
