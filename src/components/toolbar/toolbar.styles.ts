import { css } from 'lit';
import { baseStyles } from '../theme/shared-styles.ts';

export const toolbarStyles = [
  baseStyles,
  css`
    :host {
      display: block;
      height: 100%;
    }
    .bar {
      display: flex;
      height: 100%;
    }
    .group {
      display: flex;
      flex-direction: column;
      justify-content: center;
      gap: 1px;
      padding: 0 10px;
      border-left: 1px solid var(--tc-hairline);
    }
    .group:last-child {
      border-right: 1px solid var(--tc-hairline);
    }
    .caption {
      padding-left: 5px;
      color: var(--tc-text-2);
      font-size: 11px;
      line-height: 16px;
      white-space: nowrap;
    }
    .caption b {
      color: var(--tc-text);
      font-weight: 650;
    }
    .tools {
      display: flex;
    }
    .tool {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      height: 28px;
      padding: 0 7px;
      border: 1px solid transparent;
      border-radius: 6px;
      background: none;
      color: var(--tc-text);
      font: 400 12px/1 var(--tc-font);
      cursor: pointer;
      transition: background var(--tc-fast);
    }
    .tool:hover {
      background: var(--tc-surface-4);
    }
    .tool[aria-pressed='true'] {
      background: var(--tc-accent-wash);
      border-color: var(--tc-accent);
    }
    .tool[aria-disabled='true'] {
      color: var(--tc-text-3);
      cursor: not-allowed;
    }
    .tool[aria-disabled='true'] svg {
      opacity: 0.5;
    }
    .tool:focus-visible {
      outline-offset: 0;
    }
    .more {
      padding: 0 4px;
      --icon-size: 14px;
      color: var(--tc-text-2);
    }
    .key {
      color: var(--tc-text-2);
    }
    wa-dropdown {
      font-size: 13px;
    }
    .heading {
      font: 400 12px/1.4 var(--tc-font);
    }
    @media (max-width: 1439px) {
      .group {
        padding: 0 7px;
      }
      .tool {
        padding: 0 6px;
        gap: 5px;
      }
    }
    @media (max-width: 1359px) {
      .caption {
        display: none;
      }
      .group {
        padding: 0 6px;
      }
      .tool {
        padding: 0 6px;
        gap: 4px;
      }
    }
    @media (max-width: 1279px) {
      .key {
        display: none;
      }
    }
  `,
];
