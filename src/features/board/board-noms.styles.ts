import { css } from 'lit';

/** NOMS of a level, the facts that a meeting changes, and the branches. `--u`: see the page's styles. */
export const boardNomsStyles = css`
  .noms {
    display: grid;
    grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr) calc(424 * var(--u));
    gap: calc(6 * var(--u)) calc(20 * var(--u));
    padding: calc(8 * var(--u)) 0 0;
    /* With branches of many levels it scrolls, rather than push verdict or footer out of sight. */
    flex: 0 1 auto;
    min-height: 0;
    overflow-y: auto;
    align-content: start;
  }
  .letter {
    display: flex;
    align-items: center;
    gap: calc(14 * var(--u));
    min-width: 0;
  }
  .letter b {
    display: grid;
    place-content: center;
    flex: none;
    width: calc(40 * var(--u));
    height: calc(38 * var(--u));
    border: 1px solid var(--tc-edge);
    border-radius: 6px;
    font-weight: 650;
  }
  .letter.open b {
    border: 2px dashed var(--tc-accent);
    color: var(--tc-accent);
  }
  .letter.open span {
    font-weight: 650;
  }
  .letter span {
    font-size: 0.9em;
    line-height: 1.1;
  }
  .edits {
    grid-column: 3;
    grid-row: 1 / 6;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(6 * var(--u)) calc(14 * var(--u));
    align-items: center;
    align-content: start;
  }
  .edits label {
    display: flex;
    align-items: center;
    gap: calc(10 * var(--u));
    color: var(--tc-text-2);
    white-space: nowrap;
  }
  select {
    width: 100%;
    height: calc(38 * var(--u));
    padding: 0 calc(10 * var(--u));
    border: 1px solid var(--tc-edge);
    border-radius: 6px;
    background: var(--tc-surface-1);
    color: inherit;
    font: 550 calc(24 * var(--u)) / 1.2 var(--tc-font);
  }
  select.changed {
    border: 2px dashed var(--tc-accent);
  }
  .branches {
    grid-column: 1 / 3;
  }
  .branch {
    margin: calc(4 * var(--u)) 0 0;
  }
  .branches {
    font-size: 0.86em;
    line-height: 1.2;
  }
  .branches:has(p:nth-of-type(3)) {
    font-size: 0.8em;
  }
  .branches:has(.branch + .branch) {
    font-size: 0.72em;
  }
  .branch p {
    margin: 0;
  }
  /* Of several levels each is one paragraph, so that the page holds them. */
  .branch + .branch p,
  .branch:has(+ .branch) p {
    display: inline;
  }
  .branch b {
    margin-right: calc(6 * var(--u));
  }
  .branch strong {
    font-weight: 650;
  }
`;
