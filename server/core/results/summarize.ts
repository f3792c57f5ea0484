import { isOver } from "../experiment/status";
import { boundedMeanCs } from "../stats/bounded-mean-cs";
import { sumOf } from "../stats/moments";
import { percentileOfSorted } from "../stats/percentile";
import { wilson } from "../stats/rates";
import { isProven as isShown } from "../verdict/stop-reason";
import { type Measure, measureOf } from "./measure";
import type { Estimate, SnapshotBody } from "./snapshot";
import { guardrailsOf } from "./summarize-guardrails";
import { type Benefit, benefitOf, cellOf, compare, scoredOf, settledOf, unitsOf } from "./summarize-metrics";
import { atSingleLook, endOf, judgeCandidates, lookOf, overallVerdict, verdictRow } from "./summarize-verdict";
import { type SummaryInput, sampleColumns } from "./summary-input";
import { warningsOf } from "./warnings";

export type Summary = {
  body: SnapshotBody;
  /** Every trial has ended and every answer has all of its scores. */
  isComplete: boolean;
  /** The verdict on every candidate stands: no further sample would change it. */
  isProven: boolean;
};

/**
 * Everything the results page shows, from the rows of a run. Pure: the same rows give the same snapshot. The unit is the
 * sample (or the group); intervals hold at every look; with k candidates each primary interval is at alpha / k.
 */
export function summarize(input: SummaryInput): Summary {
  const { manifest, status, groups } = input;
  const { plan } = manifest;
  const measures = manifest.evaluators.map(measureOf);
  const primaryIndex = Math.min(plan.primary, measures.length - 1);
  const primary = measures[primaryIndex];
  if (!primary) throw new RangeError("A run measures at least one thing.");
  const candidates = manifest.variants.slice(1);
  const alpha = plan.alpha / Math.max(1, candidates.length);
  const plannedN = countUnits(groups);

  const levelOf = (e: number) => (e === primaryIndex ? alpha : plan.alpha);
  const benefits: Benefit[] = candidates.map((_, i) => {
    const units = unitsOf(input, primaryIndex, primary, i + 1);
    return { units, sequence: benefitOf(units, primary, alpha) };
  });
  /** Only the primary measure has a chart over n; of the others the last look is all that is shown. */
  function benefitFor(e: number, measure: Measure, i: number): Benefit {
    const known = e === primaryIndex ? benefits[i] : undefined;
    if (known) return known;
    const units = unitsOf(input, e, measure, i + 1);
    return { units, sequence: benefitOf(units, measure, levelOf(e), 1) };
  }
  const look = lookOf(plan, status, { n: Math.min(...benefits.map((b) => b.sequence.n)), plannedN });
  const isSingleLook = look === "at_the_end";
  const rails = candidates.map((_, i) => guardrailsOf(input, i + 1, { alpha, plannedN, isSingleLook }));
  const verdicts = judgeCandidates(
    candidates.map(({ variantId, letter }, i) => ({
      variantId,
      letter,
      benefit: benefits[i] as Benefit,
      guardrails: rails[i]?.evidence ?? [],
    })),
    primary,
    { plan, plannedN, look, ended: endOf(input) },
  );
  const hasOnlyFailed = hasSettled(input) && !hasUsableAnswer(input);
  const verdict = hasOnlyFailed ? null : overallVerdict(verdicts);
  const progress = progressOf(input, Math.min(...benefits.map((b) => b.sequence.n)), plannedN);
  const isProven = !hasOnlyFailed && verdicts.every((v) => isShown(v.stop));

  const body: SnapshotBody = {
    progress,
    spendMicroUsd: input.spendMicroUsd,
    trialsPerSecond: input.trialsPerSecond,
    remainingMs:
      isOver(status) || !input.trialsPerSecond ? null : Math.round((progress.pending / input.trialsPerSecond) * 1000),
    rate: input.rate,
    variants: manifest.variants.map((variant, i) => variantSummary(input, variant, i)),
    metrics: measures.map((measure, e) => ({
      ...metricHead(measure),
      isPrimary: e === primaryIndex,
      cells: manifest.variants.map(({ variantId }, v) => ({ variantId, ...cellOf(input, e, measure, v, plan.alpha) })),
      comparisons: candidates.map(({ variantId }, i) => ({
        variantId,
        ...compare(benefitFor(e, measure, i), measure, { alpha: levelOf(e), plannedN, margin: plan.minimumEffect }),
        ...(e === primaryIndex ? atSingleLook(measure, verdicts[i]) : {}),
      })),
    })),
    series: candidates.map(({ variantId }, i) => ({
      variantId,
      points: (benefits[i]?.sequence.points ?? []).map(({ n, mean, low, high }) => ({ n, value: mean, low, high })),
    })),
    guardrails: candidates.flatMap(({ variantId }, i) => (rails[i]?.rows ?? []).map((row) => ({ variantId, ...row }))),
    prefixes: {
      scored: measures.map((_, e) => manifest.variants.map((_, v) => scoredOf(input, e, v))),
      settled: manifest.variants.map((_, v) => settledOf(input, v)),
    },
    minimumEffect: plan.minimumEffect,
    verdict: {
      kind: verdict?.kind ?? "keep_collecting",
      variantId: verdict?.variantId ?? null,
      sentence: verdict?.sentence ?? (hasOnlyFailed ? onlyFailed : "There is nothing to compare yet."),
      method: verdict?.method ?? "",
      isFinal: isOver(status),
      saved: status === "stopped" && !input.isEndedByBudget ? savedBy(input) : null,
    },
    ...(hasOnlyFailed ? {} : { verdicts: verdicts.map(verdictRow) }),
    failures: input.failures,
    warnings: warningsOf(input, measures, benefits),
  };
  // A run that was resumed before its trials were written has none yet, and is not over.
  const isComplete = progress.planned > 0 && progress.pending === 0 && progress.scoresDone >= progress.scoresPlanned;
  return { body, isComplete, isProven };

  function metricHead({ worst: _worst, ...head }: Measure) {
    return head;
  }
}

/** Variants that only fail are equally bad, which must not be read as equally good. */
const onlyFailed = "No variant has given a usable answer, so there is nothing to compare. The failures say why.";

const hasSettled = ({ variants }: SummaryInput) => variants.some(({ samples }) => samples.isSettled.includes(1));
const hasUsableAnswer = ({ variants, manifest: { plan } }: SummaryInput) =>
  variants.some(({ samples: { answers, unanswered } }) =>
    answers.some((count, p) => count > 0 && (unanswered[p] ?? 0) < plan.repeats),
  );

/** Units of analysis in the whole plan: samples, or runs of samples of one group. */
export function countUnits(groups: SummaryInput["groups"]): number {
  return groups.filter((group, i) => group === null || group !== groups[i - 1]).length;
}

function progressOf(input: SummaryInput, completeSamples: number, plannedSamples: number): SnapshotBody["progress"] {
  const sum = (key: "planned" | "succeeded" | "failed" | "cancelled" | "pending") =>
    input.variants.reduce((total, v) => total + v[key], 0);
  const succeeded = sum("succeeded");
  let scoresDone = 0;
  for (const ofVariants of input.scores) {
    for (const { scored } of ofVariants) for (const count of scored) scoresDone += count;
  }
  return {
    planned: sum("planned"),
    succeeded,
    failed: sum("failed"),
    cancelled: sum("cancelled"),
    pending: sum("pending"),
    scoresPlanned: succeeded * input.manifest.evaluators.length,
    scoresDone,
    completeSamples,
    plannedSamples,
  };
}

function variantSummary(
  input: SummaryInput,
  variant: SummaryInput["manifest"]["variants"][number],
  index: number,
): SnapshotBody["variants"][number] {
  const cells = input.variants[index];
  const { isSettled, latencyMs, unanswered } = cells?.samples ?? sampleColumns(0);
  const ofSettled = new Float64Array(isSettled.length);
  const isUnanswered = new Uint8Array(isSettled.length);
  let settled = 0;
  let answered = 0;
  for (let p = 0; p < isSettled.length; p += 1) {
    if (isSettled[p] !== 1) continue;
    isUnanswered[settled++] = unanswered[p] === 0 ? 0 : 1;
    const ms = latencyMs[p] ?? Number.NaN;
    if (!Number.isNaN(ms)) ofSettled[answered++] = ms;
  }
  const latencies = ofSettled.subarray(0, answered).sort();
  const percentile = (p: number) => (latencies.length === 0 ? null : Math.round(percentileOfSorted(latencies, p)));
  return {
    variantId: variant.variantId,
    letter: variant.letter,
    name: variant.name,
    isControl: index === 0,
    planned: cells?.planned ?? 0,
    succeeded: cells?.succeeded ?? 0,
    failed: cells?.failed ?? 0,
    spendMicroUsd: cells?.spendMicroUsd ?? 0,
    latencyP50Ms: percentile(0.5),
    latencyP95Ms: percentile(0.95),
    failureRate: failureRate(
      new Float64Array(isUnanswered.subarray(0, settled)),
      input.manifest.plan.alpha,
      input.status === "completed",
    ),
  };
}

/** Share of samples without a usable answer: while people watch an interval that holds at every look, at the end Wilson's. */
function failureRate(x: Float64Array, alpha: number, isAtItsEnd: boolean): Estimate {
  const n = x.length;
  const successes = sumOf(x);
  if (n === 0) return { n, value: null, low: null, high: null };
  const { low, high } = isAtItsEnd ? wilson({ successes, n, confidence: 1 - alpha }) : boundedMeanCs({ x, alpha });
  return { n, value: successes / n, low, high };
}

/** What the trials that an early stop left out would have cost, at the run's own mean. */
function savedBy(input: SummaryInput): { trials: number; microUsd: number } {
  const trials = input.variants.reduce((total, v) => total + v.cancelled, 0);
  const microUsd = input.variants.reduce((total, v) => {
    const done = v.succeeded + v.failed;
    return total + (done === 0 ? 0 : Math.round((v.spendMicroUsd / done) * v.cancelled));
  }, 0);
  return { trials, microUsd };
}
