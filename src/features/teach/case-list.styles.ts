import { css } from 'lit';

/** Title and what can be done above, filters below it, cases as rows. */
export const caseListStyles = css`
  :host {
    display: block;
    height: 100%;
    overflow-y: auto;
    padding: 24px 28px;
  }
  :host([over]) main {
    outline: 2px dashed var(--tc-accent);
    outline-offset: 10px;
  }
  main {
    display: grid;
    gap: 16px;
    max-width: 1160px;
    margin: 0 auto;
  }
  header,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px 16px;
  }
  header {
    align-items: center;
  }
  h1 {
    flex: 1 1 320px;
    font-size: 18px;
    font-weight: 650;
  }
  h1 span {
    margin-left: 8px;
    color: var(--tc-text-2);
    font-size: 13px;
    font-weight: 400;
  }
  label {
    display: grid;
    gap: 4px;
    color: var(--tc-text-2);
  }
  label.check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    color: var(--tc-text);
  }
  label.check input {
    accent-color: var(--tc-accent);
  }
  label.button {
    display: inline-flex;
    color: var(--tc-text);
  }
  label.button input {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }
  label:focus-within {
    outline: 2px solid var(--tc-accent);
    outline-offset: 2px;
  }
  select {
    min-height: 32px;
    padding: 5px 8px;
    border: 1px solid var(--tc-edge);
    border-radius: 6px;
    background: var(--tc-surface-2);
    color: var(--tc-text);
    font: inherit;
  }
  a.button {
    text-decoration: none;
  }
  ul {
    display: grid;
    gap: 8px;
  }
  .case {
    display: grid;
    grid-template-columns: 84px 130px minmax(0, 1fr) 168px;
    align-items: center;
    gap: 20px;
    width: 100%;
    min-height: 84px;
    padding: 0 20px 0 0;
    border: 1px solid var(--tc-hairline-2);
    border-radius: 10px;
    background: var(--tc-surface-2);
    color: inherit;
    font: inherit;
    text-align: left;
    overflow: hidden;
  }
  button.case {
    cursor: pointer;
  }
  button.case:hover {
    border-color: var(--tc-edge);
    background: var(--tc-surface-3);
  }
  button.case:focus-visible {
    outline-offset: -2px;
  }
  img,
  .blank {
    display: block;
    width: 84px;
    height: 84px;
    background: var(--tc-canvas);
    object-fit: cover;
  }
  strong {
    display: block;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .vignette {
    display: -webkit-box;
    overflow: hidden;
    -webkit-line-clamp: 3;
    -webkit-box-orient: vertical;
  }
  .result {
    display: flex;
    align-items: center;
    gap: 8px;
    justify-content: end;
  }
`;
