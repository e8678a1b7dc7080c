import { css } from 'lit';

/** Fields of text and choices, with their label above them. */
export const fieldStyles = css`
  label {
    display: grid;
    gap: 5px;
    min-width: 0;
    color: var(--tc-text-2);
  }
  input,
  select {
    width: 100%;
    height: 32px;
    padding: 0 10px;
    border: 1px solid var(--tc-edge);
    border-radius: 6px;
    background: var(--tc-surface-1);
    color: var(--tc-text);
    font: 400 13px var(--tc-font);
  }
  input::placeholder {
    color: var(--tc-text-3);
  }
`;
