import { css } from 'lit';

/** Axial, sagittal, panel: the panel alone changes between question and feedback. */
export const quizScreenStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) 456px;
    height: 100%;
    min-height: 0;
  }
  .panes {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 260px;
    min-height: 0;
  }
  .panes[data-one] {
    grid-template-columns: minmax(0, 1fr);
  }
  @media (max-width: 1199px) {
    :host {
      grid-template-columns: minmax(0, 1fr) 420px;
    }
    .panes:not([data-one]) {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }
  }
  /* A page at 200 % zoom: the axial above the sagittal. */
  @media (max-width: 859px) {
    :host {
      grid-template-columns: minmax(0, 1fr) 372px;
    }
    .panes:not([data-one]) {
      grid-template: minmax(0, 3fr) minmax(0, 2fr) / minmax(0, 1fr);
    }
    .foot {
      justify-content: flex-end;
      gap: 6px;
      padding: 6px 8px;
    }
  }
  thecal-safety-line {
    grid-column: 1 / -1;
  }
  thecal-viewport {
    border-right: 1px solid var(--tc-hairline);
  }
  aside {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--tc-surface-2);
  }
  aside,
  thecal-reference {
    grid-column: 2;
    grid-row: 1;
  }
  :host([reference]) aside {
    visibility: hidden;
  }
  .body {
    flex: 1;
    min-height: 0;
    padding: 10px 20px 8px;
    overflow-y: auto;
  }
  h1 {
    margin: 2px 0 6px;
    font-size: 20px;
    font-weight: 650;
    line-height: 1.25;
  }
  h2 {
    margin: 18px 0 6px;
  }
  .body p + p,
  thecal-tolerance-band {
    margin-top: 10px;
  }
  aside > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    padding: 12px 20px 0;
  }
  aside > header strong {
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  aside > header button {
    margin-left: auto;
  }
  ol {
    display: flex;
    flex-wrap: wrap;
    gap: 3px;
    width: 100%;
  }
  ol li {
    display: grid;
    place-content: center;
    width: 13px;
    height: 13px;
    border-radius: 3px;
    background: var(--tc-surface-4);
    font-size: 11px;
    line-height: 1;
  }
  ol li.same {
    background: var(--tc-chosen);
    color: var(--tc-chosen-ink);
  }
  ol li.here {
    outline: 2px solid var(--tc-accent);
    outline-offset: 1px;
  }
  .quiet {
    color: var(--tc-text-2);
  }
  .grades {
    display: grid;
    gap: 6px;
    margin: 14px 0 10px;
  }
  .grades button {
    display: flex;
    align-items: center;
    gap: 14px;
    min-height: 44px;
    padding: 4px 12px 4px 8px;
    border: 1px solid var(--tc-hairline-2);
    border-radius: 8px;
    background: var(--tc-surface-1);
    color: inherit;
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .grades button:hover {
    background: var(--tc-surface-3);
  }
  .grades button[aria-checked='true'] {
    border: 2px solid var(--tc-accent);
    background: var(--tc-accent-wash);
    font-weight: 650;
  }
  .grades thecal-key-cap {
    margin-left: auto;
  }
  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    margin: 8px 0;
  }
  select {
    padding: 5px 8px;
    border: 1px solid var(--tc-edge);
    border-radius: 6px;
    background: var(--tc-surface-1);
    color: inherit;
    font: inherit;
  }
  summary {
    padding: 6px 0;
    cursor: pointer;
  }
  thecal-sins-card {
    padding: 0;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 10px;
    padding: 8px 14px;
    border-top: 1px solid var(--tc-hairline-2);
  }
  .versus {
    display: flex;
    align-items: center;
    gap: 20px;
    margin-bottom: 12px;
  }
  .versus div {
    display: grid;
    gap: 4px;
  }
  .versus .between {
    flex: 1;
    border-top: 1px solid var(--tc-edge);
    padding-top: 4px;
    text-align: center;
  }
  a {
    color: var(--tc-accent);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 4px 6px 4px 0;
    border-bottom: 1px solid var(--tc-hairline);
    font-weight: 400;
    text-align: left;
  }
  th {
    color: var(--tc-text-2);
  }
  .definition {
    margin-top: 16px;
    padding: 10px 12px;
    border: 1px solid var(--tc-hairline-2);
    border-radius: 8px;
    background: var(--tc-surface-1);
  }
  .definition h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 0 4px;
  }
  .definition .quiet {
    font-size: 12px;
  }
  tr.differs td {
    font-weight: 650;
  }
  @media (max-height: 800px) {
    h1 {
      font-size: 18px;
    }
    .grades {
      gap: 4px;
      margin: 8px 0;
    }
    .grades button {
      min-height: 38px;
      padding-block: 1px;
    }
  }
`;
