import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../components/theme/shared-styles.ts';
import type { CountingMethod, TransitionalAnatomy, Vertebra } from '../../domain/level.ts';
import { vertebraSequence } from '../../domain/levels/sequence.ts';
import type { LevelCounting } from '../../domain/reading.ts';

/** A vertebra was chosen. */
export class VertebraChooseEvent extends Event {
  constructor(readonly vertebra: Vertebra) {
    super('vertebra-choose', { bubbles: true, composed: true });
  }
}

/** How levels are counted was changed. */
export class CountingChangeEvent extends Event {
  constructor(readonly counting: LevelCounting) {
    super('counting-change', { bubbles: true, composed: true });
  }
}

const METHODS: Readonly<Record<CountingMethod, string>> = {
  'from-c2': 'from C2',
  'from-last-rib': 'from the last rib',
  'from-iliolumbar': 'from the iliolumbar ligament',
  'from-sacrum': 'from the sacrum',
  'from-localiser': 'from a localizer',
  presumed: 'presumed',
};

const ANATOMIES: Readonly<Record<TransitionalAnatomy, string>> = {
  none: 'none',
  'lumbarised-s1': 'lumbarised S1 (L6)',
  'sacralised-l5': 'sacralised L5',
  t13: '13 ribs (T13)',
  'eleven-ribs': '11 ribs',
  unknown: 'unknown',
};

const REGIONS = ['C', 'T', 'L', 'S'] as const;

/**
 * Asks which vertebra was clicked: one press, or its name typed and Enter. A suggestion is focused, so Enter alone
 * accepts it.
 * @fires vertebra-choose - the name
 * @fires counting-change - method or transitional anatomy
 */
@customElement('thecal-level-menu')
export class ThecalLevelMenu extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
        z-index: 5;
        width: 236px;
        padding: 10px;
        border: 1px solid var(--tc-edge);
        border-radius: 8px;
        background: var(--tc-surface-2);
        box-shadow: 0 8px 24px #000a;
        font-size: 13px;
        color: var(--tc-text);
      }
      p {
        margin: 0 0 8px;
        color: var(--tc-text-2);
      }
      .row {
        display: grid;
        grid-template-columns: repeat(7, 1fr);
        gap: 2px;
        margin-bottom: 6px;
      }
      button {
        padding: 3px 0;
        border: 1px solid transparent;
        border-radius: 4px;
        background: var(--tc-surface-3);
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
      button:hover {
        background: var(--tc-surface-4);
      }
      button.suggested {
        border-color: var(--tc-accent);
        background: var(--tc-accent-wash);
      }
      label {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 8px;
        margin-top: 4px;
        color: var(--tc-text-2);
        font-size: 12px;
      }
      select {
        width: 142px;
        padding: 2px 4px;
        border: 1px solid var(--tc-edge);
        border-radius: 4px;
        background: var(--tc-surface-3);
        color: var(--tc-text);
        font: inherit;
      }
    `,
  ];

  @property({ attribute: false }) suggestion: Vertebra | null = null;
  @property({ attribute: false }) counting: LevelCounting = {
    method: 'presumed',
    transitional: 'none',
  };

  #typed = '';

  protected override firstUpdated(): void {
    this.#focusSuggestion();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('suggestion') && changed.get('suggestion') !== undefined)
      this.#focusSuggestion();
  }

  #focusSuggestion(): void {
    const wanted =
      this.renderRoot.querySelector<HTMLButtonElement>('button.suggested') ??
      this.renderRoot.querySelector('button');
    wanted?.focus();
  }

  protected override render(): unknown {
    const { counting } = this;
    const sequence = vertebraSequence(counting.transitional);
    return html`<div role="dialog" aria-label="Which vertebra is this?" @keydown=${this.#onKey}>
      <p>
        ${
          this.suggestion
            ? html`<strong>${this.suggestion}</strong> by count. Enter accepts.`
            : 'Which vertebra is this? Press or type its name.'
        }
      </p>
      ${REGIONS.map(
        (region) =>
          html`<div class="row">
            ${sequence
              .filter(
                (vertebra) => vertebra.startsWith(region) && vertebra !== 'C0' && vertebra !== 'Co',
              )
              .map(
                (vertebra) =>
                  html`<button
                    type="button"
                    class=${vertebra === this.suggestion ? 'suggested' : ''}
                    data-vertebra=${vertebra}
                    @click=${() => {
                      this.dispatchEvent(new VertebraChooseEvent(vertebra));
                    }}
                  >
                    ${vertebra}
                  </button>`,
              )}
          </div>`,
      )}
      <label
        >Counted ${this.#select(METHODS, counting.method, (method) => ({ ...counting, method }))}
      </label>
      <label
        >Transitional
        ${this.#select(ANATOMIES, counting.transitional, (transitional) => ({
          ...counting,
          transitional,
        }))}
      </label>
    </div>`;
  }

  #select<T extends string>(
    options: Readonly<Record<T, string>>,
    value: T,
    change: (value: T) => LevelCounting,
  ): unknown {
    return html`<select
      @change=${(event: Event) => {
        const chosen = (event.target as HTMLSelectElement).value as T;
        this.dispatchEvent(new CountingChangeEvent(change(chosen)));
      }}
    >
      ${(Object.keys(options) as T[]).map(
        (key) => html`<option value=${key} ?selected=${key === value}>${options[key]}</option>`,
      )}
    </select>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLSelectElement || event.key === 'Escape' || event.key === 'Tab')
      return;
    // While a name is asked for, no key is a grade or a tool.
    event.stopPropagation();
    if (event.key.startsWith('Arrow')) {
      this.#moveFocus(event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
      return;
    }
    if (event.key.length !== 1) return;
    this.#typed += event.key.toUpperCase();
    const sequence = vertebraSequence(this.counting.transitional);
    const matches = sequence.filter((vertebra) => vertebra.startsWith(this.#typed));
    if (matches.length === 0) this.#typed = event.key.toUpperCase();
    const match = sequence.find((vertebra) => vertebra.startsWith(this.#typed));
    if (match) {
      this.renderRoot.querySelector<HTMLButtonElement>(`[data-vertebra="${match}"]`)?.focus();
    }
  };

  #moveFocus(step: number): void {
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    const active = (this.renderRoot as ShadowRoot).activeElement;
    const at = buttons.findIndex((button) => button === active);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-level-menu': ThecalLevelMenu;
  }
  interface GlobalEventHandlersEventMap {
    'vertebra-choose': VertebraChooseEvent;
    'counting-change': CountingChangeEvent;
  }
}
