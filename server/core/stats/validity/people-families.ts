import { bcaClusterMean } from "../bca-cluster-mean";
import { consensusReliability } from "../consensus-reliability";
import { normalQuantile } from "../dist";
import { fixedItemsDifference } from "../fixed-items-difference";
import { netValue } from "../net-value";
import { bradleyTerry, type Comparison } from "../pairwise-strength";
import { stratifiedPredictionPoweredMean } from "../prediction-powered-strata";
import { styleWinProbability } from "../style-win-probability";
import { welchByUnit } from "../welch-by-unit";
import { coin, logNormal, many } from "./draws";
import { alpha, ci, confidence, type IntervalFamily, of } from "./interval-family";

const chance = (logit: number) => 1 / (1 + Math.exp(-logit));

/** Intervals of decisions, preferences, raters and traffic. */
export const peopleFamilies: IntervalFamily[] = [
  {
    name: "this dataset only",
    data: "40 fixed samples x 3 repeats a side",
    nominal: 0.95,
    truth: 0.2,
    draw: (r) => {
      const repeats = (mean: number) => many(3, () => mean + r.normal());
      const a = many(40, (i) => repeats(i / 20));
      const b = many(40, (i) => repeats(i / 20 + 0.2 + 0.3 * ((i % 5) - 2)));
      return ci(fixedItemsDifference({ a, b, confidence }));
    },
  },
  {
    name: "net value, t",
    data: "benefit worth 2 less a skewed cost, n 80",
    nominal: 0.95,
    truth: 2 * 0.1 - 0.1 * Math.exp(0.125),
    floor: 0.94,
    draw: (r) =>
      ci(
        netValue({
          benefit: many(80, () => 0.1 + 0.3 * r.normal()),
          extraCost: many(80, () => 0.1 * logNormal(r, 0.5)),
          valuePerUnit: 2,
          confidence,
        }),
      ),
  },
  {
    name: "BCa bootstrap of clusters",
    data: "20 groups of 5, ICC 0.3",
    nominal: 0.95,
    truth: 0,
    floor: 0.91,
    weight: 10,
    draw: (r) => {
      const shifts = many(20, () => Math.sqrt(0.3) * r.normal());
      const y = many(100, (i) => (shifts[Math.floor(i / 5)] ?? 0) + Math.sqrt(0.7) * r.normal());
      const cluster = many(100, (i) => String(Math.floor(i / 5)));
      return ci(bcaClusterMean({ y, cluster, confidence, resamples: 999, seed: String(r.bits()) }));
    },
  },
  {
    name: "prediction-powered mean in strata",
    data: "3 strata, 20 rated and 200 judged each, r 0.8",
    nominal: 0.95,
    truth: 1,
    floor: 0.93,
    draw: (r) => {
      const pair = (h: number) => {
        const human = h + r.normal();
        return { human, judge: 0.3 + 0.8 * human + 0.6 * r.normal() };
      };
      const strata = many(3, (h) => {
        const rated = many(20, () => pair(h));
        return {
          human: rated.map((x) => x.human),
          judgeLabelled: rated.map((x) => x.judge),
          judgeUnlabelled: many(200, () => pair(h).judge),
        };
      });
      return ci(stratifiedPredictionPoweredMean({ strata, alpha }));
    },
  },
  {
    name: "Krippendorff's alpha, bootstrap",
    data: "60 units x 3 raters, alpha 0.5",
    nominal: 0.95,
    truth: 0.5,
    floor: 0.9,
    weight: 10,
    draw: (r) => {
      const units = many(60, () => r.normal());
      const ratings = many(3, () => units.map((unit) => unit + r.normal()));
      const found = consensusReliability({
        ratings,
        level: "interval",
        raters: 3,
        confidence,
        resamples: 199,
        seed: String(r.bits()),
      });
      return of(found.alphaLow, found.alphaHigh);
    },
  },
  {
    name: "Bradley-Terry, robust by sample",
    data: "2 players, 60 samples x 3 judges alike",
    nominal: 0.95,
    truth: 0.4,
    floor: 0.93,
    draw: (r) => {
      // A sample goes one way with all three judges or each decides alone; both leave the same chance of a win.
      const comparisons = many(60, (): Comparison => {
        const together = r.next() < 0.5;
        const first = coin(r, chance(0.4));
        const wins = together ? 3 * first : first + coin(r, chance(0.4)) + coin(r, chance(0.4));
        return [0, 1, 3 - wins, wins, 0];
      });
      const fit = bradleyTerry({ players: 2, comparisons, items: many(60, String) });
      const half = normalQuantile(0.975) * (fit.vsFirstSe?.[1] ?? Number.NaN);
      return of((fit.vsFirst?.[1] ?? Number.NaN) - half, (fit.vsFirst?.[1] ?? Number.NaN) + half);
    },
  },
  {
    name: "win rate at equal style",
    data: "200 comparisons, longer answers favoured",
    nominal: 0.95,
    truth: chance(0.5),
    floor: 0.93,
    weight: 4,
    draw: (r) => {
      const rows = many(200, (item) => {
        const z = 0.5 + r.normal();
        return [1, 0, coin(r, chance(0.5 + 0.6 * z)), item, z];
      });
      const found = styleWinProbability({ players: 2, rows, confidence }).adjusted?.[1];
      return of(found?.low ?? null, found?.high ?? null);
    },
  },
  {
    name: "Welch on users",
    data: "40 users each, 1 to 5 visits alike",
    nominal: 0.95,
    truth: 0,
    floor: 0.94,
    draw: (r) => {
      const arm = (name: string) => {
        const visits = many(40, (user) => ({ user: `${name}${user}`, habit: r.normal(), count: 1 + r.int(5) }));
        const rows = visits.flatMap(({ user, habit, count }) =>
          many(count, () => ({ user, value: habit + r.normal() })),
        );
        return { unit: rows.map(({ user }) => user), value: rows.map(({ value }) => value) };
      };
      return ci(welchByUnit({ a: arm("a"), b: arm("b"), confidence }));
    },
  },
];
