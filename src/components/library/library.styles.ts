import { css } from 'lit';
import { baseStyles, warningStyles } from '../theme/shared-styles.ts';

export const libraryStyles = [
  baseStyles,
  warningStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      min-height: 0;
      background: var(--tc-surface-1);
    }
    main {
      flex: 1;
      min-height: 0;
      overflow-y: auto;
      padding: 28px;
    }
    .columns {
      display: grid;
      grid-template-columns: clamp(420px, 36vw, 512px) minmax(0, 1fr);
      gap: 40px;
      max-width: 1680px;
      min-height: 100%;
      margin: 0 auto;
    }
    .left {
      display: flex;
      flex-direction: column;
      gap: 28px;
      min-width: 0;
    }
    thecal-drop-zone {
      flex: 0 1 420px;
    }
    .warning {
      padding: 10px 14px;
      font-size: 13px;
    }
    .right {
      display: flex;
      flex-direction: column;
      min-width: 0;
    }
    .right > section,
    thecal-open-report {
      flex: 1;
    }
    .heading {
      display: flex;
      align-items: center;
      justify-content: space-between;
      flex-wrap: wrap;
      gap: 10px;
      min-height: 30px;
      margin-bottom: 18px;
    }
    h2 {
      font-size: 15px;
    }
    .count {
      margin-left: 6px;
      color: var(--tc-text-2);
      font-size: 13px;
      font-weight: 400;
    }
    .drafts {
      margin-top: 8px;
      border-bottom: 1px solid var(--tc-hairline);
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 16px;
    }
    .segments {
      display: flex;
      border: 1px solid var(--tc-edge);
      border-radius: 6px;
      overflow: hidden;
    }
    .segments button {
      padding: 4px 12px;
      min-height: 28px;
      border: 0;
      background: none;
      color: var(--tc-text);
      font: 400 13px/1.4 var(--tc-font);
      cursor: pointer;
    }
    .segments button + button {
      border-left: 1px solid var(--tc-hairline-2);
    }
    .segments button:hover {
      background: var(--tc-surface-4);
    }
    .segments button[aria-pressed='true'] {
      background: var(--tc-chosen);
      color: var(--tc-chosen-ink);
      font-weight: 650;
    }
    .segments button:focus-visible {
      outline-offset: -3px;
    }
    footer {
      flex: none;
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 24px;
      height: 32px;
      padding: 0 28px;
      border-top: 1px solid var(--tc-hairline);
      background: var(--tc-surface-2);
      color: var(--tc-text-2);
      font-size: 12px;
      white-space: nowrap;
    }
    .local {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      --icon-size: 13px;
    }
    @media (max-width: 1240px) {
      .cards {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
    /* A low page begins with what is chosen from, not with one empty field. */
    @media (max-height: 640px) {
      main {
        padding-block: 16px;
      }
      thecal-drop-zone {
        flex-basis: 260px;
      }
    }
    @media (min-width: 2200px) {
      .columns {
        max-width: 2160px;
      }
      .cards {
        grid-template-columns: repeat(5, minmax(0, 1fr));
      }
    }
    @media (max-width: 900px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
      .local {
        display: none;
      }
    }
  `,
];
