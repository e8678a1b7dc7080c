/** What a press of a key is, as far as keys of the program go. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>;

/** Keys that a reader put in the place of others: of each usual key the one that does its work now. */
export type KeyMap = Readonly<Record<string, string>>;

/** The keys of this page: set by the owner of the settings, and followed by everything that reads or prints a key. */
class KeysInUse {
  #map: KeyMap = {};
  readonly #listeners = new Set<() => void>();

  get map(): KeyMap {
    return this.#map;
  }

  set(map: KeyMap): void {
    if (map === this.#map) return;
    this.#map = map;
    for (const listener of this.#listeners) listener();
  }

  /** Calls back when a key is another one; returns the way to stop it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The keys of this page. */
export const keysInUse = new KeysInUse();

/**
 * The map with a key in the place of a usual one. A key that does another's work until now changes places with it, so that
 * every work keeps a key.
 */
export function withKey(map: KeyMap, usual: string, now: string): KeyMap {
  const before = map[usual] ?? usual;
  const other = Object.keys(map).find((one) => map[one] === now) ?? (map[now] ? null : now);
  const next = { ...map, [usual]: now, ...(other && other !== usual ? { [other]: before } : {}) };
  return Object.fromEntries(Object.entries(next).filter(([one, key]) => one !== key));
}

/** A key as the program's tables name it. */
export interface TypedKey {
  /** Lower case where it is a letter: "d", "[", "Enter". */
  readonly key: string;
  /** By place, for French rows need Shift for a digit; null for any other key. */
  readonly digit: string | null;
  readonly isControl: boolean;
  readonly isAlt: boolean;
}

/** What is printed on a US keyboard where other keyboards have letters of another writing. */
const PLACES: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '/',
};

/**
 * The key that was meant: what it prints, and by its place where it prints a letter of another writing (Cyrillic, Greek).
 * AltGr is part of what is printed, not a modifier. With a map, the usual key whose work it does.
 */
export function typedKey(event: KeyPress, map: KeyMap = keysInUse.map): TypedKey {
  const isAltGraph = event.getModifierState?.('AltGraph') === true;
  const printed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const placed = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? PLACES[event.code];
  // What the reader chose counts as it is, whatever writing it is of.
  const isForeign =
    /^\p{L}$/u.test(printed) && !/^[a-z]$/.test(printed) && !Object.values(map).includes(printed);
  const key = isForeign && !isAltGraph ? (placed ?? printed) : printed;
  const isControl = !isAltGraph && (event.ctrlKey || event.metaKey);
  return {
    // Only single keys change: with Ctrl or Shift they are as ever.
    key: isControl || event.shiftKey ? key : usualKey(key, map),
    digit: isAltGraph ? null : (/^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? null),
    isControl,
    isAlt: !isAltGraph && event.altKey,
  };
}

/** The usual key whose work a key does: itself, unless it was given to another or another was given its work. */
function usualKey(key: string, map: KeyMap): string {
  const found = Object.entries(map).find(([, now]) => now === key);
  if (found) return found[0];
  return map[key] === undefined ? key : 'Unidentified';
}
