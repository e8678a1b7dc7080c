import { css } from 'lit';
import { definitionStyles } from '../reference/definition.ts';
import { rulesNoteStyles } from '../rules/rules-note.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';

export const sinsCardStyles = [
  baseStyles,
  buttonStyles,
  definitionStyles,
  rulesNoteStyles,
  css`
    :host {
      display: block;
      padding: 9px 14px;
    }
    header {
      display: flex;
      align-items: center;
      gap: 10px;
      margin-bottom: 4px;
    }
    .total {
      font-size: 16px;
      font-weight: 650;
      line-height: 22px;
    }
    .total.provisional {
      padding: 0 6px;
      border: 1px dashed var(--tc-edge);
      border-radius: 4px;
      line-height: 20px;
    }
    .verdict {
      margin-left: auto;
    }
    .sentence {
      min-height: 18px;
      margin: 6px 0;
      color: var(--tc-text-2);
    }
    .items {
      display: grid;
      grid-template-columns: 88px 17px minmax(0, 1fr);
      align-items: center;
      gap: 4px 5px;
    }
    /* The longest name ends short of the badge beside it, so that both can be pressed. */
    .name {
      letter-spacing: -0.03em;
      white-space: nowrap;
    }
    .note {
      grid-column: 3;
      margin-top: -3px;
      color: var(--tc-text-2);
      font-size: 12px;
    }
    .badge {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      width: 17px;
      height: 17px;
      border: 1px solid var(--tc-edge);
      border-radius: 4px;
      color: var(--tc-text-2);
      font: 650 11px/1 var(--tc-font);
    }
    /* Larger than the badge in it, so that it can be pressed; it takes no room of its own. */
    .evidence {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      width: 24px;
      height: 24px;
      margin: -3.5px;
      padding: 0;
      border: 0;
      border-radius: 6px;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    .evidence .badge {
      text-decoration: underline;
      text-underline-offset: 2px;
    }
    .evidence:hover .badge {
      border-color: var(--tc-text);
    }
    .evidence:focus-visible {
      outline: 2px solid var(--tc-accent);
    }
    .badge.reader {
      background: var(--tc-chosen);
      border-color: var(--tc-chosen);
      color: var(--tc-chosen-ink);
    }
    .badge.missing {
      border: 1px dashed var(--tc-text-2);
      color: var(--tc-text);
    }
    .foot {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: 28px;
      margin-top: 6px;
    }
    .legend {
      display: flex;
      gap: 9px;
      color: var(--tc-text-2);
      font-size: 12px;
    }
    .legend li {
      display: inline-flex;
      align-items: center;
      gap: 5px;
    }
    @media (max-height: 839px) {
      .legend {
        display: none;
      }
      .sentence {
        min-height: 0;
      }
    }
  `,
];
