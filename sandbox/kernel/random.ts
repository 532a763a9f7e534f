/** A seeded source of chance: the same seed and the same sequence of calls give the same results. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** True with the given probability (0 never, 1 always). */
  chance(probability: number): boolean;
  /** The internal state: `createRandom(state)` goes on where this one stands. */
  state(): number;
}

/** Mulberry32: 32 bits of state, which is enough for test data and small enough to store beside a fault. */
export function createRandom(seed: number | string): Random {
  let state = typeof seed === 'number' ? seed >>> 0 : hashText(seed);

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    next,
    int: (below) => Math.floor(next() * below),
    pick(list) {
      const chosen = list[Math.floor(next() * list.length)];
      if (chosen === undefined) throw new RangeError('Nothing to pick from.');
      return chosen;
    },
    chance: (probability) => next() < probability,
    state: () => state,
  };
}

/** FNV-1a, 32 bits: turns a name into a seed, so that each part of a sandbox has its own sequence. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
