import type { Outline } from '../reading.ts';

/**
 * Remembers what was made of a slice for as long as nothing it was made from has changed. A reading holds hundreds of
 * slices, and a drag changes one of them. Parts of a reading are immutable, so the same object is the same value.
 */
export class SliceCache<T> {
  readonly #entries = new WeakMap<Outline, readonly Entry<T>[]>();

  /** What was made from the same parts before, else what `make` makes of them now. The anchor is one of the outlines. */
  get(anchor: Outline, parts: readonly unknown[], make: () => T): T {
    const entries = this.#entries.get(anchor) ?? [];
    const known = entries.find((entry) => isSame(entry.parts, parts));
    if (known !== undefined) return known.value;
    const value = make();
    // A slice is looked at for its level and for none: two ways at most are worth keeping.
    this.#entries.set(anchor, [{ parts, value }, ...entries.slice(0, 1)]);
    return value;
  }
}

interface Entry<T> {
  readonly parts: readonly unknown[];
  readonly value: T;
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, i) => Object.is(part, b[i]));
