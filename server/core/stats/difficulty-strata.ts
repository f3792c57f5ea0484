import type { Envelope } from "./envelope";
import { arePositive, at, isFiniteList, isMeasure } from "./input-checks";
import { sha256Hex } from "./sha256";

export type DifficultyStrata = Envelope & {
  /** Stratum of each sample: 0 hardest, 1, 2 easiest tercile; 3 where the judges disagree. */
  stratum: number[] | null;
  sizes: number[] | null;
};

export type DrawnSample = Envelope & { drawn: string[] | null };

/** Judges disagree on a sample from this share of the scale's width on (SD). */
const CONTESTED = 0.25;

/**
 * Strata for human rating, fixed before anybody rates: terciles of the judges' mean score (or of a pilot's pass rate), and
 * a fourth for samples on which the judges' SD exceeds 25 % of the scale. Ties stay together: a tercile ends where the
 * mean changes, so sizes may be uneven. Indices 0 to 3.
 *
 * mean[i] and sd[i] (null = a single judge) of sample i, `width` of the scale, all in its unit. Degenerate: no samples: empty,
 * ok; unequal lengths, a non-finite mean, a negative SD or a scale without width `invalid_input`.
 * Source: section 10 of the specification.
 */
export function difficultyStrata({
  mean,
  sd,
  width,
}: {
  mean: readonly number[];
  sd: readonly (number | null)[];
  width: number;
}): DifficultyStrata {
  const areSds = sd.every((value) => value === null || (value >= 0 && isMeasure(value)));
  if (mean.length !== sd.length || !isFiniteList(mean) || !areSds || !arePositive(width)) {
    return { status: "invalid_input", stratum: null, sizes: null };
  }
  const isContested = (i: number) => (at(sd, i) ?? 0) > CONTESTED * width;
  const calm = mean.map((_, i) => i).filter((i) => !isContested(i));
  const ascending = calm.map((i) => at(mean, i)).sort((x, y) => x - y);
  const below = new Map<number, number>();
  ascending.forEach((value, place) => {
    if (!below.has(value)) below.set(value, place);
  });
  const stratum = mean.map((value, i) =>
    isContested(i) ? 3 : Math.floor((3 * (below.get(value) ?? 0)) / ascending.length),
  );
  return { status: "ok", stratum, sizes: [0, 1, 2, 3].map((h) => stratum.filter((of) => of === h).length) };
}

/**
 * The samples that people rate: from every stratum as many as allocated (`humanAllocation`), in the order of
 * SHA-256(`seed:id`), so a larger draw contains a smaller one and the order of the input does not matter.
 *
 * strata[h] = ids, draws[h] = how many. Degenerate: no strata: empty, ok; more draws than members, an id twice or unequal
 * lengths `invalid_input`. Source: section 10 of the specification.
 */
export function drawFromStrata({
  strata,
  draws,
  seed,
}: {
  strata: readonly (readonly string[])[];
  draws: readonly number[];
  seed: string;
}): DrawnSample {
  const ids = strata.flat();
  const valid =
    strata.length === draws.length &&
    new Set(ids).size === ids.length &&
    draws.every((count, h) => Number.isSafeInteger(count) && count >= 0 && count <= at(strata, h).length);
  if (!valid) return { status: "invalid_input", drawn: null };
  const drawn = strata.flatMap((members, h) => inHashOrder(members, seed).slice(0, at(draws, h)));
  return { status: "ok", drawn };
}

/** Ids in the order of their hashes under a seed; independent of the order they come in. */
export function inHashOrder(ids: readonly string[], seed: string): string[] {
  return ids
    .map((id) => ({ id, hash: sha256Hex(`${seed}:${id}`) }))
    .sort((x, y) => (x.hash < y.hash ? -1 : 1))
    .map(({ id }) => id);
}
