/** A slice that takes longer than two display frames of 60 a second is not drawn by a graphics card. Unit: ms. Our choice. */
const SLOW_MS = 34;

/** So many drawings are timed: single ones wait for shaders or for the display. */
const COUNT = 7;

/** Judges by its first slices whether an engine draws fast enough: names of graphics cards do not always tell. */
export class DrawingTime {
  readonly #times: number[] = [];

  /** Takes the time of a drawing. Unit: ms. True once, when the middle one of the first seven was slow. */
  isSlowAfter(milliseconds: number): boolean {
    if (this.#times.length === COUNT) return false;
    this.#times.push(milliseconds);
    const middle = this.#times.toSorted((a, b) => a - b)[(COUNT - 1) / 2];
    return this.#times.length === COUNT && middle !== undefined && middle > SLOW_MS;
  }
}
