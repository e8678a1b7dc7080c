import { css } from 'lit';
import { baseStyles } from '../theme/shared-styles.ts';
import { statePatternStyles } from './state-patterns.ts';

export const schematicStyles = [
  baseStyles,
  statePatternStyles,
  css`
    :host {
      display: block;
    }
    .drawing {
      position: relative;
    }
    .drawing > svg {
      display: block;
      width: 100%;
      max-height: 46vh;
    }
    .sector {
      stroke-width: 1.3;
      cursor: pointer;
      outline: none;
    }
    .sector.soft.state-not-looked-at {
      stroke-dasharray: 3 3;
      fill: var(--tc-surface-2);
    }
    .sector.pointed {
      stroke: var(--tc-text);
      stroke-width: 2;
    }
    .landmarks {
      pointer-events: none;
    }
    .body-edge,
    .sac,
    .cord {
      fill: none;
    }
    .body-edge {
      stroke: var(--tc-text-2);
      stroke-width: 1.4;
    }
    .sac {
      stroke: var(--tc-sac);
      stroke-width: 2;
      stroke-dasharray: 9 3;
    }
    .cord {
      stroke: var(--tc-cord);
      stroke-width: 2;
    }
    text {
      fill: var(--tc-text);
      font: 400 13px var(--tc-font);
      text-anchor: middle;
      paint-order: stroke;
      stroke: var(--tc-surface-2);
      stroke-width: 3px;
    }
    .side {
      font-size: 17px;
      font-weight: 650;
    }
    .ring {
      fill: none;
      stroke: var(--tc-accent);
      stroke-width: 3.5;
      pointer-events: none;
    }
    .tip {
      position: absolute;
      bottom: 0;
      display: grid;
      gap: 1px;
      max-width: 43%;
      padding: 6px 10px;
      border: 1px solid var(--tc-edge);
      border-radius: 6px;
      background: var(--tc-surface-4);
      pointer-events: none;
    }
    .tip strong {
      font-weight: 650;
    }
    .tip .how {
      color: var(--tc-text-2);
      font-size: 12px;
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 4px 8px;
      margin-top: 6px;
      color: var(--tc-text-2);
      font-size: 12px;
    }
    .legend li {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
  `,
];
