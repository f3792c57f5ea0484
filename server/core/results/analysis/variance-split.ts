import { clusterMean } from "../../stats/cluster-mean";
import { varianceComponents } from "../../stats/repeats";
import type { Measure } from "../measure";
import { unitEnd, type Values } from "../paired-units";
import type { SummaryInput } from "../summary-input";
import type { CandidateAnalysis, VarianceSplit } from "./analysis-body";
import type { BenefitPairs } from "./benefit-pairs";
import type { SampleFacts } from "./sample-facts";

/**
 * How much of the spread of the paired difference lies between samples and how much between repeats of one sample
 * (`varianceComponents` of the differences, the r-th repeat of one side beside the r-th of the other), in squared units
 * of the measure. Null with one repeat, fewer than two samples, or without any spread.
 */
export function varianceSplit(
  facts: SampleFacts,
  candidate: number,
  prefix: number,
  { direction }: Measure,
): VarianceSplit | null {
  const sign = direction === "higher" ? 1 : -1;
  const scores: number[][] = [];
  for (let position = 0; position < prefix; position += 1) {
    const a = facts.repeats[0]?.[position] ?? [];
    const b = facts.repeats[candidate]?.[position] ?? [];
    const both = a.flatMap((left, repeat) => {
      const right = b[repeat] ?? null;
      return left === null || right === null ? [] : [sign * (right - left)];
    });
    if (both.length > 0) scores.push(both);
  }
  const { varBetween, varWithin } = varianceComponents({ scores });
  if (varBetween === null || varWithin === null) return null;
  const repeats = Math.max(...scores.map(({ length }) => length));
  const shareBetween = varBetween / (varBetween + varWithin);
  return {
    between: varBetween,
    within: varWithin,
    repeats,
    shareBetween,
    advice: adviceOf(varBetween, varWithin, repeats),
  };
}

/** Twice the samples make an interval narrower by this part, whatever the spread. */
const bySamples = 1 - Math.SQRT1_2;

/** Var = (between + within / K) / samples, at twice the samples and at twice the repeats K. */
function adviceOf(between: number, within: number, repeats: number): string {
  const byRepeats = 1 - Math.sqrt((between + within / (2 * repeats)) / (between + within / repeats));
  const gains = `twice the samples would narrow the interval by ${percent(bySamples)}, twice the repeats by ${percent(byRepeats)}`;
  return byRepeats > 0.8 * bySamples
    ? `More repeats help nearly as much as more samples: ${gains}. Take whichever is cheaper to get.`
    : `More samples help more than more repeats: ${gains}.`;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

/**
 * Groups of the prefix and the design effect of the sample differences: how many times the variance of the mean is what
 * independent samples would give (`clusterMean`). Null without groups; the effect is null where it cannot be told.
 */
export function groupsOf(
  input: SummaryInput,
  pairs: BenefitPairs,
  { control, candidate }: { control: Values; candidate: Values },
): CandidateAnalysis["groups"] {
  if (!input.groups.some((group) => group !== null)) return null;
  const y: number[] = [];
  const cluster: string[] = [];
  for (const start of pairs.starts) {
    const end = unitEnd(start, input.groups);
    for (let position = start; position < end; position += 1) {
      const difference = (candidate[position] ?? Number.NaN) - (control[position] ?? Number.NaN);
      if (Number.isNaN(difference)) continue;
      y.push(difference);
      cluster.push(String(start));
    }
  }
  const { designEffect } = clusterMean({ y, cluster, confidence: 0.95 });
  return { count: pairs.starts.length, designEffect };
}
