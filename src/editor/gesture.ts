import type { Reading } from '../domain/reading.ts';
import { applyCommand, type Command } from './commands.ts';

/** How often what is derived from a reading follows a drag. Unit: ms. Our choice: the eye is on the image. */
const FOLLOW_MS = 100;

/** A gesture under way: what it makes of the reading, ahead of the state, which follows a few times a second. */
export class Gesture {
  readonly #follow: (reading: Reading) => void;
  #start: Reading | null = null;
  #preview: Reading | null = null;
  #following: ReturnType<typeof setTimeout> | null = null;

  /** `follow` brings the state to a reading. */
  constructor(follow: (reading: Reading) => void) {
    this.#follow = follow;
  }

  /** What the gesture makes of the reading; null where the state has it. */
  get preview(): Reading | null {
    return this.#preview;
  }

  begin(reading: Reading): void {
    this.#start ??= reading;
  }

  /** Applies a command to the reading of the start. Whether it could be. */
  show(command: Command): boolean {
    const result = this.#start && applyCommand(this.#start, command);
    if (!result?.ok) return false;
    this.#preview = result.value;
    this.#following ??= setTimeout(() => {
      if (this.#preview) this.settle(this.#preview);
    }, FOLLOW_MS);
    return true;
  }

  /** Brings the state to what the gesture has made. */
  settle(reading: Reading): void {
    if (this.#following !== null) clearTimeout(this.#following);
    this.#following = null;
    this.#preview = null;
    this.#follow(reading);
  }

  end(): void {
    this.#start = null;
  }
}
