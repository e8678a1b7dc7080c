import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../theme/shared-styles.ts';

/** A study of the archive, ready to read. */
export interface ListedStudy {
  readonly id: string;
  readonly href: string;
  readonly date: string;
  readonly description: string;
  readonly modalities: readonly string[];
  /** Name, number and date of birth; null while identity is hidden. */
  readonly identity: string | null;
  readonly accession: string;
  /** "4 series, 46 images" */
  readonly size: string;
}

/** The studies that a search found. Each is a link; the arrow keys go from one to the next. */
@customElement('thecal-study-list')
export class ThecalStudyList extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .head,
      a {
        display: grid;
        grid-template-columns: 96px minmax(0, 2.2fr) minmax(0, 2fr) minmax(0, 1fr) 150px;
        gap: 16px;
        align-items: center;
        padding: 0 12px;
      }
      .head {
        padding-bottom: 6px;
        color: var(--tc-text-2);
        font-size: 12px;
      }
      li {
        border-top: 1px solid var(--tc-hairline);
      }
      ul {
        border-bottom: 1px solid var(--tc-hairline);
      }
      a {
        min-height: 46px;
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--tc-surface-3);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
      a > span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .description {
        font-weight: 650;
      }
      .chip {
        margin-right: 8px;
        padding: 1px 6px;
        border: 1px solid var(--tc-edge);
        border-radius: 4px;
        color: var(--tc-text-2);
        font-size: 12px;
        font-weight: 550;
      }
      .size {
        color: var(--tc-text-2);
        text-align: right;
      }
      @media (max-width: 1100px) {
        .head,
        a {
          grid-template-columns: 90px minmax(0, 2fr) minmax(0, 1.4fr) minmax(0, 1fr);
        }
        .size {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) studies: readonly ListedStudy[] = [];

  /** Moves the focus to the first study. */
  focusFirst(): void {
    this.links()[0]?.focus();
  }

  protected override render(): unknown {
    return html`<div class="head" aria-hidden="true">
        <span>Date</span><span>Study</span><span>Patient</span><span>Accession</span
        ><span class="size">Size</span>
      </div>
      <ul @keydown=${this.onKeyDown}>
        ${this.studies.map((study) => html`<li>${renderStudy(study)}</li>`)}
      </ul>`;
  }

  private links(): readonly HTMLAnchorElement[] {
    return [...this.renderRoot.querySelectorAll('a')];
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const links = this.links();
    const at = links.findIndex((link) => link.matches(':focus'));
    links[at + step]?.focus();
    event.preventDefault();
  };
}

const renderStudy = (study: ListedStudy): unknown =>
  html`<a href=${study.href} data-study=${study.id}>
    <span>${study.date || 'No date'}</span>
    <span class="description"
      >${study.modalities.map((modality) => html`<span class="chip">${modality}</span>`)}${
        study.description || 'No description'
      }</span
    >
    <span class=${study.identity === null ? 'quiet' : nothing}
      >${study.identity ?? 'Identity hidden'}</span
    >
    <span>${study.accession}</span>
    <span class="size">${study.size}</span>
  </a>`;

declare global {
  interface HTMLElementTagNameMap {
    'thecal-study-list': ThecalStudyList;
  }
}
