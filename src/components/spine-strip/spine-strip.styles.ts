import { css } from 'lit';
import { baseStyles } from '../theme/shared-styles.ts';

export const spineStripStyles = [
  baseStyles,
  css`
    :host {
      display: block;
      width: 98px;
      height: 100%;
      background: var(--tc-surface-2);
      border-right: 1px solid var(--tc-hairline);
    }
    section {
      display: flex;
      flex-direction: column;
      height: 100%;
    }
    h2 {
      flex: none;
      padding: 7px 12px 3px;
      color: var(--tc-text-2);
      font: 400 12px/1.3 var(--tc-font);
    }
    [role='listbox'] {
      flex: 1;
      min-height: 0;
      display: flex;
      flex-direction: column;
      overflow-y: auto;
      scrollbar-width: none;
    }
    .cell {
      position: relative;
      flex: 1 1 0;
      min-height: 22px;
      max-height: 34px;
      display: grid;
      grid-template-columns: 25px auto minmax(0, 1fr);
      column-gap: 2px;
      align-items: center;
      padding: 0 3px 0 8px;
      color: var(--tc-text-2);
      font-size: 12px;
      cursor: pointer;
      user-select: none;
    }
    .cell:hover {
      background: var(--tc-surface-3);
    }
    .region-start {
      border-top: 1px solid var(--tc-hairline-2);
    }
    .finding .name,
    .selected .name {
      color: var(--tc-text);
      font-weight: 650;
    }
    .not-imaged .name {
      color: var(--tc-text-3);
    }
    .selected {
      background: var(--tc-accent-wash);
      box-shadow: inset 3px 0 0 var(--tc-accent);
    }
    .selected:hover {
      background: var(--tc-accent-wash);
    }
    .cell:focus-visible {
      outline-offset: -2px;
    }
    .hatch {
      grid-column: 2 / 4;
      height: 6px;
      margin: 0 4px 0 6px;
      background: repeating-linear-gradient(
        115deg,
        transparent 0 3px,
        var(--tc-hairline-2) 3px 4px
      );
    }
    .sins {
      grid-column: 3;
      justify-self: end;
      color: var(--tc-text);
      font-size: 12px;
      font-weight: 650;
      letter-spacing: -0.04em;
      white-space: nowrap;
    }
    .sins.range {
      font-size: 11px;
    }
    @media (max-width: 1279px) {
      :host {
        width: 64px;
      }
      .cell {
        grid-template-columns: 25px minmax(0, 1fr);
        padding-left: 6px;
      }
      .sins {
        display: none;
      }
      .hatch {
        grid-column: 2;
      }
    }
  `,
];
