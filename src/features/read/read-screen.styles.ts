import { css } from 'lit';

/** The layout of the Read screen. Source: spec design section 1. */
export const readScreenStyles = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) 28px / 98px minmax(0, 1fr) 408px;
    grid-template-areas: 'bar bar bar' 'strip panes panel' 'status status status';
    height: 100vh;
    background: var(--tc-surface-1);
    position: relative;
  }
  :host([schematic]) {
    grid-template-columns: 98px minmax(0, 1fr) 472px;
  }
  thecal-read-bar {
    grid-area: bar;
    border-bottom: 1px solid var(--tc-hairline);
    min-width: 0;
  }
  thecal-spine-strip {
    grid-area: strip;
    border-right: 1px solid var(--tc-hairline);
    min-height: 0;
    overflow: hidden auto;
  }
  .panes {
    grid-area: panes;
    position: relative;
    display: grid;
    gap: 1px;
    background: var(--tc-hairline);
    min-width: 0;
    min-height: 0;
  }
  /* A reference is being outlined: a state that nobody overlooks. */
  .panes[data-reference]::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px dashed var(--tc-sac);
    pointer-events: none;
  }
  .panes[data-layout='1x1'] {
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .panes[data-layout='1x2'] {
    grid-template: minmax(0, 1fr) / minmax(0, 41fr) minmax(0, 59fr);
  }
  .panes[data-layout='2x2'] {
    grid-template: repeat(2, minmax(0, 1fr)) / repeat(2, minmax(0, 1fr));
  }
  aside {
    grid-area: panel;
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-left: 1px solid var(--tc-hairline);
    background: var(--tc-panel);
  }
  .kept {
    flex: none;
    padding: 12px 14px;
    border-bottom: 1px solid var(--tc-hairline);
    background: var(--tc-surface-2);
  }
  .kept div {
    display: flex;
    gap: 8px;
    margin-top: 10px;
  }
  thecal-open-progress {
    flex: none;
    padding: 12px 14px;
    border-bottom: 1px solid var(--tc-hairline);
  }
  .cards {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  .cards > * {
    flex: none;
  }
  .cards > thecal-empty-reading {
    flex: 1 0 auto;
  }
  .cards > * + * {
    border-top: 1px solid var(--tc-hairline);
  }
  .folds {
    display: grid;
    grid-template-columns: 1fr 1fr;
    border-top: 1px solid var(--tc-hairline);
  }
  thecal-panel-actions {
    border-top: 1px solid var(--tc-hairline);
  }
  thecal-status-line {
    grid-area: status;
    border-top: 1px solid var(--tc-hairline);
  }
  /* The reference takes the panel's place; a wide screen has room for both. Messages stay in sight. */
  thecal-reference {
    grid-area: panel;
    z-index: 2;
    border-left: 1px solid var(--tc-hairline);
  }
  @media (max-width: 1799px) {
    :host([reference]) aside > :not(thecal-toast) {
      visibility: hidden;
    }
  }
  @media (min-width: 1800px) {
    :host([reference]) {
      grid-template: auto minmax(0, 1fr) 28px / 98px minmax(0, 1fr) 408px 408px;
      grid-template-areas: 'bar bar bar bar' 'strip panes panel reference' 'status status status status';
    }
    :host([reference][schematic]) {
      grid-template-columns: 98px minmax(0, 1fr) 472px 408px;
    }
    thecal-reference {
      grid-area: reference;
    }
  }
  /* Messages take room of their own, so that they never lie on what is read: the cards above scroll. */
  thecal-toast {
    position: relative;
    flex: none;
    z-index: 4;
  }
  .question {
    position: absolute;
    z-index: 5;
    padding: 10px;
    border: 1px solid var(--tc-edge);
    border-radius: 8px;
    background: var(--tc-surface-2);
    box-shadow: 0 8px 24px #000a;
  }
  .question input,
  .question select {
    width: 220px;
    padding: 6px 8px;
    border: 1px solid var(--tc-edge);
    border-radius: 6px;
    background: var(--tc-surface-3);
    color: var(--tc-text);
    font: inherit;
  }
  @media (max-width: 1279px) {
    :host,
    :host([schematic]) {
      grid-template-columns: 64px minmax(0, 1fr) 408px;
    }
  }
  /* A page at 200 % zoom: the images one above the other. */
  @media (max-width: 859px) {
    :host,
    :host([schematic]) {
      grid-template-columns: 58px minmax(0, 1fr) 348px;
    }
    .panes[data-layout='1x2'] {
      grid-template: repeat(2, minmax(0, 1fr)) / minmax(0, 1fr);
    }
  }
`;
