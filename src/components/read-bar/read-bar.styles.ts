import { css } from 'lit';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';

export const readBarStyles = [
  baseStyles,
  buttonStyles,
  css`
    :host {
      display: block;
      height: 56px;
      flex: none;
      border-bottom: 1px solid var(--tc-hairline);
      background: var(--tc-surface-2);
    }
    header {
      display: flex;
      align-items: stretch;
      justify-content: space-between;
      gap: 12px;
      height: 100%;
    }
    .study {
      display: flex;
      align-items: center;
      gap: 4px;
      flex: 0 1 400px;
      min-width: 0;
      padding-left: 18px;
    }
    .brand {
      padding-inline: 8px;
    }
    .words {
      min-width: 0;
    }
    h1 {
      font: 650 13px/1.35 var(--tc-font);
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .identity {
      display: flex;
      align-items: center;
      gap: 5px;
      max-width: 100%;
      padding: 0;
      border: 0;
      background: none;
      color: var(--tc-text-2);
      font: 400 12px/1.35 var(--tc-font);
      cursor: pointer;
      --icon-size: 14px;
    }
    .identity span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .identity:hover {
      color: var(--tc-text);
    }
    .tools {
      flex: none;
    }
    .end {
      flex: 0 1 408px;
      display: flex;
      align-items: center;
      justify-content: flex-end;
      gap: 6px;
      padding-right: 14px;
    }
    .square {
      width: 32px;
      padding: 0;
    }
    .square:not(:disabled) {
      color: var(--tc-text);
    }
    .saved {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      margin-inline: 4px 8px;
      color: var(--tc-text-2);
      white-space: nowrap;
      --icon-size: 14px;
    }
    wa-dropdown {
      font-size: 13px;
    }
    wa-dropdown-item {
      padding-block: 3px;
    }
    .group {
      padding: 6px 12px 2px;
      color: var(--tc-text-2);
      font-size: 12px;
    }
    .group:not(:first-of-type) {
      margin-top: 4px;
      border-top: 1px solid var(--tc-hairline);
    }
  `,
];
