import type { Uid } from '../../base/uid.ts';
import type { Archive } from '../../pacs/archive.ts';

/** What the watch needs of the case. */
export interface ArrivalHost {
  readonly study: Uid;
  readonly archive: () => Archive | null;
  /** More have come. */
  readonly changed: () => void;
}

/** How often the archive is asked. Unit: ms. Our choice: a study arrives over minutes. */
const everyMs = 30_000;

/** Asks the archive now and then whether more images of the open study have come since it was opened. */
export class ArrivalWatch {
  readonly #host: ArrivalHost;
  readonly #leave = new AbortController();
  #more = 0;

  constructor(host: ArrivalHost) {
    this.#host = host;
  }

  /** How many have come since. */
  get more(): number {
    return this.#more;
  }

  /** Begins; `listed`: how many images the archive listed when the study was opened. */
  watch(listed: number): void {
    const timer = setInterval(() => {
      void this.#ask(listed);
    }, everyMs);
    this.#leave.signal.addEventListener('abort', () => {
      clearInterval(timer);
    });
  }

  dispose(): void {
    this.#leave.abort();
  }

  async #ask(listed: number): Promise<void> {
    const { study, archive, changed } = this.#host;
    const counted = await archive()?.countImages(study, this.#leave.signal);
    // An archive that does not answer now may answer the next time.
    if (counted?.ok !== true || this.#leave.signal.aborted) return;
    const more = Math.max(counted.value - listed, 0);
    if (more === this.#more) return;
    this.#more = more;
    changed();
  }
}
