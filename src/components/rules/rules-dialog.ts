import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  ruleGroup,
  ruleLabel,
  ruleProblem,
  ruleUnit,
  withRule,
  type RuleGroup,
} from '../../domain/rule-words.ts';
import {
  PROPOSED_RULES,
  RULE_NAMES,
  RULE_PROPOSALS,
  ruleValue,
  type OneCBand,
  type ReadingRules,
  type RuleName,
} from '../../domain/rules.ts';
import { DialogCloseEvent } from '../dialogs/dialog-events.ts';
import '../icon/icon.ts';
import { RulesChangeEvent } from './rules-events.ts';
import { rulesDialogStyles } from './rules-dialog.styles.ts';

const GROUPS: readonly { readonly group: RuleGroup; readonly title: string }[] = [
  { group: 'escc', title: 'ESCC grade' },
  { group: 'sins', title: 'SINS' },
];

const BANDS: readonly { readonly band: OneCBand; readonly label: string }[] = [
  { band: 'low-borderline', label: 'Low, borderline (proposal)' },
  { band: 'high', label: 'High' },
];

/**
 * The numbers of the rules that a reader may change, each beside its proposal and its bounds.
 * @fires rules-change - with the new rules
 * @fires dialog-close - it was closed
 */
@customElement('thecal-rules-dialog')
export class ThecalRulesDialog extends LitElement {
  static override readonly styles = rulesDialogStyles;

  @property({ type: Boolean }) open = false;
  /** The rules of the reading. */
  @property({ attribute: false }) rules: ReadingRules = PROPOSED_RULES;

  /** What stands in the fields, which need not be a number yet. */
  @state() private typed: Partial<Readonly<Record<RuleName, string>>> = {};
  @state() private oneCBand: OneCBand = 'low-borderline';
  @state() private isForSite = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this.typed = {};
    this.oneCBand = this.rules.oneCBand;
    this.isForSite = false;
  }

  /** The rules as typed; a field that holds no number leaves its rule as it was. */
  private get wanted(): ReadingRules {
    return RULE_NAMES.reduce<ReadingRules>(
      (rules, name) => {
        const value = this.#numberIn(name);
        return Number.isFinite(value) ? withRule(rules, name, value) : rules;
      },
      { ...this.rules, oneCBand: this.oneCBand },
    );
  }

  protected override render(): unknown {
    return html`<wa-dialog
      label="Rules and tolerances"
      .open=${this.open}
      @wa-after-hide=${() => this.dispatchEvent(new DialogCloseEvent())}
    >
      <form id="form" novalidate @submit=${this.#onSubmit}>
        <p class="intro">
          These numbers are proposals of this project, not published limits. A change holds in this
          reading, is recorded with it and shown on its cards.
        </p>
        ${GROUPS.map(
          ({ group, title }) =>
            html`<fieldset>
              <legend>${title}</legend>
              ${RULE_NAMES.filter((name) => ruleGroup(name) === group).map((name) => this.#renderRule(name))}
              ${group === 'escc' ? this.#renderBand() : nothing}
            </fieldset>`,
        )}
        <label class="site">
          <input
            type="checkbox"
            .checked=${this.isForSite}
            @change=${(event: Event) => {
              this.isForSite = (event.target as HTMLInputElement).checked;
            }}
          />
          Also for readings begun from now on in this browser
        </label>
      </form>
      <div slot="footer" class="actions">
        <button type="button" class="button" @click=${this.#reset}>Back to the proposals</button>
        <button
          type="submit"
          form="form"
          class="button primary"
          ?disabled=${this.#problems().length > 0}
          @click=${this.#onSubmit}
        >
          Use these rules
        </button>
      </div>
    </wa-dialog>`;
  }

  #renderRule(name: RuleName): unknown {
    const { value: proposal, least, most } = RULE_PROPOSALS[name];
    const problem = this.#problemOf(name);
    const isChanged = this.#numberIn(name) !== proposal;
    const unit = ruleUnit(name);
    return html`<div class="rule">
      <label for=${name}>${ruleLabel(name)}</label>
      <input
        id=${name}
        type="number"
        inputmode="decimal"
        step="any"
        min=${least}
        max=${most}
        aria-describedby="${name}-proposal ${name}-problem"
        aria-invalid=${problem === null ? 'false' : 'true'}
        .value=${this.typed[name] ?? String(ruleValue(this.rules, name))}
        @input=${(event: Event) => {
          this.typed = { ...this.typed, [name]: (event.target as HTMLInputElement).value };
        }}
      />
      <span class="unit">${unit.trim()}</span>
      <span id="${name}-proposal" class=${isChanged ? 'proposal changed' : 'proposal'}
        >proposal ${proposal}${unit}</span
      >
      <span id="${name}-problem" class="problem" role="alert">${problem ?? nothing}</span>
    </div>`;
  }

  #renderBand(): unknown {
    return html`<div class="rule band" role="radiogroup" aria-label="1c counts as">
      <span>1c counts as</span>
      ${BANDS.map(
        ({ band, label }) =>
          html`<label
            ><input
              type="radio"
              name="one-c-band"
              .checked=${this.oneCBand === band}
              @change=${() => {
                this.oneCBand = band;
              }}
            />
            ${label}</label
          >`,
      )}
    </div>`;
  }

  #numberIn(name: RuleName): number {
    const typed = this.typed[name];
    if (typed === undefined) return ruleValue(this.rules, name);
    return typed.trim() === '' ? NaN : Number(typed);
  }

  #problemOf(name: RuleName): string | null {
    return ruleProblem(name, this.#numberIn(name), this.wanted);
  }

  #problems(): readonly string[] {
    return RULE_NAMES.flatMap((name) => this.#problemOf(name) ?? []);
  }

  readonly #reset = (): void => {
    this.typed = Object.fromEntries(
      RULE_NAMES.map((name) => [name, String(RULE_PROPOSALS[name].value)]),
    );
    this.oneCBand = PROPOSED_RULES.oneCBand;
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.#problems().length > 0) return;
    this.dispatchEvent(new RulesChangeEvent(this.wanted, this.isForSite));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-rules-dialog': ThecalRulesDialog;
  }
}
