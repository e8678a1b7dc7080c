import { err, ok, type Result } from '../base/result.ts';
import { createSettings, type Settings, type SettingsStore } from '../storage/settings.ts';

/** What tabs tell each other when one of them changed the settings; it carries nothing. */
const CHANGED = 'changed';

const MESSAGES = {
  damaged:
    'The settings in this browser are damaged. They are kept aside, and these are new ones: your name, the rules and the archive are asked for again.',
  newer:
    'The settings in this browser were written by a newer version of Thecal. They are left as they are; reload the page to get that version.',
} as const;

/** The only writer of the settings of this browser. Everybody else reads `settings` and asks for a change. */
export class SettingsDesk {
  readonly #changed: () => void;
  readonly #channel: BroadcastChannel;
  #store: SettingsStore | null = null;
  #settings: Settings = createSettings();

  /** `changed` is called after every change, also of another tab. */
  constructor(changed: () => void, channel = new BroadcastChannel('thecal-settings')) {
    this.#changed = changed;
    this.#channel = channel;
    channel.addEventListener('message', () => void this.#takeOver());
  }

  /** The settings as they are known now. */
  get settings(): Settings {
    return this.#settings;
  }

  /**
   * Begins with what is kept; without a store the settings last as long as the page. Errors: one or two sentences for
   * the reader. What cannot be read is never written over: damaged settings are kept aside first.
   */
  async begin(store: SettingsStore | null): Promise<Result<void, string>> {
    this.#store = store;
    store?.onLost(() => void this.change((settings) => settings));
    const loaded = await store?.load();
    if (!loaded) return ok(undefined);
    if (loaded.ok) {
      this.#settings = loaded.value;
      return ok(undefined);
    }
    if (loaded.error.kind !== 'damaged') {
      return err(loaded.error.kind === 'newer-version' ? MESSAGES.newer : loaded.error.message);
    }
    const aside = await store?.setAside();
    if (aside?.ok) await this.change((settings) => settings);
    return err(MESSAGES.damaged);
  }

  /** Changes the settings here and, as they are kept now, in the browser. Errors: why they are not kept, one sentence. */
  async change(change: (settings: Settings) => Settings): Promise<Result<void, string>> {
    this.#settings = change(this.#settings);
    this.#changed();
    const kept = await this.#store?.change(change, this.#settings);
    if (!kept) return ok(undefined);
    if (!kept.ok) return err(`The settings are not kept. ${kept.error.message}`);
    this.#settings = kept.value;
    this.#changed();
    this.#channel.postMessage(CHANGED);
    return ok(undefined);
  }

  /** Ends listening to other tabs. */
  close(): void {
    this.#channel.close();
  }

  /** Another tab changed something. */
  async #takeOver(): Promise<void> {
    const loaded = await this.#store?.load();
    if (!loaded?.ok) return;
    this.#settings = loaded.value;
    this.#changed();
  }
}
