import { css } from 'lit';

/** One column of sections; a pair's coefficients stand beside its matrix. */
export const agreementStyles = css`
  :host {
    display: block;
    height: 100%;
    overflow-y: auto;
    padding: 24px 28px;
  }
  main {
    display: grid;
    gap: 16px;
    max-width: 1160px;
    margin: 0 auto;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px;
  }
  h1 {
    flex: 1;
    font-size: 18px;
    font-weight: 650;
  }
  section {
    padding: 16px 20px;
    border: 1px solid var(--tc-hairline-2);
    border-radius: 10px;
    background: var(--tc-surface-2);
    overflow-x: auto;
  }
  h2 {
    margin-bottom: 10px;
  }
  h3 {
    margin-bottom: 6px;
    color: var(--tc-text-2);
    font-size: 13px;
    font-weight: 550;
  }
  section p + p,
  .pair {
    margin-top: 8px;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: 20px 64px;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: 4px 20px 4px 0;
    border-bottom: 1px solid var(--tc-hairline);
    font-weight: 400;
    text-align: left;
  }
  th {
    color: var(--tc-text-2);
  }
  .matrix th,
  .matrix td {
    min-width: 36px;
    height: 28px;
    padding: 3px 6px;
    text-align: center;
  }
  .matrix .same {
    background: var(--tc-surface-4);
  }
  .matrix .border {
    border-left: 2px solid var(--tc-edge);
  }
  .matrix tr.border > * {
    border-top: 2px solid var(--tc-edge);
  }
  strong {
    font-weight: 650;
  }
  td a,
  th a {
    color: var(--tc-accent);
  }
  a.button {
    text-decoration: none;
  }
  label.button {
    display: inline-flex;
    align-items: center;
  }
  input {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }
  label:focus-within {
    outline: 2px solid var(--tc-accent);
    outline-offset: 2px;
  }
  :host([over]) main {
    outline: 2px dashed var(--tc-accent);
    outline-offset: 10px;
  }
`;
