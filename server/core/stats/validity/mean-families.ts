import { bcaMean } from "../bootstrap";
import { normalQuantile } from "../dist";
import { cliffsDelta } from "../effects";
import { newcombePairedInterval } from "../mcnemar";
import { pairedTTest } from "../paired-t-test";
import { percentileInterval } from "../percentile";
import { clopperPearson, wilson } from "../rates";
import { summary } from "../summary";
import { twoProportions } from "../two-proportions";
import { brunnerMunzel } from "../unpaired-rank-tests";
import { welch } from "../welch";
import { logNormal, many, ordinal } from "./draws";

import { ci, confidence, type IntervalFamily, of, steps, successesOf } from "./interval-family";

export const oneSampleFamilies: IntervalFamily[] = [
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

export const twoSampleFamilies: IntervalFamily[] = [
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
