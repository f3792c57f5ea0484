import { createRandom } from "../../../server/core/random";
import { bcaMean } from "../../../server/core/stats/bootstrap";
import { boundedMeanCs } from "../../../server/core/stats/bounded-mean-cs";
import { binaryCalibration } from "../../../server/core/stats/calibration";
import { clusterMean } from "../../../server/core/stats/cluster-mean";
import { cohenKappa } from "../../../server/core/stats/cohen-kappa";
import { correlation } from "../../../server/core/stats/correlation";
import { dawidSkene } from "../../../server/core/stats/dawid-skene";
import { cliffsDelta } from "../../../server/core/stats/effects";
import type { Envelope } from "../../../server/core/stats/envelope";
import { hodgesLehmann } from "../../../server/core/stats/hodges-lehmann";
import { intraclassCorrelation } from "../../../server/core/stats/intraclass-correlation";
import { krippendorffAlpha } from "../../../server/core/stats/krippendorff-alpha";
import { mcnemar } from "../../../server/core/stats/mcnemar";
import { pairedLogRatio } from "../../../server/core/stats/paired-log-ratio";
import { wilcoxonSignedRank } from "../../../server/core/stats/paired-rank-tests";
import { pairedTTest } from "../../../server/core/stats/paired-t-test";
import { percentileInterval } from "../../../server/core/stats/percentile";
import { pairedPermutation } from "../../../server/core/stats/permutation";
import { predictionPoweredMean } from "../../../server/core/stats/prediction-powered";
import { varianceComponents } from "../../../server/core/stats/repeats";
import { differenceSequence } from "../../../server/core/stats/sequential-series";
import { styleControlled } from "../../../server/core/stats/style-controlled";
import { brunnerMunzel, mannWhitney } from "../../../server/core/stats/unpaired-rank-tests";
import { welch } from "../../../server/core/stats/welch";
import { winRateCs } from "../../../server/core/stats/win-rate-cs";

/** Scores of n samples of several kinds, drawn once for all analyses of that size. */
export function drawData(n: number) {
  const random = createRandom(`stats bench ${n}`);
  const column = (draw: () => number) => Float64Array.from({ length: n }, draw);
  const uniform = column(() => random.next());
  const better = uniform.map((v) => Math.min(1, Math.max(0, v + 0.05 + 0.3 * (random.next() - 0.5))));
  const steps = (values: Float64Array) => values.map((v) => Math.round(v * 4) / 4);
  const pass = (level: number) => column(() => (random.next() < level ? 1 : 0));
  return {
    n,
    continuous: { a: uniform, b: better },
    steps: { a: steps(uniform), b: steps(better) },
    passes: { a: pass(0.7), b: pass(0.75) },
    latency: { a: column(() => Math.exp(6 + random.normal())), b: column(() => Math.exp(6.1 + random.normal())) },
  };
}
type Data = ReturnType<typeof drawData>;

const differences = ({ a, b }: { a: Float64Array; b: Float64Array }) => b.map((value, i) => value - (a[i] ?? 0));
const level = { confidence: 0.95 };
const listed = ({ a, b }: { a: Float64Array; b: Float64Array }) => ({ a: [...a], b: [...b] });

export type Analysis = {
  name: string;
  /** Samples above which it is not done: it would take longer than it tells, or hold every comparison in memory. */
  most?: number;
  /** Makes what the analysis reads, outside the clock. */
  of: (data: Data) => () => Envelope;
};

export const analyses: readonly Analysis[] = [
  {
    name: "confidence sequence, pass or fail",
    of: ({ passes }) => {
      const d = differences(passes);
      return () => differenceSequence({ differences: d, range: 1, alpha: 0.05, points: 1 });
    },
  },
  {
    name: "confidence sequence, continuous",
    of: ({ continuous }) => {
      const d = differences(continuous);
      return () => differenceSequence({ differences: d, range: 1, alpha: 0.05, points: 1 });
    },
  },
  {
    name: "its picture of 60 points, continuous",
    of: ({ continuous }) => {
      const d = differences(continuous);
      return () => differenceSequence({ differences: d, range: 1, alpha: 0.05 });
    },
  },
  { name: "mean of one variant, continuous", of: (d) => () => boundedMeanCs({ x: d.continuous.a, alpha: 0.05 }) },
  { name: "ratio of latencies", of: (d) => () => pairedLogRatio({ ...d.latency, alpha: 0.05, plannedN: d.n }) },
  {
    name: "win rate sequence",
    of: (d) => () => winRateCs({ wins: Math.ceil(d.n * 0.6), losses: Math.floor(d.n * 0.4), alpha: 0.05 }),
  },
  { name: "paired t", of: (d) => () => pairedTTest({ ...d.continuous, ...level }) },
  { name: "exact McNemar", of: (d) => () => mcnemar({ ...countPasses(d), ...level }) },
  { name: "Wilcoxon signed rank", of: (d) => () => wilcoxonSignedRank(d.continuous) },
  { name: "Hodges-Lehmann", of: (d) => () => hodgesLehmann(d.continuous) },
  {
    name: "sign flips, 99,999 draws",
    most: 5_000,
    of: (d) => () => pairedPermutation({ ...d.continuous, method: "monteCarlo" }),
  },
  {
    name: "BCa bootstrap, 9,999 draws",
    most: 5_000,
    of: ({ continuous }) => {
      const x = [...differences(continuous)];
      return () => bcaMean({ x, ...level });
    },
  },
  { name: "Welch", of: (d) => () => welch({ ...listed(d.continuous), ...level }) },
  { name: "Mann-Whitney", of: (d) => () => mannWhitney({ ...d.continuous, method: "normal" }) },
  { name: "Brunner-Munzel", of: (d) => () => brunnerMunzel({ ...d.continuous, ...level }) },
  { name: "Cliff's delta", of: (d) => () => cliffsDelta({ ...d.continuous, ...level }) },
  {
    name: "clusters of ten",
    of: ({ n, continuous }) => {
      const y = [...differences(continuous)];
      const cluster = Array.from({ length: n }, (_, i) => `c${Math.floor(i / 10)}`);
      return () => clusterMean({ y, cluster, ...level });
    },
  },
  {
    name: "variance of three repeats",
    of: ({ continuous: { a, b } }) => {
      const scores = Array.from(a, (value, i) => [value, b[i] ?? 0, (value + (b[i] ?? 0)) / 2]);
      return () => varianceComponents({ scores });
    },
  },
  {
    name: "percentile with interval",
    of: ({ latency }) => {
      const x = [...latency.a];
      return () => percentileInterval({ x, p: 0.95, ...level });
    },
  },
  {
    name: "Cohen's kappa",
    of: ({ steps }) => {
      const { a, b } = listed(steps);
      return () => cohenKappa({ a, b, categories: [0, 0.25, 0.5, 0.75, 1], weights: "quadratic" });
    },
  },
  {
    name: "Krippendorff's alpha, ordinal",
    of: ({ steps }) => {
      const { a, b } = listed(steps);
      return () => krippendorffAlpha({ ratings: [a, b], level: "ordinal" });
    },
  },
  {
    name: "ICC",
    of: ({ continuous }) => {
      const { a, b } = listed(continuous);
      return () => intraclassCorrelation({ ratings: [a, b], ...level });
    },
  },
  {
    name: "correlations",
    of: ({ continuous }) => {
      const { a, b } = listed(continuous);
      return () => correlation({ x: a, y: b, ...level });
    },
  },
  {
    name: "calibration of a judge",
    of: ({ continuous, passes }) => {
      const [p, y] = [[...continuous.a], [...passes.a]];
      return () => binaryCalibration({ p, y });
    },
  },
  {
    name: "Dawid-Skene, 3 judges, 20 rounds",
    of: ({ n, passes }) => {
      const labels = Array.from({ length: n }, (_, i) => i).flatMap((i) => {
        const seen = [passes.a[i] ?? 0, passes.b[i] ?? 0, passes.a[i] ?? 0];
        return seen.map((label, judge) => [i, judge, label] as const);
      });
      return () => dawidSkene({ units: n, judges: 3, classes: 2, labels, iterations: 20 });
    },
  },
  {
    name: "prediction-powered mean",
    of: ({ n, continuous }) => {
      const rated = Math.ceil(n / 10);
      const human = [...continuous.b.subarray(0, rated)];
      const judgeLabelled = [...continuous.a.subarray(0, rated)];
      const judgeUnlabelled = [...continuous.a.subarray(rated)];
      return () => predictionPoweredMean({ human, judgeLabelled, judgeUnlabelled, alpha: 0.05 });
    },
  },
  {
    name: "style control, 4 players",
    of: ({ n, continuous, passes }) => {
      const rows = Array.from({ length: n }, (_, i) => {
        const first = i % 4;
        return [first, (first + 1 + (i % 3)) % 4, passes.a[i] ?? 0, i, (continuous.a[i] ?? 0) - 0.5];
      });
      return () => styleControlled({ players: 4, rows });
    },
  },
];

function countPasses({ passes: { a, b } }: Data) {
  const counts = { bothPass: 0, onlyA: 0, onlyB: 0, bothFail: 0 };
  a.forEach((value, i) => {
    const other = b[i] === 1;
    counts[value === 1 ? (other ? "bothPass" : "onlyA") : other ? "onlyB" : "bothFail"] += 1;
  });
  return counts;
}
