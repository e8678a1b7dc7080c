import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../theme/shared-styles.ts';
import { SampleOpenEvent } from './library-events.ts';

/** A sample study as the Library lists it. */
export interface LibrarySample {
  readonly id: string;
  readonly title: string;
  /** "MR, 54 images" */
  readonly detail: string;
  readonly tags: readonly string[];
  readonly thumbnailUrl: string | null;
  /** The filter it belongs to; null is in "All" only. */
  readonly group: string | null;
}

/**
 * A sample study: picture, title, what it holds.
 * @fires sample-open - the card was pressed
 */
@customElement('thecal-sample-card')
export class ThecalSampleCard extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      button {
        display: flex;
        flex-direction: column;
        width: 100%;
        padding: 0;
        border: 1px solid var(--tc-hairline-2);
        border-radius: 10px;
        background: var(--tc-surface-2);
        color: inherit;
        font: inherit;
        text-align: left;
        overflow: hidden;
        cursor: pointer;
        transition: background var(--tc-fast);
      }
      button:hover {
        background: var(--tc-surface-3);
        border-color: var(--tc-edge);
      }
      .picture {
        display: block;
        width: 100%;
        aspect-ratio: 266 / 236;
        background: var(--tc-canvas);
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .words {
        display: block;
        padding: 12px 14px;
      }
      .title {
        display: block;
        font-size: 14px;
        font-weight: 650;
      }
      .detail {
        display: block;
        color: var(--tc-text-2);
      }
      .tags {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 8px;
      }
      .tags span {
        padding: 1px 8px;
        border-radius: 4px;
        background: var(--tc-surface-4);
        font-size: 12px;
        line-height: 18px;
      }
      @media (max-width: 1100px) {
        .tags {
          display: none;
        }
      }
    `,
  ];

  /** What to show. */
  @property({ attribute: false }) sample: LibrarySample | null = null;

  protected override render(): unknown {
    const { sample } = this;
    if (sample === null) return nothing;
    return html`<button
      type="button"
      @click=${() => this.dispatchEvent(new SampleOpenEvent(sample.id))}
    >
      <span class="picture"
        >${
          sample.thumbnailUrl === null
            ? nothing
            : html`<img src=${sample.thumbnailUrl} alt="" loading="lazy" />`
        }</span
      >
      <span class="words">
        <span class="title">${sample.title}</span>
        <span class="detail">${sample.detail}</span>
        ${
          sample.tags.length === 0
            ? nothing
            : html`<span class="tags">${sample.tags.map((tag) => html`<span>${tag}</span>`)}</span>`
        }
      </span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-sample-card': ThecalSampleCard;
  }
}
