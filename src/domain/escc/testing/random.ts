/** Random numbers that are the same for the same seed. Source: mulberry32, T. Ettinger, public domain. */
export interface Random {
  /** 0 to 1. */
  readonly unit: () => number;
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(choices: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
}

/** A source of random numbers. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    unit,
    between: (least, most) => least + (most - least) * unit(),
    pick: (choices) => {
      const chosen = choices[Math.floor(unit() * choices.length)];
      if (chosen === undefined) throw new Error('Nothing to pick from.');
      return chosen;
    },
    chance: (share) => unit() < share,
  };
}
