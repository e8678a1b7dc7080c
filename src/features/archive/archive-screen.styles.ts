import { css } from 'lit';
import { fieldStyles } from '../../components/archive/field.styles.ts';
import { baseStyles, buttonStyles, warningStyles } from '../../components/theme/shared-styles.ts';

export const archiveScreenStyles = [
  baseStyles,
  buttonStyles,
  warningStyles,
  fieldStyles,
  css`
    :host {
      display: block;
      height: 100%;
      overflow-y: auto;
      padding: 28px;
      background: var(--tc-surface-1);
    }
    .columns {
      display: grid;
      grid-template-columns: 300px minmax(0, 1fr);
      gap: 40px;
      max-width: 1680px;
      margin: 0 auto;
    }
    .heading {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 32px;
      margin-bottom: 16px;
    }
    h1 {
      margin: 0;
      font-size: 16px;
      font-weight: 650;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    h2 {
      font-size: 15px;
    }
    .push {
      margin-left: auto;
    }
    form {
      display: grid;
      gap: 12px;
    }
    .two {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 10px;
    }
    .spans {
      display: flex;
      gap: 6px;
    }
    .send {
      display: flex;
      gap: 8px;
      margin-top: 4px;
    }
    .count {
      color: var(--tc-text-2);
    }
    .state {
      display: flex;
      align-items: center;
      gap: 14px;
      min-height: 46px;
    }
    .warning {
      align-items: center;
      padding: 10px 14px;
      margin-bottom: 12px;
      font-size: 13px;
    }
    .warning .button {
      margin-left: auto;
      flex: none;
    }
    .nothing {
      display: grid;
      justify-items: center;
      gap: 10px;
      max-width: 460px;
      margin: 14vh auto 0;
      text-align: center;
      --icon-size: 34px;
    }
    .nothing h1 {
      font-size: 18px;
    }
    thecal-open-progress,
    thecal-open-report {
      margin-bottom: 16px;
    }
    @media (max-width: 900px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
];
