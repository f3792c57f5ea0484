import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExperimentStatus } from "../experiment/status";
import { createRandom } from "../random";
import { type AnalysisBody, analysisBody, type Bin } from "./analysis/analysis-body";
import { countInto, histogramEdges } from "./analysis/histogram";
import { noFacts, type SampleFacts } from "./analysis/sample-facts";
import { analyze } from "./analyze";
import { summarize } from "./summarize";
import { withMeasure } from "./testing/joined-runs";
import { type Row, runOf } from "./testing/run-of";

type Options = Parameters<typeof runOf>[2] & { facts?: SampleFacts; key?: string };

function analysisOf(rows: Row[], size = rows.length, { facts = noFacts, ...options }: Options = {}): AnalysisBody {
  const input = runOf(rows, size, { key: "rouge_l", ...options });
  return analysisBody.parse(analyze(input, summarize(input).body, facts));
}

const first = (body: AnalysisBody) => {
  const [candidate] = body.candidates;
  if (!candidate) throw new Error("There is no candidate.");
  return candidate;
};
const rowOf = (body: AnalysisBody, key: string) => first(body).fixed.rows.find((row) => row.key === key);
const total = (bins: readonly Bin[]) => bins.reduce((sum, { count }) => sum + count, 0);

/** The golden case "continuous-n10" of the paired tests. */
const a = [0.7, 0.94, 0.71, 0.69, 0.63, 0.6, 0.75, 0.57, 0.7, 0.58];
const b = [0.65, 1.03, 0.65, 0.73, 0.7, 0.58, 0.87, 0.59, 0.76, 0.59];
const scores: Row[] = a.map((value, i) => ({ a: value / 2, b: (b[i] ?? 0) / 2 }));

/** The golden case "typical" of McNemar's test: 60 both, 5 only A, 17 only B, 18 neither. */
const passes: Row[] = [
  ...Array.from({ length: 60 }, () => ({ a: 1, b: 1 })),
  ...Array.from({ length: 5 }, () => ({ a: 1, b: 0 })),
  ...Array.from({ length: 17 }, () => ({ a: 0, b: 1 })),
  ...Array.from({ length: 18 }, () => ({ a: 0, b: 0 })),
];

test("scores get the paired t test, Wilcoxon and Hodges-Lehmann of the reference values", () => {
  const body = analysisOf(scores, 10, { status: "completed" });
  expect(rowOf(body, "t")?.estimate).toBeCloseTo(0.028 / 2, 12);
  expect(rowOf(body, "t")?.low).toBeCloseTo(-0.014495384811813143 / 2, 10);
  expect(rowOf(body, "t")?.p).toBeCloseTo(0.1702756370562977, 10);
  expect(rowOf(body, "wilcoxon")?.p).toBeCloseTo(0.19140625, 10);
  expect(rowOf(body, "bca")?.low).toBeLessThan(rowOf(body, "t")?.estimate ?? 0);
  expect(rowOf(body, "permutation")?.p).toBeGreaterThan(0.1);
  expect(rowOf(body, "mcnemar")).toBeUndefined();
});

test("pass and fail get McNemar and Newcombe's paired interval of the reference values", () => {
  const body = analysisOf(passes, 100, { status: "completed", key: "exact_match" });
  expect(rowOf(body, "mcnemar")?.p).toBeCloseTo(0.01690053939819336, 12);
  expect(rowOf(body, "newcombe")?.low).toBeCloseTo(0.028380372476687316, 10);
  expect(rowOf(body, "newcombe")?.high).toBeCloseTo(0.20973418941702104, 10);
  expect(rowOf(body, "odds_ratio")?.estimate).toBeCloseTo(3.4, 12);
  expect(first(body).differences).toEqual([
    { from: -1, to: -1, count: 5 },
    { from: 0, to: 0, count: 78 },
    { from: 1, to: 1, count: 17 },
  ]);
  expect(first(body).fixed.pHolm).toBeNull();
});

test("the Bayesian reading leans to the side of the benefit and its chances are chances", () => {
  const { bayes } = first(analysisOf(passes, 100, { status: "completed", key: "exact_match" }));
  expect(bayes?.priorSd).toBe(0.5);
  expect(bayes?.pBetter).toBeGreaterThan(0.98);
  expect(bayes?.pBetterByMargin).toBeLessThan(bayes?.pBetter ?? 0);
  expect(bayes?.lossShip).toBeLessThan(bayes?.lossKeep ?? 0);
});

test("before the end no p-value is let out and nothing is resampled; after an early stop all of it says that it is biased", () => {
  const running = analysisOf(scores, 20);
  expect(running.reading).toBe("not_yet");
  expect(first(running).fixed.rows.every(({ p }) => p === null)).toBe(true);
  expect(running.secondary).toEqual([]);
  const cancelled = analysisOf(scores, 20, { status: "cancelled", plan: { stopEarly: false } });
  expect(cancelled.reading).toBe("not_yet");
  const stopped = analysisOf(scores, 20, { status: "stopped" });
  expect(stopped.reading).toBe("biased_by_stopping");
  expect(first(stopped).assumptions.join(" ")).toContain("biased by stopping");
});

test("further measures have a q at every look of a watched run, and in a plan that looks once only after that look", () => {
  const wide: Row[] = Array.from({ length: 90 }, (_, i) => ({ a: (i % 3) / 10, b: 0.6 + (i % 4) / 10 }));
  const at = (mode: "sequential" | "fixed", status: ExperimentStatus) => {
    const run = runOf(wide.slice(0, 80), 90, { status, plan: { mode, stopEarly: true } });
    const facts = { ...noFacts, fields: [{ name: "half", values: wide.map((_, i) => (i % 2 ? "odd" : "even")) }] };
    const input = withMeasure(run, runOf(wide.slice(0, 80), 90), "Safety");
    return analyze(input, summarize(input).body, facts);
  };
  const watched = at("sequential", "running");
  expect(watched.secondary).toMatchObject([{ evaluatorId: "Safety", variantId: "B" }]);
  expect(watched.secondary[0]?.q).toBeLessThan(0.001);
  const waiting = at("fixed", "running");
  expect(waiting.secondary).toEqual([]);
  expect(first(waiting).slices.map(({ q }) => q)).toEqual([null, null]);
  for (const end of ["cancelled", "stopped"] as const) expect(at("fixed", end).reading).toBe("not_yet");
  expect(at("fixed", "completed").secondary[0]?.p).not.toBe(watched.secondary[0]?.p);
});

test("answers that came in after the snapshot are left out, so both speak of the same samples", () => {
  const snapshot = summarize(runOf(passes.slice(0, 70), 100, { status: "stopped" })).body;
  const late = analyze(runOf(passes, 100, { status: "stopped" }), snapshot, noFacts);
  const then = analyze(runOf(passes.slice(0, 70), 100, { status: "stopped" }), snapshot, noFacts);
  expect(late).toEqual(then);
  expect(first(late).n).toBe(70);
});

test("the samples farthest from the mean lead the list, with both values and their place", () => {
  const rows: Row[] = Array.from({ length: 30 }, (_, i) => ({ a: 0.5, b: i === 7 ? 0.1 : 0.6 }));
  const facts = { ...noFacts, ids: rows.map((_, i) => `sample-${i}`) };
  const { influential } = first(analysisOf(rows, 30, { facts }));
  expect(influential).toHaveLength(10);
  expect(influential[0]).toMatchObject({ sampleId: "sample-7", position: 7, size: 1, control: 0.5, candidate: 0.1 });
});

test("when a few large samples carry the mean against the ranks, the page says so", () => {
  const rows: Row[] = Array.from({ length: 40 }, (_, i) => ({ a: 0.5, b: i < 4 ? 0.05 : 0.52 + i / 1000 }));
  const { fixed } = first(analysisOf(rows, 40, { status: "completed" }));
  expect(fixed.disagreement).toMatch(/^The test of the ranks finds a difference and the test of the mean does not/);
  expect(first(analysisOf(scores, 10, { status: "completed" })).fixed.disagreement).toBeNull();
});

test("slices show only fields that read like categories, and nothing but the size below ten", () => {
  const random = createRandom("slices");
  const rows: Row[] = Array.from({ length: 60 }, (_, i) => ({ a: random.next() / 2, b: i < 30 ? 0.9 : 0.2 }));
  const facts: SampleFacts = {
    ...noFacts,
    fields: [
      { name: "id", values: rows.map((_, i) => `id-${i}`) },
      { name: "topic", values: rows.map((_, i) => (i < 30 ? "law" : i < 55 ? "art" : "rare")) },
      { name: "same", values: rows.map(() => "one") },
    ],
  };
  const { slices } = first(analysisOf(rows, 60, { facts }));
  expect(slices.map(({ field, value, n }) => `${field} ${value} ${n}`)).toEqual([
    "topic art 25",
    "topic law 30",
    "topic rare 5",
  ]);
  const [art, law, rare] = slices;
  expect(law?.low).toBeGreaterThan(0);
  expect(law?.q).toBeLessThan(0.05);
  expect(art?.high).toBeGreaterThan(art?.benefit ?? 0);
  expect(rare).toMatchObject({ benefit: null, low: null, high: null, q: null });
});

test("the variance split tells repeats from samples and advises", () => {
  const random = createRandom("repeats");
  const noisy = (spread: number) =>
    Array.from({ length: 40 }, () => [0, 1, 2].map(() => 0.5 + spread * random.normal()));
  const steady = Array.from({ length: 40 }, () => [0.5, 0.5, 0.5]);
  const ofSamples = Array.from({ length: 40 }, () => {
    const level = 0.5 + 0.2 * random.normal();
    return [level, level + 0.001, level];
  });
  const rows: Row[] = Array.from({ length: 40 }, () => ({ a: 0.5, b: 0.5 }));
  const split = (candidate: number[][]) =>
    first(analysisOf(rows, 40, { facts: { ...noFacts, repeats: [steady, candidate] } })).variance;
  expect(split(noisy(0.2))?.shareBetween).toBeLessThan(0.3);
  expect(split(ofSamples)?.shareBetween).toBeGreaterThan(0.99);
  expect(split(ofSamples)?.advice).toBe(
    "More samples help more than more repeats: twice the samples would narrow the interval by 29 %, twice the repeats by 0 %.",
  );
  expect(split(noisy(0.2))?.advice).toMatch(/^More repeats help nearly as much/);
  expect(first(analysisOf(rows, 40)).variance).toBeNull();
});

test("groups count once and carry their design effect", () => {
  const rows: Row[] = Array.from({ length: 40 }, (_, i) => {
    const group = Math.floor(i / 4);
    return { a: 0.4, b: group % 2 ? 0.6 : 0.5, group: `g${group}` };
  });
  const { n, groups, influential } = first(analysisOf(rows, 40));
  expect(n).toBe(10);
  expect(groups?.count).toBe(10);
  expect(groups?.designEffect).toBeCloseTo(4, 6);
  expect(influential[0]?.size).toBe(4);
});

test("where less is better the same scores are the opposite benefit", () => {
  const rows: Row[] = scores.map((row) => ({ ...row }));
  const input = runOf(rows, 10, { key: "rouge_l", status: "completed" });
  const snapshot = summarize(input).body;
  const longer = runOf(rows, 10, { key: "latency", status: "completed" });
  const higher = first(analyze(input, snapshot, noFacts));
  const lower = first(analyze(longer, summarize(longer).body, noFacts));
  expect(lower.benefit).toBeCloseTo(-(higher.benefit ?? 0), 12);
  const p = ({ fixed }: typeof higher) => fixed.rows.find(({ key }) => key === "t")?.p ?? -1;
  expect(p(lower)).toBeCloseTo(p(higher), 12);
  expect(lower.bayes?.form).toBe("ratio");
  expect(lower.bayes?.pBetter).toBeLessThan(0.5);
});

test("a measure without a scale is read as a ratio, in whatever unit, and mirrored when the variants change places", () => {
  const read = (of: (row: Row) => Row) =>
    first(analysisOf(scores.map(of), scores.length, { key: "latency", status: "completed" }));
  const once = read((row) => row);
  const slower = read(({ a: left, b: right }) => ({ a: (left ?? 0) * 40, b: (right ?? 0) * 40 }));
  const swapped = read(({ a: left, b: right }) => ({ a: right, b: left }));
  const logs = scores.map(({ a: left, b: right }) => Math.log((right ?? 1) / (left ?? 1)));
  const ratio = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  const rowOf = ({ fixed }: typeof once) => fixed.rows.find(({ key }) => key === "log_t");
  expect(rowOf(once)?.estimate).toBeCloseTo(ratio, 9);
  expect(rowOf(once)?.low).toBeLessThan(ratio);
  expect(rowOf(once)?.high).toBeGreaterThan(ratio);
  expect(once.fixed.rows[0]?.key).toBe("log_t");
  expect(rowOf(swapped)?.estimate).toBeCloseTo(1 / ratio, 9);
  expect(slower.bayes?.pBetter).toBeCloseTo(once.bayes?.pBetter ?? -1, 9);
  expect(swapped.bayes?.pBetter).toBeCloseTo(1 - (once.bayes?.pBetter ?? -1), 9);
  expect(swapped.bayes?.lossShip).toBeCloseTo(once.bayes?.lossKeep ?? -1, 9);
});

test("a ratio is not taken where a value is zero", () => {
  const rows = scores.map((row, i) => (i === 0 ? { ...row, a: 0 } : row));
  const { bayes, fixed } = first(analysisOf(rows, rows.length, { key: "latency", status: "completed" }));
  expect(bayes).toBeNull();
  expect(fixed.rows.some(({ key }) => key === "log_t")).toBe(false);
});

const value = fc.oneof(
  fc.constantFrom(0, 1),
  fc.integer({ min: 0, max: 20 }).map((v) => v / 20),
);
const anyRow = fc.record({
  a: fc.option(value, { freq: 8 }),
  b: fc.option(value, { freq: 8 }),
});
const anyRows = fc.array(
  anyRow.filter(({ a: left, b: right }) => left !== null && right !== null) as fc.Arbitrary<Row>,
  { maxLength: 40 },
);

test("no number is NaN or infinite, bars add up to n, and the order of the samples does not matter", () => {
  fc.assert(
    fc.property(anyRows, fc.constantFrom("running", "completed", "stopped" as const), (rows, status) => {
      const size = Math.max(1, rows.length);
      const body = analysisOf(rows, size, { status });
      JSON.stringify(body, (_, found) => {
        if (typeof found === "number" && !Number.isFinite(found)) throw new RangeError("not a number");
        return found;
      });
      const one = first(body);
      expect([total(one.differences), total(one.control), total(one.candidate)]).toEqual([one.n, one.n, one.n]);
      const turned = first(analysisOf([...rows].reverse(), size, { status }));
      expect({ ...turned, benefit: null, influential: [] }).toEqual({ ...one, benefit: null, influential: [] });
    }),
    { numRuns: 60 },
  );
});

test("bars of many values have round, equal widths, zero among their edges, and lose none", () => {
  const random = createRandom("bars");
  const values = Float64Array.from({ length: 500 }, () => random.normal());
  const bins = countInto(histogramEdges(values), values);
  expect(total(bins)).toBe(500);
  expect(bins.length).toBeLessThanOrEqual(21);
  expect(bins.some(({ from }) => from === 0)).toBe(true);
  expect(new Set(bins.map(({ from, to }) => (to - from).toFixed(9))).size).toBe(1);
  expect(histogramEdges(new Float64Array())).toEqual([]);
});

test("with several candidates the p of each is adjusted by Holm and the intervals share the confidence", () => {
  const input = runOf(passes, 100, { status: "completed" });
  const [, candidate] = input.variants;
  const [, scored] = input.scores[0] ?? [];
  const [, variant] = input.manifest.variants;
  if (!candidate || !scored || !variant) throw new Error("The run has no candidate.");
  input.manifest.variants.push({ ...variant, variantId: "C", letter: "C" });
  input.variants.push(candidate);
  input.scores[0]?.push(scored);
  const body = analyze(input, summarize(input).body, noFacts);
  expect(body.confidence).toBe(0.975);
  expect(body.candidates.map(({ letter }) => letter)).toEqual(["B", "C"]);
  for (const { fixed } of body.candidates) expect(fixed.pHolm).toBeCloseTo(2 * 0.01690053939819336, 12);
});
