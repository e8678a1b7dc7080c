/** Frames loaded at the same time behind the visible one. */
const LANES = 3;

/** Frames this near to the wanted one are worth going on with. Unit: slices. Our choice. */
const KEPT_DISTANCE = 6;

/** Between two reports of how many frames are there. Unit: ms. Our choice. */
const REPORT_EVERY_MS = 250;

/** What the frames of one pane are brought by; indices are those of its series. */
export interface FrameBringer {
  isThere(index: number): boolean;
  /** Whether a frame would stay if it came; otherwise its turn is over until the view moves. */
  hasRoomFor(index: number): boolean;
  /** Brings the bytes near; can be given up. */
  bringNear(index: number, signal: AbortSignal): Promise<void>;
  load(index: number): Promise<unknown>;
  came(count: number, total: number): void;
}

/** Loads the frames of a series behind the visible one, always the nearest to the wanted one next. */
export class FramePrefetch {
  readonly #bring: FrameBringer;
  readonly #coming = new Map<number, AbortController>();
  #waiting = new Set<number>();
  #total = 0;
  #wanted = 0;
  /** Next to look at on either side of the wanted frame. */
  #below = 0;
  #above = 0;
  #lanes = 0;
  #reportedAt = -Infinity;
  /** Counts the beginnings, so that lanes of an earlier one end. */
  #round = 0;

  constructor(bring: FrameBringer) {
    this.#bring = bring;
  }

  /** Begins with a series, or with one that has grown. */
  start(count: number, wanted: number): void {
    this.stop();
    this.#total = count;
    this.#waiting = new Set();
    for (let i = 0; i < count; i++) if (!this.#bring.isThere(i)) this.#waiting.add(i);
    this.#report();
    this.#lookFrom(wanted);
    this.#run();
  }

  /** Another frame is wanted: what is far from it is given up, so that this one need not wait for it. */
  moveTo(wanted: number): void {
    this.#lookFrom(wanted);
    for (const [index, abort] of this.#coming) {
      if (Math.abs(index - wanted) > KEPT_DISTANCE) abort.abort();
    }
    this.#run();
  }

  stop(): void {
    this.#round++;
    this.#lanes = 0;
    for (const abort of this.#coming.values()) abort.abort();
    this.#coming.clear();
    this.#waiting.clear();
  }

  #lookFrom(wanted: number): void {
    this.#wanted = wanted;
    this.#above = wanted;
    this.#below = wanted - 1;
  }

  #run(): void {
    while (this.#lanes < LANES && this.#waiting.size > 0) {
      this.#lanes++;
      void this.#lane(this.#round);
    }
  }

  async #lane(round: number): Promise<void> {
    for (let index = this.#next(); index !== null; index = this.#next()) {
      this.#waiting.delete(index);
      const isKept = await this.#one(index);
      if (round !== this.#round) return;
      if (!isKept) {
        // What was given up because the reader is elsewhere comes again when its turn does.
        this.#waiting.add(index);
        this.#lookFrom(this.#wanted);
      }
      this.#report();
    }
    this.#lanes--;
    if (this.#lanes === 0) this.#report(true);
  }

  /** False when it was given up; one that cannot be loaded is named when it is reached. */
  async #one(index: number): Promise<boolean> {
    const abort = new AbortController();
    this.#coming.set(index, abort);
    try {
      await this.#bring.bringNear(index, abort.signal);
      if (!abort.signal.aborted) await this.#bring.load(index);
      return !abort.signal.aborted;
    } catch {
      return !abort.signal.aborted;
    } finally {
      if (this.#coming.get(index) === abort) this.#coming.delete(index);
    }
  }

  /** The nearest that waits and would stay; of two as near the one further on. */
  #next(): number | null {
    while (this.#above < this.#total && !this.#waiting.has(this.#above)) this.#above++;
    while (this.#below >= 0 && !this.#waiting.has(this.#below)) this.#below--;
    const [up, down] = [this.#above - this.#wanted, this.#wanted - this.#below];
    const hasUp = this.#above < this.#total;
    if (!hasUp && this.#below < 0) return null;
    const index = hasUp && (this.#below < 0 || up <= down) ? this.#above : this.#below;
    return this.#bring.hasRoomFor(index) ? index : null;
  }

  /** A few times a second, as hundreds may come in one; the last count at once. */
  #report(isLast = this.#waiting.size === 0): void {
    const now = performance.now();
    if (!isLast && now - this.#reportedAt < REPORT_EVERY_MS) return;
    this.#reportedAt = now;
    this.#bring.came(this.#total - this.#waiting.size, this.#total);
  }
}
