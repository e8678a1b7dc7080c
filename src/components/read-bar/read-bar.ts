import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import type WaDropdownItem from '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { logo } from '../app-bar/logo.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import '../key-cap/key-cap.ts';
import { readBarStyles } from './read-bar.styles.ts';

/** Something the menu of the reading can do. */
export interface ReadMenuItem {
  readonly command: string;
  readonly label: string;
  readonly keys?: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** Stands above the item: it begins a group. */
  readonly title?: string;
}

/** How the reading is kept. */
export type SaveState = 'saved' | 'saving' | 'failed';

/** A command of the bar: `undo`, `redo`, `library`, `board`, `keys`, `identity`, or one of the menu's. */
export class ReadCommandEvent extends Event {
  constructor(readonly command: string) {
    super('read-command', { bubbles: true, composed: true });
  }
}

/**
 * The bar above a reading: the study (identity hidden unless given), the tools, undo, how it is kept, the menu.
 * @slot - the tools
 * @fires read-command - undo, redo, library, keys, identity, or a command of the menu
 */
@customElement('thecal-read-bar')
export class ThecalReadBar extends LitElement {
  static override readonly styles = readBarStyles;

  /** The study's description. */
  @property() heading = '';
  /** The study's date, ready to read. */
  @property() dateText = '';
  /** Name and number of the patient; null while hidden. */
  @property({ attribute: false }) identity: string | null = null;
  @property({ type: Boolean }) canUndo = false;
  @property({ type: Boolean }) canRedo = false;
  /** What undo would take back, e.g. "Move outline"; empty when nothing. */
  @property() undoLabel = '';
  /** What redo would bring back. */
  @property() redoLabel = '';
  /** Whether the last gesture has been kept. */
  @property() saveState: SaveState = 'saved';
  /** What the menu offers. */
  @property({ attribute: false }) menu: readonly ReadMenuItem[] = [];

  protected override render(): unknown {
    return html`<header>
      <div class="study">
        <button
          type="button"
          class="button plain brand"
          aria-label="Back to the Library"
          title="Library"
          @click=${() => this.send('library')}
        >
          ${logo()}
        </button>
        <div class="words">
          <h1>${this.heading}</h1>
          <button
            type="button"
            class="identity"
            aria-keyshortcuts="v"
            aria-pressed=${this.identity === null ? 'false' : 'true'}
            title="Identity on or off (V)"
            @click=${() => this.send('identity')}
          >
            <thecal-icon .name=${this.identity === null ? 'eye-off' : 'eye'}></thecal-icon>
            <span
              >${this.identity ?? 'Identity hidden'}${
                this.dateText === '' ? '' : ` · ${this.dateText}`
              }</span
            >
          </button>
        </div>
      </div>
      <div class="tools"><slot></slot></div>
      <div class="end">
        ${this.renderStep('undo', 'Undo', this.undoLabel, this.canUndo, 'Control+Z')}
        ${this.renderStep('redo', 'Redo', this.redoLabel, this.canRedo, 'Control+Y')}
        <span class="saved" role="status">${this.renderSaved()}</span>
        ${this.menu.length === 0 ? nothing : this.renderMenu()}
        <button
          type="button"
          class="button"
          aria-keyshortcuts="Shift+B"
          title="Show this reading to the tumour board (Shift B)"
          @click=${() => this.send('board')}
        >
          Board
        </button>
        <button
          type="button"
          class="button plain square"
          aria-label="Reference"
          aria-keyshortcuts="i"
          title="Reference (I)"
          @click=${() => this.send('reference')}
        >
          <thecal-icon name="book"></thecal-icon>
        </button>
        <button
          type="button"
          class="button plain square"
          aria-label="Keys"
          aria-keyshortcuts="?"
          title="Keys (?)"
          @click=${() => this.send('keys')}
        >
          <thecal-icon name="help"></thecal-icon>
        </button>
      </div>
    </header>`;
  }

  private renderStep(
    command: 'undo' | 'redo',
    word: string,
    what: string,
    can: boolean,
    keys: string,
  ): unknown {
    const label = what === '' ? word : `${word}: ${what}`;
    return html`<button
      type="button"
      class="button plain square"
      aria-label=${label}
      aria-keyshortcuts=${keys}
      title="${label} (${keys.replace('Control+', 'Ctrl ')})"
      ?disabled=${!can}
      @click=${() => this.send(command)}
    >
      <thecal-icon .name=${command}></thecal-icon>
    </button>`;
  }

  private renderSaved(): unknown {
    switch (this.saveState) {
      case 'saved':
        return html`<thecal-icon name="check"></thecal-icon><span>Saved</span>`;
      case 'saving':
        return html`<span>Saving</span>`;
      default:
        return html`<thecal-icon name="warning"></thecal-icon>Not saved`;
    }
  }

  private renderMenu(): unknown {
    return html`<wa-dropdown
      placement="bottom-end"
      @wa-select=${(event: CustomEvent<{ item: WaDropdownItem }>) =>
        this.send(event.detail.item.value)}
    >
      <button slot="trigger" type="button" class="button">
        Reading <thecal-icon name="chevron-down"></thecal-icon>
      </button>
      ${this.menu.map(
        (item) =>
          html`${
              item.title === undefined
                ? nothing
                : html`<div class="group" aria-hidden="true">${item.title}</div>`
            }
            <wa-dropdown-item value=${item.command} ?disabled=${item.disabled === true}>
              ${
                item.icon === undefined
                  ? nothing
                  : html`<thecal-icon slot="icon" .name=${item.icon}></thecal-icon>`
              }
              ${item.label}
              ${
                item.keys === undefined
                  ? nothing
                  : html`<thecal-key-cap slot="details">${item.keys}</thecal-key-cap>`
              }
            </wa-dropdown-item>`,
      )}
    </wa-dropdown>`;
  }

  private send(command: string): void {
    this.dispatchEvent(new ReadCommandEvent(command));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-read-bar': ThecalReadBar;
  }
  interface GlobalEventHandlersEventMap {
    'read-command': ReadCommandEvent;
  }
}
