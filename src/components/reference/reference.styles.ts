import { css } from 'lit';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { drawingStyles } from './drawings/drawing.styles.ts';

/** Sizes follow the type, so that the same reference is read at a desk and across a room. */
export const referenceStyles = [
  baseStyles,
  buttonStyles,
  drawingStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      background: var(--tc-panel);
      font-size: 14px;
      line-height: 1.45;
    }
    :host([large]) {
      font-size: 19px;
    }
    .head {
      display: flex;
      flex: none;
      align-items: center;
      gap: 8px;
      min-height: 48px;
      padding: 8px 14px;
      border-bottom: 1px solid var(--tc-hairline);
    }
    h1 {
      font-size: 1em;
      font-weight: 650;
    }
    .search {
      flex: 1;
    }
    input {
      width: 100%;
      height: 32px;
      padding: 0 10px;
      border: 1px solid var(--tc-edge);
      border-radius: 6px;
      background: var(--tc-surface-1);
      color: var(--tc-text);
      font: 400 0.95em var(--tc-font);
    }
    .body {
      flex: 1;
      min-height: 0;
      padding: 12px 14px 24px;
      overflow: hidden auto;
    }
    :host([page]) .body,
    :host([page]) .head {
      width: 100%;
      max-width: 760px;
      margin-inline: auto;
    }
    h2 {
      width: fit-content;
      font-size: 1.15em;
      line-height: 1.25;
    }
    h2:focus:not(:focus-visible) {
      outline: none;
    }
    h3 {
      margin-top: 16px;
      color: var(--tc-text-2);
      font-size: 0.93em;
      font-weight: 650;
    }
    .topic {
      color: var(--tc-text-2);
      font-size: 0.93em;
    }
    article > p,
    article > ul,
    article > table {
      margin-top: 10px;
    }
    article > .topic {
      margin-top: 0;
    }
    .bullets li {
      position: relative;
      padding-left: 14px;
    }
    .bullets li::before {
      content: '';
      position: absolute;
      top: 0.6em;
      left: 2px;
      width: 4px;
      height: 4px;
      border-radius: 50%;
      background: var(--tc-text-3);
    }
    .bullets li + li {
      margin-top: 4px;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    caption {
      padding-bottom: 2px;
      color: var(--tc-text-2);
      font-size: 0.93em;
      text-align: left;
    }
    th,
    td {
      padding: 4px 10px 4px 0;
      border-top: 1px solid var(--tc-hairline);
      font-size: 0.95em;
      font-weight: 400;
      text-align: left;
      vertical-align: top;
      overflow-wrap: break-word;
    }
    thead th {
      color: var(--tc-text-2);
      font-size: 0.93em;
    }
    tbody th {
      font-weight: 550;
    }
    .rule {
      margin-top: 16px;
      padding: 8px 12px 10px;
      border-left: 3px solid var(--tc-edge);
      background: var(--tc-surface-3);
    }
    .rule h3 {
      margin-top: 0;
    }
    details {
      border-top: 1px solid var(--tc-hairline);
    }
    details[open] {
      padding-bottom: 10px;
    }
    summary {
      padding: 7px 0;
      cursor: pointer;
    }
    details p + p {
      margin-top: 4px;
    }
    .topic-list summary {
      font-weight: 550;
    }
    .sources li {
      margin-top: 4px;
      color: var(--tc-text-2);
    }
    .links li {
      display: grid;
      padding: 3px 0;
    }
    .at-hand {
      margin-bottom: 18px;
    }
    .link {
      justify-self: start;
      padding: 2px 0;
      border: 0;
      background: none;
      color: var(--tc-accent);
      font: inherit;
      text-align: left;
      cursor: pointer;
    }
    .link:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    .links .quiet {
      font-size: 0.93em;
    }
    .foot {
      margin-top: 18px;
      font-size: 0.93em;
    }
  `,
];
