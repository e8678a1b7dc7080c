import { css } from 'lit';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';

export const readBarStyles = [
  baseStyles,
  buttonStyles,
  css`
    :host {
      display: block;
      flex: none;
      border-bottom: 1px solid var(--tc-hairline);
      background: var(--tc-surface-2);
    }
    header {
      display: flex;
      align-items: stretch;
      justify-content: space-between;
      gap: 12px;
      min-height: 56px;
    }
    .study {
      display: flex;
      align-items: center;
      gap: 4px;
      flex: 0 2 400px;
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
      flex: 0 4 408px;
      min-width: min-content;
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
    /* What gives way first: words that an icon says too, then the study's name, then the one row. */
    @media (max-width: 1439px) {
      .study {
        padding-left: 8px;
      }
      header {
        gap: 8px;
      }
    }
    @media (max-width: 1279px) {
      .saved {
        margin-inline: 0;
      }
      .saved span {
        position: absolute;
        clip-path: inset(50%);
      }
    }
    @media (max-width: 1039px) {
      h1,
      .identity span {
        position: absolute;
        width: 1px;
        clip-path: inset(50%);
      }
      .study {
        flex: none;
        gap: 0;
      }
      .end {
        gap: 2px;
        padding-right: 6px;
      }
      .identity {
        padding: 8px;
      }
    }
    @media (max-width: 859px) {
      header {
        flex-wrap: wrap;
        gap: 0;
      }
      .study,
      .end {
        height: 42px;
      }
      .end {
        flex: 1;
      }
      .tools {
        order: 1;
        flex: 0 0 100%;
        height: 38px;
        border-top: 1px solid var(--tc-hairline);
      }
    }
  `,
];
