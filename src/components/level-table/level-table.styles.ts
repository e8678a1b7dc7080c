import { css } from 'lit';
import { baseStyles } from '../theme/shared-styles.ts';

export const levelTableStyles = [
  baseStyles,
  css`
    :host {
      display: block;
      padding: 12px 14px;
    }
    header {
      display: flex;
      justify-content: space-between;
      align-items: baseline;
      margin-bottom: 6px;
      font-size: 12px;
    }
    /* Six whole rows below the heading; further ones scroll. */
    .scroll.long {
      max-height: 191px;
      overflow-y: auto;
    }
    .long thead th {
      position: sticky;
      top: 0;
      z-index: 1;
      background: var(--tc-panel);
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    thead th {
      padding: 2px 8px 4px;
      color: var(--tc-text-2);
      font-size: 12px;
      font-weight: 400;
      text-align: left;
    }
    tbody tr {
      height: 28px;
      cursor: pointer;
    }
    tbody tr + tr {
      border-top: 1px solid var(--tc-hairline);
    }
    tbody tr:hover {
      background: var(--tc-surface-3);
    }
    tbody tr.selected {
      background: var(--tc-accent-wash);
      box-shadow: inset 3px 0 0 var(--tc-accent);
    }
    tbody th,
    td {
      padding: 1px 8px;
      text-align: left;
      vertical-align: middle;
      white-space: nowrap;
    }
    .number {
      text-align: right;
    }
    button {
      padding: 2px 0;
      border: 0;
      background: none;
      color: inherit;
      font: 650 13px/1.4 var(--tc-font);
      cursor: pointer;
    }
    thecal-grade-chip {
      vertical-align: middle;
    }
    .why {
      padding: 0;
      border-radius: 4px;
    }
    .why:hover {
      box-shadow: 0 0 0 2px var(--tc-edge);
    }
    .cauda {
      margin-left: 6px;
      font-weight: 550;
      white-space: nowrap;
    }
    .absent {
      color: var(--tc-text-3);
    }
    .selected .absent {
      color: var(--tc-text-2);
    }
    .sins,
    .confirmed {
      display: inline-flex;
      align-items: center;
      gap: 5px;
    }
    .sins strong {
      font-weight: 650;
    }
    .confirmed {
      color: var(--tc-text-2);
      --icon-size: 14px;
    }
    .tag {
      display: inline-block;
      padding: 0 6px;
      border: 1px dashed var(--tc-edge);
      border-radius: 4px;
      color: var(--tc-text);
    }
  `,
];
