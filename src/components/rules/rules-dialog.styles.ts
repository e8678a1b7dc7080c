import { css } from 'lit';
import { dialogStyles } from '../dialogs/dialog.styles.ts';

export const rulesDialogStyles = [
  ...dialogStyles,
  css`
    wa-dialog {
      --width: 620px;
    }
    .intro {
      margin-bottom: 12px;
      color: var(--tc-text-2);
    }
    fieldset {
      margin: 0 0 14px;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 4px;
      font-size: 14px;
      font-weight: 650;
    }
    .rule {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 76px 46px 130px;
      align-items: center;
      gap: 0 8px;
      min-height: 34px;
      border-top: 1px solid var(--tc-hairline);
    }
    .rule label {
      display: block;
      font-weight: 400;
    }
    .rule input[type='number'] {
      width: 100%;
      height: 28px;
      padding: 0 6px;
      text-align: right;
    }
    input[aria-invalid='true'] {
      border-style: dashed;
      border-width: 2px;
    }
    .unit {
      color: var(--tc-text-2);
    }
    .proposal {
      color: var(--tc-text-3);
    }
    .proposal.changed {
      color: var(--tc-text);
    }
    .problem {
      grid-column: 1 / -1;
      padding-bottom: 4px;
    }
    .problem:empty {
      display: none;
    }
    .rule.band {
      grid-template-columns: minmax(0, 1fr) auto auto;
      gap: 0 18px;
    }
    .rule.band label,
    label.site {
      display: flex;
      align-items: center;
      gap: 8px;
      font-weight: 400;
    }
    .rule.band input,
    label.site input {
      width: 16px;
      height: 16px;
      accent-color: var(--tc-accent);
    }
    .actions {
      width: 100%;
      justify-content: space-between;
    }
  `,
];
