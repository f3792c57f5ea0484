import type { Random } from "../../random";
import { bcaMean } from "../bootstrap";
import { boundedMeanCs } from "../bounded-mean-cs";
import { clusterMean } from "../cluster-mean";
import { cohenKappa } from "../cohen-kappa";
import { correlation } from "../correlation";
import { normalQuantile, tQuantile } from "../dist";
import { cliffsDelta } from "../effects";
import { stratifiedMean } from "../human-sampling";
import { intraclassCorrelation } from "../intraclass-correlation";
import { newcombePairedInterval } from "../mcnemar";
import { pairedLogRatio } from "../paired-log-ratio";
import { pairedTTest } from "../paired-t-test";
import { bradleyTerry, type Comparison } from "../pairwise-strength";
import { percentileInterval } from "../percentile";
import { predictionPoweredMean } from "../prediction-powered";
import { clopperPearson, wilson } from "../rates";
import { varianceComponents } from "../repeats";
import { summary } from "../summary";
import { twoProportions } from "../two-proportions";
import { brunnerMunzel } from "../unpaired-rank-tests";
import { welch } from "../welch";
import { winRate } from "../win-rate";
import { winRateCs } from "../win-rate-cs";
import { coin, logNormal, many, ordinal, ordinalMean } from "./draws";

export type Limits = { low: number | null | undefined; high: number | null | undefined };

/** One way to make an interval, on data whose truth is known. */
export type IntervalFamily = {
  name: string;
  data: string;
  /** How often the interval promises to hold the truth; "at least" for those that hold at every look. */
  nominal: number;
  truth: number;
  draw(random: Random): Limits;
  /** An approximation that the page warns about: its coverage is printed, and this is the least that is accepted. */
  floor?: number;
  /** Costs so much that it is drawn this many times less often. */
  weight?: number;
};

const confidence = 0.95;
const alpha = 0.05;
const steps = [0.1, 0.1, 0.2, 0.3, 0.3];
const of = (low: number | null, high: number | null): Limits => ({ low, high });
const ci = ({ ciLow, ciHigh }: { ciLow: number | null; ciHigh: number | null }) => of(ciLow, ciHigh);

const oneSample: IntervalFamily[] = [
  {
    name: "t interval of a mean",
    data: "normal, n 20",
    nominal: 0.95,
    truth: 0,
    draw: (r) => {
      const x = many(20, () => r.normal());
      const { ciLow, ciHigh } = summary({ x, confidence });
      return of(ciLow, ciHigh);
    },
  },
  {
    name: "Wilson",
    data: "pass rate 0.8, n 100",
    nominal: 0.95,
    truth: 0.8,
    floor: 0.93,
    draw: (r) => wilson({ successes: successesOf(r, 100, 0.8), n: 100, confidence }),
  },
  {
    name: "Wilson",
    data: "pass rate 0.97, n 50",
    nominal: 0.95,
    truth: 0.97,
    floor: 0.93,
    draw: (r) => wilson({ successes: successesOf(r, 50, 0.97), n: 50, confidence }),
  },
  {
    name: "Clopper-Pearson",
    data: "pass rate 0.97, n 50",
    nominal: 0.95,
    truth: 0.97,
    draw: (r) => clopperPearson({ successes: successesOf(r, 50, 0.97), n: 50, confidence }),
  },
  {
    name: "order statistics of P90",
    data: "log-normal, n 100",
    nominal: 0.95,
    truth: Math.exp(normalQuantile(0.9)),
    draw: (r) => percentileInterval({ x: many(100, () => logNormal(r, 1)), p: 0.9, confidence }),
  },
  {
    name: "BCa bootstrap of a mean",
    data: "log-normal 0.5, n 50",
    nominal: 0.95,
    truth: Math.exp(0.125),
    floor: 0.92,
    weight: 20,
    draw: (r) =>
      ci(bcaMean({ x: many(50, () => logNormal(r, 0.5)), confidence, resamples: 999, seed: String(r.bits()) })),
  },
];

const twoSamples: IntervalFamily[] = [
  {
    name: "paired t",
    data: "five-step scores, n 100",
    nominal: 0.95,
    truth: 0,
    draw: (r) =>
      ci(pairedTTest({ a: many(100, () => ordinal(r, steps)), b: many(100, () => ordinal(r, steps)), confidence })),
  },
  {
    name: "Newcombe, paired",
    data: "0.8 against 0.8, n 60",
    nominal: 0.95,
    truth: 0,
    draw: (r) => {
      const counts = { bothPass: 0, onlyA: 0, onlyB: 0, bothFail: 0 };
      for (let i = 0; i < 60; i += 1) {
        const shared = r.next() < 0.5;
        const skill = shared ? 1 : 0.6;
        const [a, b] = [r.next() < skill, r.next() < skill];
        counts[a && b ? "bothPass" : a ? "onlyA" : b ? "onlyB" : "bothFail"] += 1;
      }
      return newcombePairedInterval(counts, confidence);
    },
  },
  {
    name: "Newcombe, unpaired",
    data: "0.9 against 0.8, n 80 each",
    nominal: 0.95,
    truth: -0.1,
    draw: (r) =>
      ci(
        twoProportions({
          successesA: successesOf(r, 80, 0.9),
          nA: 80,
          successesB: successesOf(r, 80, 0.8),
          nB: 80,
          confidence,
        }),
      ),
  },
  {
    name: "Welch",
    data: "sd 1 (n 20) against sd 3 (n 40)",
    nominal: 0.95,
    truth: 0.5,
    draw: (r) => ci(welch({ a: many(20, () => r.normal()), b: many(40, () => 0.5 + 3 * r.normal()), confidence })),
  },
  {
    name: "Brunner-Munzel",
    data: "normal, sd 1 against 2, n 30 each",
    nominal: 0.95,
    truth: 0.5,
    floor: 0.93,
    draw: (r) => ci(brunnerMunzel({ a: many(30, () => r.normal()), b: many(30, () => 2 * r.normal()), confidence })),
  },
  {
    name: "Cliff's delta",
    data: "normal, equal, n 30 each",
    nominal: 0.95,
    truth: 0,
    floor: 0.93,
    draw: (r) => ci(cliffsDelta({ a: many(30, () => r.normal()), b: many(30, () => r.normal()), confidence })),
  },
];

const structured: IntervalFamily[] = [
  {
    name: "clusters, t with G-1",
    data: "8 groups of 10, ICC 0.3",
    nominal: 0.95,
    truth: 0,
    floor: 0.92,
    draw: (r) => {
      const shifts = many(8, () => Math.sqrt(0.3) * r.normal());
      const y = many(80, (i) => (shifts[Math.floor(i / 10)] ?? 0) + Math.sqrt(0.7) * r.normal());
      return ci(clusterMean({ y, cluster: many(80, (i) => String(Math.floor(i / 10))), confidence }));
    },
  },
  {
    name: "repeats, mean of sample means",
    data: "30 samples x 4 repeats, ICC 0.5",
    nominal: 0.95,
    truth: 0,
    draw: (r) => {
      const scores = many(30, () => {
        const item = r.normal();
        return many(4, () => item + r.normal());
      });
      const { estimate, se } = varianceComponents({ scores });
      const half = tQuantile(0.975, 29) * (se ?? Number.NaN);
      return of((estimate ?? Number.NaN) - half, (estimate ?? Number.NaN) + half);
    },
  },
  {
    name: "prediction-powered mean",
    data: "60 rated, 600 judged, r 0.8",
    nominal: 0.95,
    truth: 0,
    floor: 0.93,
    draw: (r) => {
      const pair = () => {
        const human = r.normal();
        return { human, judge: 0.3 + 0.8 * human + 0.6 * r.normal() };
      };
      const rated = many(60, pair);
      const fit = predictionPoweredMean({
        human: rated.map((x) => x.human),
        judgeLabelled: rated.map((x) => x.judge),
        judgeUnlabelled: many(600, () => pair().judge),
        alpha,
      });
      return ci(fit);
    },
  },
  {
    name: "stratified mean",
    data: "3 strata of 400, 300, 300; 30 each",
    nominal: 0.95,
    truth: 0.4 * 0 + 0.3 * 1 + 0.3 * 2,
    floor: 0.93,
    draw: (r) => {
      const sizes = [400, 300, 300];
      // Of a stratum that is itself drawn: its own mean wanders, which the interval of this stratum's 30 does not see.
      const samples = sizes.map((_, h) => many(30, () => h + r.normal()));
      return ci(stratifiedMean({ sizes: sizes.map((size) => size * 1000), samples, confidence }));
    },
  },
  {
    name: "win rate with ties, t",
    data: "40 % wins, 30 % ties, n 100",
    nominal: 0.95,
    truth: 0.55,
    draw: (r) => {
      const draws = many(100, () => r.next());
      const wins = draws.filter((u) => u < 0.4).length;
      const ties = draws.filter((u) => u >= 0.7).length;
      return ci(winRate({ wins, ties, losses: 100 - wins - ties, confidence }));
    },
  },
  {
    name: "Bradley-Terry, to the baseline",
    data: "3 players, 60 games a pair",
    nominal: 0.95,
    truth: 0.8,
    floor: 0.93,
    draw: (r) => {
      const theta = [0, 0.8, -0.4];
      const games: Comparison[] = [];
      for (const [i, j] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const) {
        const p = 1 / (1 + Math.exp((theta[j] ?? 0) - (theta[i] ?? 0)));
        const wins = successesOf(r, 60, p);
        games.push([i, j, wins, 60 - wins, 0]);
      }
      const fit = bradleyTerry({ players: 3, comparisons: games });
      const z = normalQuantile(0.975);
      const [value, se] = [fit.vsFirst?.[1] ?? Number.NaN, fit.vsFirstSe?.[1] ?? Number.NaN];
      return of(value - z * se, value + z * se);
    },
  },
];

const agreement: IntervalFamily[] = [
  {
    name: "Cohen's kappa",
    data: "two raters, 80 % alike, n 150",
    nominal: 0.95,
    truth: 0.6,
    floor: 0.93,
    draw: (r) => {
      const a = many(150, () => coin(r, 0.5));
      const b = a.map((label) => (r.next() < 0.8 ? label : 1 - label));
      const { kappa, se } = cohenKappa({ a, b, categories: [0, 1], weights: "none" });
      const half = normalQuantile(0.975) * (se ?? Number.NaN);
      return of((kappa ?? Number.NaN) - half, (kappa ?? Number.NaN) + half);
    },
  },
  {
    name: "ICC(A,1)",
    data: "40 units x 3 raters, ICC 0.5",
    nominal: 0.95,
    truth: 0.5,
    floor: 0.92,
    draw: (r) => {
      const units = many(40, () => r.normal());
      const ratings = many(3, () => units.map((unit) => unit + r.normal()));
      const { icca1 } = intraclassCorrelation({ ratings, confidence });
      return of(icca1?.[1] ?? null, icca1?.[2] ?? null);
    },
  },
  {
    name: "Pearson, Fisher's z",
    data: "normal, r 0.6, n 40",
    nominal: 0.95,
    truth: 0.6,
    floor: 0.94,
    draw: (r) => {
      const x = many(40, () => r.normal());
      const { pearsonLow, pearsonHigh } = correlation({ x, y: x.map((v) => 0.6 * v + 0.8 * r.normal()), confidence });
      return of(pearsonLow, pearsonHigh);
    },
  },
];

const anytime: IntervalFamily[] = [
  {
    name: "betting sequence, one look",
    data: "five-step scores, n 200",
    nominal: 0.95,
    truth: ordinalMean(steps),
    draw: (r) => boundedMeanCs({ x: many(200, () => ordinal(r, steps)), alpha }),
  },
  {
    name: "beta-binomial sequence, one look",
    data: "win rate 0.6, n 200",
    nominal: 0.95,
    truth: 0.6,
    draw: (r) => {
      const wins = successesOf(r, 200, 0.6);
      return winRateCs({ wins, losses: 200 - wins, alpha });
    },
  },
  {
    name: "asymptotic sequence of a ratio, one look",
    data: "log-normal, ratio 1.2, n 200",
    nominal: 0.95,
    truth: 1.2,
    draw: (r) => {
      const a = many(200, () => logNormal(r, 0.5));
      return pairedLogRatio({ a, b: a.map(() => 1.2 * logNormal(r, 0.5)), alpha, plannedN: 200 });
    },
  },
];

export const intervalFamilies: IntervalFamily[] = [
  ...oneSample,
  ...twoSamples,
  ...structured,
  ...agreement,
  ...anytime,
];

function successesOf(random: Random, n: number, p: number): number {
  let count = 0;
  for (let i = 0; i < n; i += 1) count += coin(random, p);
  return count;
}
