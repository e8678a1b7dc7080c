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
  /* Read whole, in two lines where it is long: what gives way is the name of the case. */
  .unsaved .tag {
    align-self: center;
    padding-block: 0;
    line-height: 1.1;
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
    gap: calc(14 * var(--u));
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
    max-height: 100%;
    overflow: hidden;
    color: var(--tc-text-2);
    line-height: 1.1;
  }
  button.tool,
  summary.tool {
    display: inline-flex;
    align-items: center;
    gap: calc(10 * var(--u));
    min-height: calc(44 * var(--u));
    padding: 0 calc(12 * var(--u));
    border: 1px solid var(--tc-edge);
    border-radius: 8px;
    background: none;
    color: inherit;
    font: 550 calc(24 * var(--u)) / 1.2 var(--tc-font);
    white-space: nowrap;
    cursor: pointer;
  }
  button.tool[aria-pressed='true'] {
    background: var(--tc-accent-wash);
    border-color: var(--tc-accent);
  }
  button.tool:hover,
  summary.tool:hover {
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
    grid-template-rows: minmax(0, 1fr);
    gap: calc(14 * var(--u));
    flex: 1 1 0;
    min-height: calc(416 * var(--u));
    max-height: calc(459 * var(--u));
  }
  thecal-viewport {
    border-radius: 6px;
    font-size: calc(24 * var(--u));
  }
  .verdict {
    display: flex;
    flex-direction: column;
    gap: calc(10 * var(--u));
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
    padding: calc(3 * var(--u)) calc(12 * var(--u));
    border: 1px dashed var(--tc-edge);
    border-radius: 4px;
  }
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: calc(6 * var(--u)) calc(20 * var(--u));
    margin: auto 0 0;
    padding: calc(6 * var(--u)) 0;
    border-block: 1px solid var(--tc-hairline-2);
  }
  dt {
    color: var(--tc-text-2);
  }
  dd {
    display: flex;
    align-items: center;
    justify-content: end;
    gap: calc(16 * var(--u));
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
    padding: 0 0 calc(6 * var(--u));
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
    height: calc(28 * var(--u));
    font-weight: 650;
  }
  .unsaved {
    display: flex;
    align-items: center;
    gap: calc(14 * var(--u));
  }
  footer {
    display: flex;
    justify-content: space-between;
    gap: calc(20 * var(--u));
    margin-top: auto;
    padding-top: calc(6 * var(--u));
    color: var(--tc-text-2);
    flex: none;
    white-space: nowrap;
  }
  .message {
    overflow: hidden;
    color: var(--tc-text);
    text-overflow: ellipsis;
  }
  .scale {
    width: calc(160 * var(--u));
    height: calc(44 * var(--u));
    font-weight: 400;
  }
  .prior {
    margin: calc(6 * var(--u)) 0 0;
    flex: none;
  }
  .prior strong {
    font-weight: 650;
  }
  .top.pair {
    grid-template-columns: calc(424 * var(--u)) calc(424 * var(--u)) minmax(0, 1fr);
    flex: none;
    height: calc(456 * var(--u));
  }
  figure {
    display: flex;
    flex-direction: column;
    gap: calc(4 * var(--u));
    min-width: 0;
    margin: 0;
  }
  figure thecal-viewport {
    flex: 1;
  }
  figcaption {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .verdict.pair {
    gap: calc(24 * var(--u));
  }
  .verdict.pair section {
    display: grid;
    gap: calc(8 * var(--u));
  }
  .compare {
    flex: 1;
    min-height: 0;
    margin-top: calc(10 * var(--u));
    border-top: 1px solid var(--tc-hairline-2);
    overflow-y: auto;
    font-size: calc(24 * var(--u));
  }
  .pick {
    display: flex;
    align-items: center;
    gap: calc(14 * var(--u));
    margin: calc(10 * var(--u)) 0;
    white-space: nowrap;
  }
  .pick select {
    width: auto;
    max-width: calc(620 * var(--u));
  }
  .pick span {
    color: var(--tc-text-2);
  }
  .list {
    position: relative;
    z-index: 2;
    grid-column: 2;
    grid-row: 1;
    padding: calc(14 * var(--u)) calc(28 * var(--u));
    background: var(--tc-surface-1);
    overflow-y: auto;
  }
  .list .close {
    position: absolute;
    top: calc(12 * var(--u));
    right: calc(28 * var(--u));
  }
  .more {
    position: relative;
  }
  .more summary {
    display: inline-flex;
    list-style: none;
  }
  .menu {
    position: absolute;
    right: 0;
    z-index: 3;
    display: grid;
    width: max-content;
    margin-top: calc(6 * var(--u));
    padding: calc(8 * var(--u));
    border: 1px solid var(--tc-edge);
    border-radius: 8px;
    background: var(--tc-surface-2);
    box-shadow: 0 8px 24px #000a;
  }
  .menu button.tool {
    justify-content: space-between;
    border: 0;
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
