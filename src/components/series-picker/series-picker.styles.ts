import { css } from 'lit';
import { baseStyles, warningStyles } from '../theme/shared-styles.ts';

export const seriesPickerStyles = [
  baseStyles,
  warningStyles,
  css`
    :host {
      display: inline-block;
      max-width: 100%;
    }
    .trigger {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      max-width: 100%;
      height: 26px;
      padding: 0 8px;
      border: 1px solid transparent;
      border-radius: 4px;
      background: color-mix(in srgb, var(--tc-surface-3) 88%, transparent);
      color: var(--tc-text);
      font: 550 13px/1 var(--tc-font);
      cursor: pointer;
      --icon-size: 14px;
    }
    .trigger:hover {
      background: var(--tc-surface-4);
    }
    .title {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    wa-dropdown {
      font-size: 13px;
    }
    .item {
      display: grid;
      max-width: 360px;
      white-space: normal;
    }
    .item strong {
      font-weight: 650;
    }
    .reason {
      color: var(--tc-text-2);
      font-size: 12px;
    }
    .item .warning {
      margin-top: 4px;
    }
  `,
];
