import { boundedMeanCs } from "../bounded-mean-cs";
import { clusterMean } from "../cluster-mean";
import { cohenKappa } from "../cohen-kappa";
import { correlation } from "../correlation";
import { normalQuantile, tQuantile } from "../dist";
import { stratifiedMean } from "../human-sampling";
import { intraclassCorrelation } from "../intraclass-correlation";
import { pairedLogRatio } from "../paired-log-ratio";
import { bradleyTerry, type Comparison } from "../pairwise-strength";
import { predictionPoweredMean } from "../prediction-powered";
import { varianceComponents } from "../repeats";
import { winRate } from "../win-rate";
import { tieInclusiveWinRateCs, winRateCs } from "../win-rate-cs";
import { coin, logNormal, many, ordinal, ordinalMean } from "./draws";

import { alpha, ci, confidence, type IntervalFamily, of, steps, successesOf } from "./interval-family";

export const structuredFamilies: IntervalFamily[] = [
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

export const agreementFamilies: IntervalFamily[] = [
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

export const anytimeFamilies: IntervalFamily[] = [
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
  {
    name: "win rate with ties, betting sequence, one look",
    data: "40 % wins, 30 % ties, n 200",
    nominal: 0.95,
    truth: 0.55,
    draw: (r) => {
      const draws = many(200, () => r.next());
      const wins = draws.filter((u) => u < 0.4).length;
      const ties = draws.filter((u) => u >= 0.7).length;
      return tieInclusiveWinRateCs({ wins, ties, losses: 200 - wins - ties, alpha });
    },
  },
];
