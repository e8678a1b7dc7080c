import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReferenceName } from '../../domain/escc/reference-words.ts';
import type { ReferenceRole } from '../../domain/escc/references.ts';
import '../icon/icon.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { ReferenceAnswerEvent, ReferenceDrawEvent, SliceShowEvent } from './fold-events.ts';

const ROLES: readonly { readonly role: ReferenceRole; readonly side: string }[] = [
  { role: 'reference-above', side: 'above' },
  { role: 'reference-below', side: 'below' },
];

/**
 * The slices a level is compared with, because grades follow from them: by name, whether drawn, proposed or accepted, and
 * where to outline what is missing.
 * @fires slice-show - go to a reference
 * @fires reference-answer - accept or refuse a proposed one
 * @fires reference-draw - outline one on a side that has none
 */
@customElement('thecal-reference-line')
export class ThecalReferenceLine extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        min-height: 26px;
        font-size: 12px;
      }
      .one {
        display: inline-flex;
        align-items: center;
        gap: 2px;
      }
      .name {
        padding: 1px 4px;
        border: 0;
        border-radius: 4px;
        background: none;
        color: var(--tc-text);
        font: 550 12px/1.3 var(--tc-font);
        cursor: pointer;
      }
      .name:hover {
        background: var(--tc-surface-3);
      }
      .skipped .name {
        color: var(--tc-text-2);
      }
      .refused .name {
        color: var(--tc-text-2);
        text-decoration: line-through;
      }
      .tag {
        padding: 0 5px;
        border: 1px dashed var(--tc-edge);
        border-radius: 4px;
      }
      .button.small {
        min-height: 22px;
        padding: 1px 6px;
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) references: readonly ReferenceName[] = [];

  protected override render(): unknown {
    const missing = ROLES.filter(
      ({ role }) =>
        !this.references.some(
          (one) => one.role === role && one.state !== 'refused' && one.state !== 'skipped',
        ),
    );
    return html`<span class="quiet">Reference</span>
      ${this.references.map((one) => this.renderOne(one))}
      ${missing.map(
        ({ role, side }) =>
          html`<button
            type="button"
            class="button small"
            title="Goes to the level ${side} and outlines its sac as a reference"
            @click=${() => this.dispatchEvent(new ReferenceDrawEvent(role))}
          >
            Outline ${side}
          </button>`,
      )}`;
  }

  private renderOne({ image, text, state }: ReferenceName): unknown {
    const answer = (suits: boolean | null): void => {
      this.dispatchEvent(new ReferenceAnswerEvent(image, suits));
    };
    return html`<span class="one ${state}"
      ><button
        type="button"
        class="name"
        title="Go to this slice"
        @click=${() => this.dispatchEvent(new SliceShowEvent(image))}
      >
        ${text}</button
      >${
        state === 'proposed'
          ? html`<span class="tag">proposed</span
              ><button
                type="button"
                class="button small"
                aria-label="Accept ${text} as reference"
                @click=${() => {
                  answer(true);
                }}
              >
                Accept</button
              ><button
                type="button"
                class="button small"
                aria-label="Refuse ${text} as reference"
                @click=${() => {
                  answer(false);
                }}
              >
                Refuse
              </button>`
          : nothing
      }${
        state === 'accepted'
          ? html`<button
              type="button"
              class="button small plain"
              aria-label="Take back that ${text} is accepted as reference"
              title="Accepted; press to take it back"
              @click=${() => {
                answer(null);
              }}
            >
              <thecal-icon name="check"></thecal-icon>
            </button>`
          : nothing
      }${
        state === 'refused' || state === 'skipped'
          ? html`<button
              type="button"
              class="button small"
              aria-label="Use ${text} as reference after all"
              @click=${() => {
                answer(state === 'skipped' ? true : null);
              }}
            >
              Use
            </button>`
          : nothing
      }</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-reference-line': ThecalReferenceLine;
  }
}
