import { css } from 'lit';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';

export const dialogStyles = [
  baseStyles,
  buttonStyles,
  css`
    wa-dialog {
      --spacing: 20px;
      --width: 440px;
    }
    wa-dialog::part(dialog) {
      border: 1px solid var(--tc-edge);
      background: var(--tc-surface-2);
    }
    wa-dialog::part(title) {
      font-size: 16px;
    }
    .actions {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
    }
    label {
      display: grid;
      gap: 6px;
      font-weight: 550;
    }
    input {
      height: 34px;
      padding: 0 10px;
      border: 1px solid var(--tc-edge);
      border-radius: 6px;
      background: var(--tc-surface-1);
      color: var(--tc-text);
      font: 400 14px var(--tc-font);
    }
    .note {
      margin-top: 10px;
      color: var(--tc-text-2);
    }
  `,
];
