import { html } from 'lit';

/** The sign of Thecal: canal, thecal sac and cord in an axial cut. */
export const logo = (): unknown =>
  html`<svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true">
    <circle cx="13" cy="13" r="11.5" stroke="var(--tc-text)" stroke-width="1.6" />
    <path
      d="M13 6.2c3.6 0 6.2 4.2 6.2 7.6a6.2 6.2 0 0 1-12.4 0c0-3.4 2.6-7.6 6.2-7.6z"
      stroke="var(--tc-text)"
      stroke-width="1.6"
    />
    <circle cx="13" cy="14" r="2.6" fill="var(--tc-accent)" />
  </svg>`;
