/** A small, even generator (mulberry32): the same seed replays the same choices, and part of the same timing. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  below(count: number): number;
  of<T>(choices: readonly T[]): T;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    of(choices) {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
  };
}

/** Given by `npm run soak -- --seed=…`, else new for each run; printed and reported either way. */
export function seedOfThisRun(): number {
  const given = Number(process.env['REDRESS_SOAK_SEED'] ?? '');
  return Number.isSafeInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 2 ** 31);
}
