import { css } from 'lit';

/** Everything scales with the smaller side of the screen: `--u` is one pixel of a 1440 x 900 drawing. */
export const boardScreenStyles = css`
  .page {
    --u: min(100vw / 1440, 100vh / 900);
    display: grid;
    grid-template-columns: calc(96 * var(--u)) minmax(0, 1fr);
    height: 100vh;
    background: var(--tc-surface-1);
    color: var(--tc-text);
    font-size: calc(24 * var(--u));
    line-height: 1.25;
  }
  /* Beside the page, which scales to what is left. */
  :host([reference]) .page,
  :host([eposo]) .page {
    --u: min((100vw - 520px) / 1440, 100vh / 900);
    grid-template-columns: calc(96 * var(--u)) minmax(0, 1fr) 520px;
  }
  thecal-reference,
  thecal-eposo-panel {
    grid-column: 3;
    grid-row: 1;
    border-left: 1px solid var(--tc-hairline-2);
  }
  :host([reference]) header p,
  :host([eposo]) header p {
    display: none;
  }
  .unsaved {
    flex: 1;
    justify-content: end;
    min-width: 0;
  }
  .unsaved .tag {
    align-self: center;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  main {
    grid-column: 2;
    grid-row: 1;
    display: flex;
    flex-direction: column;
    min-width: 0;
    padding: 0 calc(28 * var(--u)) calc(10 * var(--u));
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: center;
    gap: calc(20 * var(--u));
    height: calc(68 * var(--u));
    flex: none;
  }
  h1 {
    margin: 0;
    font-size: calc(30 * var(--u));
    font-weight: 650;
    white-space: nowrap;
  }
  header p {
    margin: 0;
    flex: 1;
    overflow: hidden;
    color: var(--tc-text-2);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  button.tool,
  a.tool {
    display: inline-flex;
    align-items: center;
    gap: calc(10 * var(--u));
    min-height: calc(44 * var(--u));
    padding: 0 calc(14 * var(--u));
    border: 1px solid var(--tc-edge);
    border-radius: 8px;
    background: none;
    color: inherit;
    font: 550 calc(24 * var(--u)) / 1.2 var(--tc-font);
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
  }
  button.tool:hover,
  a.tool:hover {
    background: var(--tc-surface-3);
  }
  button.evaluation {
    min-height: 0;
    margin-left: calc(14 * var(--u));
    padding: calc(1 * var(--u)) calc(10 * var(--u));
  }
  .top {
    display: grid;
    grid-template-columns: calc(440 * var(--u)) calc(262 * var(--u)) minmax(0, 1fr);
    gap: calc(14 * var(--u));
    height: calc(424 * var(--u));
    flex: none;
  }
  thecal-viewport {
    border-radius: 6px;
    font-size: calc(24 * var(--u));
  }
  .verdict {
    display: flex;
    flex-direction: column;
    gap: calc(14 * var(--u));
    padding-left: calc(14 * var(--u));
    min-width: 0;
  }
  h2 {
    margin: 0;
    color: var(--tc-text-2);
    font-size: calc(24 * var(--u));
    font-weight: 400;
  }
  .grade {
    display: flex;
    align-items: center;
    gap: calc(20 * var(--u));
  }
  .grade strong,
  .sins-line strong {
    font-weight: 650;
  }
  .grade strong {
    font-size: calc(27 * var(--u));
  }
  .tag {
    align-self: start;
    padding: calc(3 * var(--u)) calc(12 * var(--u));
    border: 1px dashed var(--tc-edge);
    border-radius: 4px;
  }
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: calc(6 * var(--u)) calc(20 * var(--u));
    margin: auto 0;
    padding: calc(10 * var(--u)) 0;
    border-block: 1px solid var(--tc-hairline-2);
  }
  dt {
    color: var(--tc-text-2);
  }
  dd {
    margin: 0;
    font-size: calc(30 * var(--u));
    font-weight: 650;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .sins-line {
    display: flex;
    align-items: center;
    gap: calc(14 * var(--u));
  }
  .sins-line strong {
    font-size: calc(60 * var(--u));
    line-height: 1;
  }
  .sins-line svg {
    width: calc(24 * var(--u));
    height: calc(24 * var(--u));
  }
  .strip {
    display: flex;
    gap: 2px;
    margin: calc(14 * var(--u)) 0 0;
    padding: 0 0 calc(12 * var(--u));
    border-bottom: 1px solid var(--tc-hairline-2);
    list-style: none;
    flex: none;
  }
  .strip li {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    min-width: 0;
    white-space: nowrap;
  }
  .strip .cell,
  .strip button {
    display: flex;
    align-items: center;
    justify-content: center;
    width: 100%;
    height: calc(43 * var(--u));
    padding: 0;
    border: 0;
    background: var(--tc-surface-3);
    color: inherit;
    font: inherit;
  }
  .strip button {
    cursor: pointer;
  }
  .strip button[aria-current] {
    box-shadow: inset 0 0 0 2px var(--tc-accent);
  }
  .strip .unseen .cell {
    background: repeating-linear-gradient(135deg, transparent 0 4px, var(--tc-hairline-2) 4px 5px);
  }
  .strip .name {
    height: calc(30 * var(--u));
    color: var(--tc-text-2);
  }
  .strip .found {
    color: var(--tc-text);
  }
  .strip .sins {
    height: calc(30 * var(--u));
    font-weight: 650;
  }
  .noms {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) calc(430 * var(--u));
    gap: calc(8 * var(--u)) calc(20 * var(--u));
    padding: calc(12 * var(--u)) 0 0;
    flex: 1;
    min-height: 0;
    align-content: start;
  }
  .noms h2 {
    grid-column: 1 / 3;
    color: var(--tc-text);
    font-weight: 650;
  }
  .noms h2 span {
    color: var(--tc-text-2);
    font-weight: 400;
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
    width: calc(42 * var(--u));
    height: calc(42 * var(--u));
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
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
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
    height: calc(40 * var(--u));
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
  .branch {
    grid-column: 1 / 3;
    margin: calc(4 * var(--u)) 0 0;
  }
  .branch strong {
    font-weight: 650;
  }
  .unsaved {
    display: flex;
    align-items: center;
    gap: calc(14 * var(--u));
  }
  footer {
    color: var(--tc-text-2);
    font-size: calc(14 * var(--u));
    flex: none;
  }
  thecal-key-cap {
    zoom: 1.1;
  }
  :focus-visible {
    outline: 2px solid var(--tc-accent);
    outline-offset: 2px;
  }
  @media print {
    .tool,
    .edits {
      display: none;
    }
  }
`;
