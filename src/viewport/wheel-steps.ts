/** The distance on a trackpad that is one slice. Unit: CSS px (issue: about 40). */
const SLICE_PX = 40;
/** A line of a wheel that counts in lines: three of them are a notch, and a notch is a slice. Unit: CSS px. */
const LINE_PX = SLICE_PX / 3;
/** After a rest what was left of a slice is forgotten. Unit: ms. */
const REST_MS = 250;

/** What a wheel event tells. */
type WheelMove = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'timeStamp'>;

/**
 * Turns wheel events into slices: a notch of a mouse is one, a trackpad's small parts add up. An event is one slice at
 * most, which holds a swing's momentum down to what can be seen; sideways movements are none.
 */
export class WheelSteps {
  #sum = 0;
  #last = -Infinity;

  take({ deltaX, deltaY, deltaMode, timeStamp }: WheelMove): -1 | 0 | 1 {
    if (Math.abs(deltaX) > Math.abs(deltaY) || deltaY === 0) return 0;
    const distance = deltaMode === 0 ? deltaY : deltaY * (deltaMode === 1 ? LINE_PX : SLICE_PX);
    const isFresh =
      timeStamp - this.#last > REST_MS || Math.sign(distance) !== Math.sign(this.#sum);
    this.#last = timeStamp;
    this.#sum = isFresh ? distance : this.#sum + distance;
    if (Math.abs(this.#sum) < SLICE_PX - 0.5) return 0;
    const step = Math.sign(this.#sum) as -1 | 1;
    // A notch is longer than a slice; its rest is no part of the next.
    this.#sum = Math.abs(distance) >= SLICE_PX ? 0 : this.#sum - step * SLICE_PX;
    return step;
  }
}
