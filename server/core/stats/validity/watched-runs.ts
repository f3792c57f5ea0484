import type { Random } from "../../random";
import { asymptoticCs } from "../asymptotic-cs";
import { addScore, createScoreCounts, logWealthAt } from "../betting-wealth";
import { tQuantile } from "../dist";
import { winRateCs } from "../win-rate-cs";
import { coin, ordinal } from "./draws";

/** One experiment that is watched: says at which look it is first decided, by the product's rule and by a plain t test. */
export type Watched = { sequential: number | null; peeked: number | null };
export type WatchOptions = { samples: number; every: number; alpha: number };
export type WatchedKind = { name: string; watch(random: Random, options: WatchOptions): Watched };

type Difference = (random: Random) => number;

/** Differences in [-1, 1] of two variants on one sample: the betting confidence sequence, as behind every verdict. */
export function watchBounded(draw: Difference): WatchedKind["watch"] {
  return (random, { samples, every, alpha }) => {
    const scores = createScoreCounts();
    const t = createPeekingT(alpha);
    const watched: Watched = { sequential: null, peeked: null };
    for (let n = 1; n <= samples; n += 1) {
      const difference = draw(random);
      addScore(scores, (difference + 1) / 2);
      t.add(difference);
      if (n % every !== 0) continue;
      if (watched.sequential === null && logWealthAt(scores, 0.5).twoSided >= -Math.log(alpha)) watched.sequential = n;
      if (watched.peeked === null && n >= 20 && t.isSignificant()) watched.peeked = n;
    }
    return watched;
  };
}

/** Log ratios of latency or cost: the asymptotic sequence, hidden before its 50th sample. */
export function watchLogRatio(draw: Difference): WatchedKind["watch"] {
  return (random, { samples, every, alpha }) => {
    const t = createPeekingT(alpha);
    const watched: Watched = { sequential: null, peeked: null };
    for (let n = 1; n <= samples; n += 1) {
      t.add(draw(random));
      if (n % every !== 0) continue;
      const { mean, variance } = t.moments();
      const { low, high } = asymptoticCs({ mean, variance, n, tStar: samples, alpha });
      if (watched.sequential === null && low !== null && high !== null && (low > 0 || high < 0)) watched.sequential = n;
      if (watched.peeked === null && n >= 20 && t.isSignificant()) watched.peeked = n;
    }
    return watched;
  };
}

/** Preferences: the beta-binomial sequence of decisive comparisons. */
export function watchWins(chance: number, ties: number): WatchedKind["watch"] {
  return (random, { samples, every, alpha }) => {
    const t = createPeekingT(alpha);
    const watched: Watched = { sequential: null, peeked: null };
    let wins = 0;
    let losses = 0;
    for (let n = 1; n <= samples; n += 1) {
      const isTie = random.next() < ties;
      const isWin = random.next() < chance;
      if (!isTie && isWin) wins += 1;
      if (!isTie && !isWin) losses += 1;
      t.add(isTie ? 0 : isWin ? 1 : -1);
      if (n % every !== 0) continue;
      const { low, high } = winRateCs({ wins, losses, alpha });
      if (watched.sequential === null && low !== null && high !== null && (low > 0.5 || high < 0.5))
        watched.sequential = n;
      if (watched.peeked === null && n >= 20 && t.isSignificant()) watched.peeked = n;
    }
    return watched;
  };
}

const skewed: Difference = (random) => random.next() ** 4 - random.next() ** 4;
const fiveSteps = [0.1, 0.1, 0.2, 0.3, 0.3];

/** Two equal variants on the same samples, told apart by chance only. */
export const equalVariants: WatchedKind[] = [
  { name: "pass or fail, 70 %", watch: watchBounded((r) => coin(r, 0.7) - coin(r, 0.7)) },
  { name: "pass or fail, 97 %", watch: watchBounded((r) => coin(r, 0.97) - coin(r, 0.97)) },
  { name: "five-step score", watch: watchBounded((r) => ordinal(r, fiveSteps) - ordinal(r, fiveSteps)) },
  { name: "skewed score", watch: watchBounded(skewed) },
  { name: "preferences, 30 % ties", watch: watchWins(0.5, 0.3) },
  { name: "latency ratio", watch: watchLogRatio((r) => 0.5 * (r.normal() - r.normal())) },
];

/** Real differences, from large to small. */
export const differentVariants: WatchedKind[] = [
  { name: "pass or fail, 60 % to 80 %", watch: watchBounded((r) => coin(r, 0.8) - coin(r, 0.6)) },
  { name: "pass or fail, 70 % to 80 %", watch: watchBounded((r) => coin(r, 0.8) - coin(r, 0.7)) },
  {
    name: "five-step score, 0.65 to 0.75",
    watch: watchBounded((r) => ordinal(r, [0.05, 0.05, 0.15, 0.35, 0.4]) - ordinal(r, fiveSteps)),
  },
  { name: "preferences, 60 % of the decided", watch: watchWins(0.6, 0.3) },
  { name: "latency, 20 % more", watch: watchLogRatio((r) => Math.log(1.2) + 0.5 * (r.normal() - r.normal())) },
];

/** One t test at every look, from running sums: what a reader of a live page would do without a confidence sequence. */
function createPeekingT(alpha: number) {
  const limits = new Map<number, number>();
  let n = 0;
  let mean = 0;
  let squares = 0;
  return {
    add(value: number) {
      n += 1;
      const step = value - mean;
      mean += step / n;
      squares += step * (value - mean);
    },
    moments: () => ({ mean, variance: n > 1 ? squares / (n - 1) : 0 }),
    isSignificant() {
      const se = Math.sqrt(squares / (n - 1) / n);
      const limit = limits.get(n) ?? tQuantile(1 - alpha / 2, n - 1);
      limits.set(n, limit);
      return se > 0 && Math.abs(mean) / se > limit;
    },
  };
}
