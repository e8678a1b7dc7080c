/** Whole numbers from 0 up to a bound, the same for the same seed. */
export type Random = (below: number) => number;

/** A generator with a seed of 32 bits. Source: mulberry32, Tommy Ettinger, public domain. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One change to bytes at a place; small enough that several make a damaged file and not noise. */
export interface Mutation {
  readonly kind: 'flip' | 'set' | 'cut' | 'remove' | 'repeat' | 'zero' | 'number';
  readonly at: number;
  readonly value: number;
}

const kinds = ['flip', 'set', 'cut', 'remove', 'repeat', 'zero', 'number'] as const;
/** Numbers at which lengths and sizes break. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0xffffffff];

/** One to four changes to a file of this length. */
export function someMutations(random: Random, length: number): readonly Mutation[] {
  return Array.from({ length: 1 + random(4) }, () => {
    const kind = kinds[random(kinds.length)] ?? 'flip';
    // Most of what a parser decides by stands at the beginning.
    const at = random(2) === 0 ? random(Math.min(length, 1600)) : random(length);
    return { kind, at, value: kind === 'number' ? random(edges.length) : random(256) };
  });
}

/** The bytes with the changes made one after the other. */
export function mutated(
  bytes: Uint8Array,
  mutations: readonly Mutation[],
): Uint8Array<ArrayBuffer> {
  return mutations.reduce<Uint8Array<ArrayBuffer>>(applied, new Uint8Array(bytes));
}

function applied(
  bytes: Uint8Array<ArrayBuffer>,
  { kind, at, value }: Mutation,
): Uint8Array<ArrayBuffer> {
  const place = Math.min(at, Math.max(bytes.length - 1, 0));
  switch (kind) {
    case 'cut':
      return bytes.slice(0, place);
    case 'remove':
      return joined(bytes.subarray(0, place), bytes.subarray(place + 1 + (value % 16)));
    case 'repeat':
      return joined(bytes.subarray(0, place + (value % 64)), bytes.subarray(place));
    case 'flip':
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (value % 8));
      return bytes;
    case 'set':
      bytes[place] = value;
      return bytes;
    case 'zero':
      return bytes.fill(0, place, place + (value % 64));
    case 'number': {
      const number = edges[value] ?? 0;
      for (let i = 0; i < 4 && place + i < bytes.length; i += 1) {
        bytes[place + i] = (number >>> (8 * i)) & 0xff;
      }
      return bytes;
    }
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
