import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../components/theme/shared-styles.ts';
import { COMPARTMENTS, type Compartment } from '../../domain/compartment.ts';
import type { Vertebra } from '../../domain/level.ts';
import { compartmentName } from '../../domain/names.ts';

/** The words of an arrow were given. */
export class ArrowTextEvent extends Event {
  constructor(readonly text: string) {
    super('arrow-text', { bubbles: true, composed: true });
  }
}

/** The compartment of a marker was chosen. */
export class CompartmentChooseEvent extends Event {
  constructor(readonly compartment: Compartment) {
    super('compartment-choose', { bubbles: true, composed: true });
  }
}

const questionStyles = css`
  :host {
    position: absolute;
    z-index: 5;
    padding: 10px;
    border: 1px solid var(--tc-edge);
    border-radius: 8px;
    background: var(--tc-surface-2);
    box-shadow: 0 8px 24px #000a;
  }
  label {
    display: grid;
    gap: 6px;
  }
  input,
  select {
    width: 230px;
    padding: 6px 8px;
    border: 1px solid var(--tc-edge);
    border-radius: 6px;
    background: var(--tc-surface-3);
    color: var(--tc-text);
    font: inherit;
  }
`;

/**
 * Asks for the words of an arrow.
 * @fires arrow-text - the words; Enter gives them
 */
@customElement('thecal-arrow-question')
export class ThecalArrowQuestion extends LitElement {
  static override readonly styles = [baseStyles, questionStyles];

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  protected override render(): unknown {
    return html`<label
      >What does the arrow show?
      <input
        maxlength="200"
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter') return;
          this.dispatchEvent(new ArrowTextEvent((event.target as HTMLInputElement).value.trim()));
        }}
      />
    </label>`;
  }
}

/**
 * Asks which compartment lies under a marker.
 * @fires compartment-choose - the compartment
 */
@customElement('thecal-compartment-question')
export class ThecalCompartmentQuestion extends LitElement {
  static override readonly styles = [baseStyles, questionStyles];

  @property() level: Vertebra = 'T1';

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('select')?.focus();
  }

  protected override render(): unknown {
    return html`<label
      >Compartment of ${this.level}
      <select
        @change=${(event: Event) => {
          const compartment = (event.target as HTMLSelectElement).value as Compartment;
          this.dispatchEvent(new CompartmentChooseEvent(compartment));
        }}
      >
        <option value="" selected disabled>Choose one</option>
        ${COMPARTMENTS.map(
          (compartment) =>
            html`<option value=${compartment}>${compartmentName(compartment)}</option>`,
        )}
      </select>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-arrow-question': ThecalArrowQuestion;
    'thecal-compartment-question': ThecalCompartmentQuestion;
  }
  interface GlobalEventHandlersEventMap {
    'arrow-text': ArrowTextEvent;
    'compartment-choose': CompartmentChooseEvent;
  }
}
