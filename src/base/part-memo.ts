/**
 * Remembers what was made from some parts for as long as none of them has changed and the anchor, one of them, lives. Parts
 * of a reading are immutable, so the same object is the same value. A reading holds hundreds of marks, and a drag changes
 * one of them.
 */
export class PartMemo<K extends object, T> {
  readonly #entries = new WeakMap<K, readonly Entry<T>[]>();
  readonly #depth: number;

  /** `depth`: how many ways of looking at one anchor are kept, the latest ones. */
  constructor(depth: number) {
    this.#depth = depth;
  }

  /** What was made from the same parts before, else what `make` makes of them now. */
  get(anchor: K, parts: readonly unknown[], make: () => T): T {
    const entries = this.#entries.get(anchor) ?? [];
    const known = entries.find((entry) => isSame(entry.parts, parts));
    if (known !== undefined) return known.value;
    const value = make();
    this.#entries.set(anchor, [{ parts, value }, ...entries.slice(0, this.#depth - 1)]);
    return value;
  }
}

interface Entry<T> {
  readonly parts: readonly unknown[];
  readonly value: T;
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, i) => Object.is(part, b[i]));
