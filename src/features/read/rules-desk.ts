import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import '../../components/rules/rules-dialog.ts';
import type { RulesChangeEvent } from '../../components/rules/rules-events.ts';
import { areSameRules, ownRulesNotice } from '../../domain/rule-words.ts';
import { PROPOSED_RULES, type ReadingRules } from '../../domain/rules.ts';
import type { EditorSession } from '../../editor/session.ts';

/** What the desk needs of the screen. */
export interface RulesHost {
  readonly session: EditorSession;
  /** The rules that readings begun here take; undefined for the proposals. */
  readonly siteRules: () => ReadingRules | undefined;
  readonly keepSiteRules: (rules: ReadingRules) => void;
}

/** The rules of the open reading: their dialog, and a word to the reader when a reading brings rules of its own. */
export class RulesDesk implements ReactiveController {
  #isOpen = false;
  #known: ReadingRules;
  readonly #unsubscribe: () => void;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly outside: RulesHost,
  ) {
    host.addController(this);
    const { session } = outside;
    this.#known = session.state.reading.rules;
    this.#sayOwn(this.#known);
    this.#unsubscribe = session.subscribe(({ reading }) => {
      if (reading.rules === this.#known) return;
      this.#known = reading.rules;
      this.#sayOwn(reading.rules);
    });
  }

  /** Whether the dialog has the keys. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostConnected(): void {
    this.host.addEventListener('rules-open', this.open);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('rules-open', this.open);
    this.#unsubscribe();
  }

  readonly open = (): void => {
    this.#isOpen = true;
    this.host.requestUpdate();
  };

  /** The dialog. */
  render(rules: ReadingRules): unknown {
    return html`<thecal-rules-dialog
      .open=${this.#isOpen}
      .rules=${rules}
      @rules-change=${(event: RulesChangeEvent) => {
        this.#close();
        this.#use(event);
      }}
      @dialog-close=${() => {
        this.#close();
      }}
    ></thecal-rules-dialog>`;
  }

  #close(): void {
    this.#isOpen = false;
    this.host.requestUpdate();
  }

  #use({ rules, isForSite }: RulesChangeEvent): void {
    const { session } = this.outside;
    if (!areSameRules(rules, session.state.reading.rules)) {
      // Known already: the reader need not be told of what they just set.
      this.#known = rules;
      session.dispatch({ kind: 'set-rules', rules });
    }
    if (isForSite) this.outside.keepSiteRules(rules);
  }

  #sayOwn(rules: ReadingRules): void {
    const notice = ownRulesNotice(rules, this.outside.siteRules() ?? PROPOSED_RULES);
    if (notice !== null) this.outside.session.notify('note', notice);
  }
}
