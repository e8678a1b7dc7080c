import { css } from 'lit';
import { definitionStyles } from '../reference/definition.ts';
import { itemListStyles } from './item-list.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';

export const observationsCardStyles = [
  baseStyles,
  buttonStyles,
  definitionStyles,
  itemListStyles,
  css`
    :host {
      display: block;
      padding: 4px 14px 8px;
    }
    summary {
      display: flex;
      align-items: baseline;
      gap: 10px;
      padding: 7px 0;
      cursor: pointer;
    }
    .lead {
      flex: 1;
      overflow: hidden;
      color: var(--tc-text-2);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .card[open] > summary .lead {
      display: none;
    }
    h2,
    h3 {
      white-space: nowrap;
    }
    h3 {
      font-size: 13px;
      font-weight: 550;
    }
    .fold {
      border-top: 1px solid var(--tc-hairline);
    }
    .fold[open] {
      padding-bottom: 8px;
    }
    .signs {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 4px;
      padding: 2px 0 10px;
    }
    .pairs {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 4px;
    }
    .pairs .head {
      color: var(--tc-text-2);
    }
    .pairs button {
      min-height: 32px;
      padding: 4px 8px;
      border: 1px solid var(--tc-edge);
      border-radius: 6px;
      background: var(--tc-surface-3);
      color: inherit;
      font: inherit;
      line-height: 1.25;
      text-align: left;
      cursor: pointer;
    }
    .pairs button:hover {
      background: var(--tc-surface-4);
    }
    .pairs button[aria-pressed='true'],
    .pairs button[aria-pressed='true']:hover {
      background: var(--tc-chosen);
      border-color: var(--tc-chosen);
      color: var(--tc-chosen-ink);
    }
    .signs li {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    .foot {
      margin-top: 6px;
    }
    .tally {
      margin: 8px 0 4px;
    }
  `,
];
