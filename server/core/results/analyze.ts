import { mayStopEarly } from "../experiment/schema";
import { isBusy } from "../experiment/status";
import { meanOf } from "../stats/moments";
import { adjustP } from "../stats/multiplicity";
import type { AnalysisBody, CandidateAnalysis, FixedReading } from "./analysis/analysis-body";
import { assumptionsOf, whyThisTest } from "./analysis/analysis-words";
import { anytimeP } from "./analysis/anytime-p";
import { bayesView } from "./analysis/bayes-view";
import { asBenefit, type BenefitPairs, benefitPairs, differencesOf } from "./analysis/benefit-pairs";
import { fixedView } from "./analysis/fixed-view";
import { countInto, histogramEdges } from "./analysis/histogram";
import { leadP } from "./analysis/lead-p";
import type { SampleFacts } from "./analysis/sample-facts";
import { slicesOf } from "./analysis/slices";
import { groupsOf, varianceSplit } from "./analysis/variance-split";
import { type Measure, measureOf } from "./measure";
import { unitEnd } from "./paired-units";
import type { SnapshotBody } from "./snapshot";
import { countUnits } from "./summarize";
import { valuesOf } from "./summarize-metrics";
import type { SummaryInput } from "./summary-input";

const mostInfluential = 10;

/**
 * What lies behind the verdict of one snapshot: shapes, single samples, slices and second readings. Pure, and of exactly
 * the units that the snapshot counted. Benefits are in the primary measure's unit, positive where the candidate is better.
 */
export function analyze(input: SummaryInput, snapshot: SnapshotBody, facts: SampleFacts): AnalysisBody {
  const { manifest, groups } = input;
  const { plan } = manifest;
  const measures = manifest.evaluators.map(measureOf);
  const primaryIndex = Math.min(plan.primary, measures.length - 1);
  const primary = measures[primaryIndex];
  if (!primary) throw new RangeError("A run measures at least one thing.");
  const others = manifest.variants.slice(1);
  const alpha = plan.alpha / Math.max(1, others.length);
  const reading = readingOf(input, snapshot);
  const context: Context = { input, facts, alpha, reading, plannedUnits: countUnits(groups) };
  const analysed = others.map(({ variantId, letter }, i) => {
    const pairs = benefitPairs(input, primaryIndex, primary, i + 1, unitsSeen(snapshot, primary, variantId));
    return {
      ...candidateOf(context, primary, primaryIndex, { variantId, letter, place: i + 1, pairs }),
      p: reading === "not_yet" ? null : leadP(asBenefit(pairs, primary.direction), primary),
    };
  });
  const holm = others.length > 1 ? adjusted(analysed, "holm") : [];
  const { evaluatorId, name, key, unit, direction, scale } = primary;
  return {
    format: 1,
    reading,
    confidence: 1 - alpha,
    minimumEffect: plan.minimumEffect,
    primary: { evaluatorId, name, key, unit, direction, scale },
    candidates: analysed.map(({ p: _p, ...candidate }, i) => ({
      ...candidate,
      fixed: { ...candidate.fixed, pHolm: holm[i] ?? null },
    })),
    secondary:
      reading === "not_yet" && plan.mode === "fixed" ? [] : secondaryOf(input, snapshot, measures, primaryIndex),
  };
}

type Context = {
  input: SummaryInput;
  facts: SampleFacts;
  alpha: number;
  reading: FixedReading;
  plannedUnits: number;
};
type Chosen = { variantId: string; letter: string; place: number; pairs: BenefitPairs };

function candidateOf(
  { input, facts, alpha, reading, plannedUnits }: Context,
  primary: Measure,
  evaluator: number,
  { variantId, letter, place, pairs }: Chosen,
): CandidateAnalysis {
  const sides = asBenefit(pairs, primary.direction);
  const differences = differencesOf(sides);
  const edges = histogramEdges(pairs.control, pairs.candidate);
  const n = differences.length;
  const { dropped } = pairs;
  const groups = groupsOf(input, pairs, {
    control: valuesOf(input, evaluator, primary, 0),
    candidate: valuesOf(input, evaluator, primary, place),
  });
  return {
    variantId,
    letter,
    n,
    dropped,
    benefit: n === 0 ? null : meanOf(differences),
    differences: countInto(histogramEdges(differences), differences),
    control: countInto(edges, pairs.control),
    candidate: countInto(edges, pairs.candidate),
    fixed: { ...fixedView(sides, primary, { alpha, reading }), pHolm: null },
    bayes: bayesView(sides, primary, input.manifest.plan.minimumEffect),
    influential: influentialOf(input, facts, pairs, primary),
    variance: varianceSplit(facts, place, pairs.prefix, primary),
    groups,
    slices: slicesOf(pairs, facts, primary, {
      alpha: input.manifest.plan.alpha,
      isOver: reading !== "not_yet",
      mode: input.manifest.plan.mode,
    }),
    why: whyThisTest(primary, input.manifest.variants.length - 1, input.manifest.plan.mode),
    assumptions: assumptionsOf({ n, dropped, groups, letter }, input.manifest, { reading, plannedUnits }),
  };
}

/** Units whose benefit is farthest from the mean: without them the result would move most. */
function influentialOf(input: SummaryInput, facts: SampleFacts, pairs: BenefitPairs, { direction }: Measure) {
  const sign = direction === "higher" ? 1 : -1;
  const benefits = pairs.control.map((value, i) => sign * ((pairs.candidate[i] ?? 0) - value) + 0);
  const mean = benefits.length === 0 ? 0 : meanOf(benefits);
  const distances = benefits.map((benefit) => Math.abs(benefit - mean));
  const least = distances.slice().sort().at(-mostInfluential) ?? 0;
  return [...distances.keys()]
    .filter((i) => (distances[i] ?? 0) >= least)
    .sort((x, y) => (distances[y] ?? 0) - (distances[x] ?? 0) || x - y)
    .slice(0, mostInfluential)
    .map((i) => ({
      position: pairs.starts[i] ?? 0,
      control: pairs.control[i] ?? 0,
      candidate: pairs.candidate[i] ?? 0,
      benefit: benefits[i] ?? 0,
    }))
    .map((row) => ({
      ...row,
      sampleId: facts.ids[row.position] ?? null,
      size: unitEnd(row.position, input.groups) - row.position,
    }));
}

/** Before the end (and before the planned number, where the plan wants it whole) nothing for a single look is shown. */
function readingOf({ status, manifest: { plan } }: SummaryInput, { progress }: SnapshotBody): FixedReading {
  if (status === "completed") return "at_the_end";
  if (isBusy(status) || status === "draft") return "not_yet";
  if (progress.completeSamples > 0 && progress.completeSamples >= progress.plannedSamples) return "at_the_end";
  return mayStopEarly(plan) || (status === "stopped" && plan.mode === "sequential") ? "biased_by_stopping" : "not_yet";
}

/** Units of a measure and candidate that the snapshot counted. */
function unitsSeen(snapshot: SnapshotBody, { evaluatorId }: Measure, variantId: string): number {
  const metric = snapshot.metrics.find((each) => each.evaluatorId === evaluatorId);
  return metric?.comparisons.find((each) => each.variantId === variantId)?.estimate.n ?? 0;
}

function secondaryOf(
  input: SummaryInput,
  snapshot: SnapshotBody,
  measures: readonly Measure[],
  primaryIndex: number,
): AnalysisBody["secondary"] {
  const { plan } = input.manifest;
  const { alpha } = plan;
  const plannedN = countUnits(input.groups);
  const found = measures.flatMap((measure, e) =>
    input.manifest.variants.slice(1).flatMap(({ variantId }, i) => {
      if (e === primaryIndex) return [];
      const pairs = benefitPairs(input, e, measure, i + 1, unitsSeen(snapshot, measure, variantId));
      const sides = asBenefit(pairs, measure.direction);
      const p = plan.mode === "sequential" ? anytimeP(sides, measure, { alpha, plannedN }) : leadP(sides, measure);
      return p === null ? [] : [{ evaluatorId: measure.evaluatorId, variantId, p }];
    }),
  );
  const q = adjusted(found, "bh");
  return found.map((row, i) => ({ ...row, q: q[i] ?? 1 }));
}

/** Adjusted p-values in place; those that do not exist stay null. */
function adjusted(rows: readonly { p: number | null }[], method: "holm" | "bh"): (number | null)[] {
  const values = adjustP({ p: rows.flatMap(({ p }) => (p === null ? [] : [p])), method }).adjusted ?? [];
  let at = 0;
  return rows.map(({ p }) => (p === null ? null : (values[at++] ?? null)));
}
