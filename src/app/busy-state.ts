/** Whatever is at work; whoever waits for the program waits until nothing is. */
export class BusyState {
  readonly #changed: (isBusy: boolean) => void;
  readonly #drawn: () => Promise<unknown>;
  readonly #sources = new Set<object>();

  /** `drawn` ends when what was changed is on the screen. */
  constructor(changed: (isBusy: boolean) => void, drawn: () => Promise<unknown>) {
    this.#changed = changed;
    this.#drawn = drawn;
  }

  get isBusy(): boolean {
    return this.#sources.size > 0;
  }

  /** A source says whether it is at work. */
  readonly set = (source: object, isBusy: boolean): void => {
    if (isBusy) this.#sources.add(source);
    else this.#sources.delete(source);
    // A pane that was taken away while it loaded has nobody left to say that it is done.
    for (const one of this.#sources) {
      if ('isConnected' in one && one.isConnected === false) this.#sources.delete(one);
    }
    this.#changed(this.isBusy);
  };

  /** At work until the work is done and drawn. */
  async during(work: Promise<void>): Promise<void> {
    const token = {};
    this.set(token, true);
    try {
      await work;
      await this.#drawn();
    } finally {
      this.set(token, false);
    }
  }

  /** Forgets everybody, as where every screen that worked has gone. */
  clear(): void {
    this.#sources.clear();
  }
}
