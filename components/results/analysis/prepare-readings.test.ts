import { expect, it } from "vitest";
import { analysisOf, candidateOf } from "../testing/analysis-of";
import { prepareBayes, prepareFixed } from "./prepare-readings";
import { prepareDifferences, prepareValues } from "./prepare-shapes";

const { primary } = analysisOf();
const [mcnemar] = candidateOf().fixed.rows;
if (!mcnemar) throw new Error("The candidate has no test.");

it("says of the differences who is ahead how often, each side in its own series", () => {
  const view = prepareDifferences(candidateOf(), primary, "A");
  expect(view.title).toBe("B is ahead on 17, A on 5 of 100 samples");
  expect(view.bars.map(({ counts }) => counts)).toEqual([
    [5, 0, 0],
    [0, 78, 0],
    [0, 0, 17],
  ]);
  expect(view.bars.map(({ label }) => label)).toEqual(["\u22121", "0", "+1"]);
});

it("sets the values of both sides side by side", () => {
  const view = prepareValues(candidateOf(), primary, "A");
  expect(view.bars.map(({ counts }) => counts)).toEqual([
    [35, 23],
    [65, 77],
  ]);
  expect(view.table.rows[1]).toEqual([1, 1, 65, 77]);
});

it("shows a p, the one adjusted over candidates beside it, and says when it has to wait", () => {
  const found = (changes: object, pHolm: number | null = null) =>
    candidateOf({ fixed: { rows: [{ ...mcnemar, ...changes }], pHolm, disagreement: null } });
  expect(prepareFixed(found({}, 0.0338), analysisOf())[0]).toMatchObject({
    p: "0.017",
    note: "p 0.034 after Holm over the candidates",
  });
  expect(prepareFixed(found({ p: 0.00001 }), analysisOf())[0]?.p).toBe("below 0.001");
  expect(prepareFixed(found({ p: null }), analysisOf({ reading: "not_yet" }))[0]?.p).toBe("at the end");
  expect(prepareFixed(found({ unit: "odds", low: 1.5, high: null }), analysisOf())[0]?.interval).toBe("1.50 upwards");
});

it("says ratios as factors and their losses as shares", () => {
  const { bayes } = candidateOf();
  if (!bayes) throw new Error("The candidate has no Bayesian reading.");
  const ratio = candidateOf({ bayes: { ...bayes, form: "ratio", lossShip: 0.0123, lossKeep: 0 } });
  const rows = prepareBayes(ratio, analysisOf(), "A");
  expect(rows?.[1]?.question).toBe("B is better by at least a factor of 1.1, which matters");
  expect(rows?.slice(3).map(({ answer }) => answer)).toEqual(["1.23 %", "0.00 %"]);
  const fixed = { rows: [{ ...mcnemar, unit: "ratio" as const, estimate: 0.8, low: 0.7, high: 0.9 }], pHolm: null };
  expect(prepareFixed(candidateOf({ fixed: { ...fixed, disagreement: null } }), analysisOf())[0]).toMatchObject({
    estimate: "\u00d70.80",
    interval: "\u00d70.70 to \u00d70.90",
  });
});

it("says where most values of each side lie", () => {
  expect(prepareValues(candidateOf(), primary, "A").title).toBe(
    "Exact match is most often 1 for A (65 %) and 1 for B (77 %)",
  );
});

it("never says that a chance is certain", () => {
  const answers = prepareBayes(candidateOf(), analysisOf(), "A")?.map(({ answer }) => answer);
  expect(answers?.slice(0, 3)).toEqual(["above 99.9 %", "94.0 %", "6.0 %"]);
  expect(prepareBayes(candidateOf({ bayes: null }), analysisOf(), "A")).toBeNull();
});
