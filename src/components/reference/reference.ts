import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ProposedCard } from '../../domain/reference/differentials.ts';
import { CARD_IDS, REFERENCE, type CardId } from '../../domain/reference/reference.ts';
import { REFERENCE_TOPICS, type ReferenceTopic } from '../../domain/reference/reference-card.ts';
import { searchReference } from '../../domain/reference/search-reference.ts';
import '../icon/icon.ts';
import '../key-cap/key-cap.ts';
import { renderCard, renderLink } from './card-view.ts';
import { ReferenceCloseEvent, ReferenceGoEvent } from './reference-events.ts';
import { referenceStyles } from './reference.styles.ts';

/** Keys that move in the reference while it has the focus; elsewhere they scroll slices. */
const OWN_KEYS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Tab', 'Enter', ' '];

/**
 * The reference beside the images: a search, what the findings bring up, a table of contents, and one card at a time
 * with its source. Not modal.
 * @fires reference-go - another card, or the contents
 * @fires reference-close - it was closed
 */
@customElement('thecal-reference')
export class ThecalReference extends LitElement {
  static override readonly styles = referenceStyles;

  /** The card that is shown; null for the table of contents. */
  @property({ attribute: false }) card: CardId | null = null;
  /** What the findings at hand bring up. */
  @property({ attribute: false }) proposed: readonly ProposedCard[] = [];
  /** Of which level they are: "T12". */
  @property() site = '';
  /** A page of its own has nothing to close. */
  @property({ type: Boolean, reflect: true }) page = false;
  /** Read from across a room. */
  @property({ type: Boolean, reflect: true }) large = false;

  @state() private query = '';
  @query('.body') private readonly body!: HTMLElement;
  /** The cards before this one, for the way back. */
  #trail: (CardId | null)[] = [];
  #isGoingBack = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeyDown);
  }

  /** Puts the focus on what is shown, so that keys scroll it and a screen reader begins there. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2[tabindex]')?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('card') || !this.hasUpdated) return;
    if (!this.#isGoingBack) this.#trail.push(changed.get('card') ?? null);
    this.#isGoingBack = false;
    this.query = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('card')) this.body.scrollTop = 0;
  }

  protected override render(): unknown {
    const { card, query } = this;
    return html`
      <div class="head">
        ${
          card === null
            ? html`<h1>Reference</h1>`
            : html`<h1 class="visually-hidden">Reference</h1>
                <button type="button" class="button plain small" @click=${this.#back}>
                  <thecal-icon name="arrow-left"></thecal-icon>Back
                </button>`
        }
        <label class="search">
          <span class="visually-hidden">Search the reference</span>
          <input
            type="search"
            placeholder="Search"
            .value=${query}
            @input=${(event: Event) => {
              this.query = (event.target as HTMLInputElement).value;
            }}
          />
        </label>
        ${
          this.page
            ? nothing
            : html`<button
                type="button"
                class="button plain small"
                aria-keyshortcuts="i"
                @click=${() => this.dispatchEvent(new ReferenceCloseEvent())}
              >
                Close <thecal-key-cap>I</thecal-key-cap>
              </button>`
        }
      </div>
      <div class="body">
        ${query.trim() !== '' ? this.#renderHits(query) : card === null ? this.#renderContents() : renderCard(card, this.#go)}
      </div>
    `;
  }

  #renderHits(query: string): unknown {
    const hits = searchReference(query);
    return html`<h2 tabindex="-1" role="status">
        ${hits.length === 0 ? 'No card has these words' : hits.length === 1 ? 'One card' : `${hits.length} cards`}
      </h2>
      <ul class="links">
        ${hits.map(
          (id) =>
            html`<li>
              ${renderLink(id, this.#go)}
              <span class="quiet">${REFERENCE_TOPICS[REFERENCE[id].topic]}</span>
            </li>`,
        )}
      </ul>`;
  }

  #renderContents(): unknown {
    const { proposed, site } = this;
    const topics = Object.keys(REFERENCE_TOPICS) as readonly ReferenceTopic[];
    return html`${
        proposed.length === 0
          ? nothing
          : html`<section class="at-hand">
              <h2>For what is marked${site === '' ? '' : ` at ${site}`}</h2>
              <ul class="links">
                ${proposed.map(
                  ({ card, because }) =>
                    html`<li>
                      ${renderLink(card, this.#go)}
                      <span class="quiet">${because.join('; ')}</span>
                    </li>`,
                )}
              </ul>
            </section>`
      }
      <h2 tabindex="-1">Contents</h2>
      ${topics.map((topic) => this.#renderTopic(topic))}
      <p class="foot quiet">
        Facts from the literature in our own words. Decision support for trained readers.
      </p>`;
  }

  #renderTopic(topic: ReferenceTopic): unknown {
    const cards = CARD_IDS.filter((id) => REFERENCE[id].topic === topic);
    return html`<details class="topic-list" ?open=${this.page}>
      <summary>${REFERENCE_TOPICS[topic]} <span class="quiet">${cards.length}</span></summary>
      <ul class="links">
        ${cards.map((id) => html`<li>${renderLink(id, this.#go)}</li>`)}
      </ul>
    </details>`;
  }

  readonly #go = (card: CardId): void => {
    // The same card again only ends a search.
    this.query = '';
    this.dispatchEvent(new ReferenceGoEvent(card));
  };

  readonly #back = (): void => {
    this.#isGoingBack = true;
    this.dispatchEvent(new ReferenceGoEvent(this.#trail.pop() ?? null));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !this.page) {
      event.stopPropagation();
      if (this.query === '') this.dispatchEvent(new ReferenceCloseEvent());
      else this.query = '';
    } else if (OWN_KEYS.includes(event.key)) event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-reference': ThecalReference;
  }
}
