import '@awesome.me/webawesome/dist/components/divider/divider.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import type WaDropdownItem from '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ScannerOverlayEvent, WindowChooseEvent } from './window-events.ts';
import { windowMenuStyles } from './window-menu.styles.ts';

/**
 * The window of an image as it is now, and the ones to choose from; where the scanner drew on the image, whether that is
 * shown.
 * @fires window-choose - use this window
 * @fires scanner-overlay - show or hide what the scanner drew
 */
@customElement('thecal-window-menu')
export class ThecalWindowMenu extends LitElement {
  static override readonly styles = windowMenuStyles;

  /** The window now; null for an image without one, such as of colours. Unit: values after rescale. */
  @property({ attribute: false }) window: { readonly center: number; readonly width: number } | null = null; // prettier-ignore
  /** Names of the windows to choose from. */
  @property({ attribute: false }) presets: readonly string[] = [];
  /** Which of them is used; -1 for one that the reader has set. */
  @property({ type: Number }) current = -1;
  /** Whether the scanner's overlay is shown; null where there is none. */
  @property({ attribute: false }) overlay: boolean | null = null;
  /** Which pane this is, for the accessible name: "Image 1". */
  @property() pane = 'Image';

  protected override render(): unknown {
    const { window, overlay } = this;
    const words = window === null ? 'Overlay' : `W ${rounded(window.width)} · L ${rounded(window.center)}`; // prettier-ignore
    return html`<wa-dropdown
      placement="top-end"
      distance="4"
      @wa-select=${(event: CustomEvent<{ item: WaDropdownItem }>) => {
        this.#onSelect(event.detail.item.value ?? '');
      }}
    >
      <button
        slot="trigger"
        type="button"
        class="trigger"
        aria-label="${this.pane}, window: ${words}"
      >
        ${words}
      </button>
      ${
        window === null
          ? nothing
          : this.presets.map(
              (name, index) =>
                html`<wa-dropdown-item
                  type="checkbox"
                  value="window:${index}"
                  .checked=${index === this.current}
                  >${name.charAt(0).toUpperCase()}${name.slice(1)}</wa-dropdown-item
                >`,
            )
      }
      ${
        overlay === null
          ? nothing
          : html`${window === null ? nothing : html`<wa-divider></wa-divider>`}
              <wa-dropdown-item type="checkbox" value="overlay" .checked=${overlay}
                >Overlay of the scanner</wa-dropdown-item
              >`
      }
    </wa-dropdown>`;
  }

  #onSelect(value: string): void {
    if (value === 'overlay') this.dispatchEvent(new ScannerOverlayEvent(this.overlay !== true));
    else this.dispatchEvent(new WindowChooseEvent(Number(value.replace('window:', ''))));
    // The menu ticks what was pressed by itself; the owner's word counts.
    this.requestUpdate();
  }
}

const rounded = (value: number): string =>
  String(Math.abs(value) < 10 ? Math.round(value * 100) / 100 : Math.round(value));

declare global {
  interface HTMLElementTagNameMap {
    'thecal-window-menu': ThecalWindowMenu;
  }
}
