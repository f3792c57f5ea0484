/**
 * Seeded generator: xoshiro128** (Blackman & Vigna 2018), the only source of chance in the product's pure code.
 *
 * Seeding: word k (0..3) of the state is the FNV-1a hash (32 bit, UTF-8 bytes of the seed) started from
 * 2166136261 XOR (k * 0x9E3779B9), passed through the murmur3 finaliser. The same seed gives the same stream on every
 * machine and in every browser, for ever: stored results depend on it.
 */
export type Random = {
  /** Uniform in [0, 1) with 53 random bits. */
  next: () => number;
  /** Uniform integer in 0..n-1 without modulo bias; n is an integer from 1 to 2^32. */
  int: (n: number) => number;
  /** Standard normal (Marsaglia polar method). */
  normal: () => number;
  /** A shuffled copy (Fisher-Yates); the input stays as it is. */
  shuffle: <T>(items: readonly T[]) => T[];
  /** The next 32 random bits as an unsigned integer. */
  bits: () => number;
};

export type RandomState = [number, number, number, number];

export function createRandom(seed: string): Random {
  return createRandomFromState(stateOfSeed(seed));
}

/** The generator at a given state of four 32-bit words, not all zero; used with published test vectors. */
export function createRandomFromState(state: RandomState): Random {
  let [a, b, c, d] = state;

  function bits(): number {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotateLeft(d, 11);
    return result;
  }

  function next(): number {
    const high = bits() >>> 5;
    const low = bits() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  function int(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 4294967296) {
      throw new RangeError(`A random integer needs a whole number of choices from 1 to 2^32, got ${n}.`);
    }
    const limit = 4294967296 - (4294967296 % n);
    let drawn = bits();
    while (drawn >= limit) drawn = bits();
    return drawn % n;
  }

  let spare: number | null = null;
  function normal(): number {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * factor;
        return u * factor;
      }
    }
  }

  function shuffle<T>(items: readonly T[]): T[] {
    const keyed = [...items];
    for (let i = keyed.length - 1; i > 0; i--) {
      const j = int(i + 1);
      const moved = keyed[i] as T;
      keyed[i] = keyed[j] as T;
      keyed[j] = moved;
    }
    return keyed;
  }

  return { next, int, normal, shuffle, bits };
}

function stateOfSeed(seed: string): RandomState {
  const bytes = new TextEncoder().encode(seed);
  const word = (k: number) => {
    let hash = (2166136261 ^ Math.imul(k, 0x9e3779b9)) | 0;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) | 0;
  };
  const state: RandomState = [word(0), word(1), word(2), word(3)];
  return state.every((value) => value === 0) ? [1, 2, 3, 4] : state;
}

function rotateLeft(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}
