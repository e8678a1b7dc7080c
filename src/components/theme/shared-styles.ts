import { css } from 'lit';

/** What every element starts from: box model, panel type, focus ring, no motion where none is wanted. */
export const baseStyles = css`
  :host {
    box-sizing: border-box;
    font: 400 13px/1.4 var(--tc-font);
    font-variant-numeric: tabular-nums;
    color: var(--tc-text);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--tc-accent);
    outline-offset: 2px;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 14px;
    font-weight: 650;
  }
  .quiet {
    color: var(--tc-text-2);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Push buttons: `.button`, with `.primary`, `.plain` and `.small`. */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 32px;
    padding: 4px 12px;
    border: 1px solid var(--tc-edge);
    border-radius: 6px;
    background: var(--tc-surface-3);
    color: var(--tc-text);
    font: 550 13px/1.2 var(--tc-font);
    white-space: nowrap;
    cursor: pointer;
    transition: background var(--tc-fast);
  }
  .button:hover:not(:disabled) {
    background: var(--tc-surface-4);
  }
  .button.primary {
    background: var(--tc-accent);
    border-color: var(--tc-accent);
    color: var(--tc-accent-ink);
    --key-cap-edge: var(--tc-accent-ink);
    --key-cap-ink: var(--tc-accent-ink);
    --key-cap-fill: transparent;
  }
  .button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--tc-accent) 88%, var(--tc-text));
  }
  .button.plain {
    background: none;
    border-color: transparent;
    padding-inline: 8px;
    color: var(--tc-text-2);
  }
  .button.plain:hover:not(:disabled) {
    background: var(--tc-surface-3);
    color: var(--tc-text);
  }
  .button.link {
    background: none;
    border-color: transparent;
    padding-inline: 4px;
    color: var(--tc-accent);
  }
  .button.small {
    min-height: 26px;
    padding: 2px 8px;
  }
  .button:disabled {
    color: var(--tc-text-3);
    border-color: var(--tc-hairline-2);
    background: none;
    cursor: not-allowed;
    --key-cap-ink: var(--tc-text-3);
    --key-cap-edge: var(--tc-hairline-2);
  }
  .button.plain:disabled {
    border-color: transparent;
  }
`;

/** A warning has no colour of its own: triangle, words and a hatched field. */
export const warningStyles = css`
  .warning {
    display: flex;
    gap: 6px;
    align-items: flex-start;
    padding: 2px 8px 2px 6px;
    border: 1px solid var(--tc-edge);
    border-radius: 4px;
    font-size: 12px;
    line-height: 1.35;
    background: repeating-linear-gradient(
      135deg,
      var(--tc-surface-2) 0 5px,
      var(--tc-surface-4) 5px 6px
    );
  }
  .warning > span {
    background: color-mix(in srgb, var(--tc-surface-2) 82%, transparent);
  }
  .warning thecal-icon {
    flex: none;
    margin-top: 1px;
  }
`;
