import { css } from 'lit';
import { definitionStyles } from '../reference/definition.ts';
import { rulesNoteStyles } from '../rules/rules-note.ts';
import { baseStyles, buttonStyles, warningStyles } from '../theme/shared-styles.ts';

export const esccCardStyles = [
  baseStyles,
  buttonStyles,
  warningStyles,
  definitionStyles,
  rulesNoteStyles,
  css`
    h2 {
      white-space: nowrap;
    }
    :host {
      display: block;
      padding: 10px 14px;
    }
    header {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-bottom: 6px;
    }
    .site {
      margin-left: auto;
      font-size: 12px;
    }
    .tag {
      padding: 0 6px;
      border: 1px dashed var(--tc-edge);
      border-radius: 4px;
    }
    .confirmed {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      color: var(--tc-text-2);
      --icon-size: 14px;
    }
    .verdict {
      display: flex;
      gap: 12px;
      align-items: flex-start;
      min-height: 64px;
    }
    .words {
      flex: 1;
      min-width: 0;
      display: grid;
      justify-items: start;
      gap: 4px;
      align-content: center;
      min-height: 64px;
    }
    .words strong {
      font-size: 14px;
      font-weight: 650;
    }
    .title {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      align-items: baseline;
    }
    .band {
      color: var(--tc-text-2);
    }
    .explanation.loud {
      color: var(--tc-text);
      font-weight: 550;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .explanation {
      color: var(--tc-text-2);
      font-size: 12px;
    }
    .below {
      font-size: 14px;
    }
    .measures {
      margin: 6px 0 4px;
    }
    .measures button {
      display: grid;
      grid-template-columns: 94px minmax(60px, 1fr) 60px 106px;
      align-items: center;
      gap: 8px;
      width: 100%;
      min-height: 24px;
      padding: 0;
      border: 0;
      border-radius: 4px;
      background: none;
      color: var(--tc-text-2);
      font: 400 13px/1.3 var(--tc-font);
      text-align: left;
      cursor: pointer;
    }
    .measures button:hover {
      background: var(--tc-surface-3);
    }
    .measures button:focus-visible {
      outline-offset: 0;
    }
    .value {
      color: var(--tc-text);
      font-weight: 650;
      text-align: right;
      white-space: nowrap;
    }
    .result {
      font-size: 12px;
      line-height: 1.25;
    }
    .decided .label {
      font-weight: 650;
    }
    .decided .label,
    .decided .result {
      color: var(--tc-text);
    }
    .folded {
      display: none;
      font-size: 12px;
    }
    .question {
      display: flex;
      align-items: center;
      gap: 6px;
      margin-top: 4px;
      padding: 2px 4px 2px 8px;
      border-radius: 6px;
    }
    .question.open {
      box-shadow: inset 0 0 0 1px var(--tc-accent);
    }
    .question span {
      flex: 1;
    }
    .button[aria-pressed='true'],
    .button[aria-pressed='true']:hover:not(:disabled) {
      background: var(--tc-chosen);
      border-color: var(--tc-chosen);
      color: var(--tc-chosen-ink);
    }
    .grades {
      display: grid;
      grid-template-columns: repeat(6, 1fr);
      gap: 5px;
      margin-top: 8px;
    }
    .grade {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 7px;
      height: 38px;
      padding: 0 2px;
      border: 1px solid var(--tc-edge);
      border-radius: 6px;
      background: linear-gradient(to top, var(--grade) 0 4px, var(--tc-surface-3) 4px);
      color: var(--tc-text);
      font: 650 16px/1 var(--tc-font);
      cursor: pointer;
    }
    .grade:hover {
      background: linear-gradient(to top, var(--grade) 0 4px, var(--tc-surface-4) 4px);
    }
    .grade.proposed {
      border: 2px dashed var(--grade);
    }
    .grade[aria-pressed='true'] {
      background: var(--grade);
      border-color: var(--grade);
      color: var(--grade-ink);
      --key-cap-edge: var(--grade-ink);
      --key-cap-ink: var(--grade-ink);
      --key-cap-fill: transparent;
    }
    .difference {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin-top: 8px;
    }
    .difference p {
      flex: 1 0 100%;
    }
    .changed {
      margin-top: 8px;
    }
    .projected {
      margin-top: 4px;
      padding-left: 8px;
      border-left: 2px dashed var(--tc-edge);
      color: var(--tc-text-2);
      font-size: 12px;
    }
    .beside {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      margin-top: 6px;
    }
    @media (max-height: 959px) {
      :host([compact]) .measures .other {
        display: none;
      }
      :host([compact]) .folded {
        display: block;
      }
    }
    @media (max-height: 779px) {
      .measures .other {
        display: none;
      }
      .folded {
        display: block;
      }
    }
  `,
];
