import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import '../../components/reference/reference.ts';
import type {
  DefinitionAskEvent,
  ReferenceGoEvent,
} from '../../components/reference/reference-events.ts';
import { proposedCards } from '../../domain/reference/differentials.ts';
import type { Compartment } from '../../domain/compartment.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { SpineSign } from '../../domain/observations.ts';
import type { CardId } from '../../domain/reference/reference.ts';

/** What was found at the level that is looked at. */
export interface FindingsAtHand {
  readonly level: Vertebra | null;
  readonly compartments: readonly Compartment[];
  readonly signs: readonly SpineSign[];
}

/**
 * The reference of a screen: opens at a card wherever a definition is asked for, gives the focus back when it closes.
 * The screen draws it in the place of its panel, and has the attribute `reference` while it is open.
 */
export class ReferenceController implements ReactiveController {
  #card: CardId | null = null;
  #isOpen = false;
  /** What had the focus before. */
  #opener: HTMLElement | null = null;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** Whether it is shown. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostConnected(): void {
    this.host.addEventListener('definition-ask', this.#onAsk);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('definition-ask', this.#onAsk);
  }

  /** Opens it where it was left, or closes it. */
  toggle(): void {
    if (this.#isOpen) this.close();
    else this.#open(this.#card, true);
  }

  close(): void {
    if (!this.#isOpen) return;
    const hadFocus = this.#element()?.matches(':focus-within') === true;
    this.#isOpen = false;
    this.host.toggleAttribute('reference', false);
    this.host.requestUpdate();
    if (hadFocus) void this.host.updateComplete.then(() => this.#opener?.focus());
  }

  /** The reference, with what the findings bring up; nothing while it is closed. */
  render(findings: FindingsAtHand, large = false): unknown {
    if (!this.#isOpen) return nothing;
    return html`<thecal-reference
      role="complementary"
      aria-label="Reference"
      .card=${this.#card}
      .large=${large}
      .site=${findings.level ?? ''}
      .proposed=${proposedCards(findings.compartments, findings.signs)}
      @reference-go=${({ card }: ReferenceGoEvent) => {
        this.#card = card;
        this.host.requestUpdate();
        void this.#focusWhenDrawn();
      }}
      @reference-close=${() => {
        this.close();
      }}
    ></thecal-reference>`;
  }

  readonly #onAsk = (event: DefinitionAskEvent): void => {
    // A press by key leaves the focus visible; the mouse keeps the keys with the images.
    this.#open(event.card, activeElement()?.matches(':focus-visible') === true);
  };

  #open(card: CardId | null, withFocus: boolean): void {
    if (!this.#isOpen) this.#opener = activeElement();
    this.#card = card;
    this.#isOpen = true;
    this.host.toggleAttribute('reference', true);
    this.host.requestUpdate();
    if (withFocus) void this.#focusWhenDrawn();
  }

  async #focusWhenDrawn(): Promise<void> {
    await this.host.updateComplete;
    const element = this.#element();
    await element?.updateComplete;
    element?.focus();
  }

  #element(): HTMLElementTagNameMap['thecal-reference'] | null {
    return this.host.shadowRoot?.querySelector('thecal-reference') ?? null;
  }
}

/** What has the focus, through shadow roots. */
function activeElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}
