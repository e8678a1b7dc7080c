import { css } from 'lit';
import { baseStyles } from '../theme/shared-styles.ts';

export const windowMenuStyles = [
  baseStyles,
  css`
    :host {
      display: inline-block;
    }
    .trigger {
      height: 20px;
      padding: 0 5px;
      border: 0;
      border-radius: 4px;
      background: none;
      color: inherit;
      font: inherit;
      font-variant-numeric: tabular-nums;
      text-shadow: inherit;
      cursor: pointer;
    }
    .trigger:hover {
      background: var(--tc-surface-3);
    }
    wa-dropdown {
      font-size: 13px;
      text-shadow: none;
    }
  `,
];
