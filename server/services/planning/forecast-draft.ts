import type { Actor } from "@/server/core/access/actor";
import { measureLimitShares } from "@/server/core/experiment/measure-limits";
import type { ExperimentInput } from "@/server/core/experiment/schema";
import { getMetric } from "@/server/core/metric/registry";
import { estimateRun, type RunEstimate } from "@/server/core/model/estimate";
import { forecast } from "@/server/core/planning/forecast";
import type { Expectation, Forecast } from "@/server/core/planning/forecast-schema";
import type { Tx } from "@/server/db/client";
import type { ResolvedDraft } from "../experiments/resolve-draft";
import { countUnits } from "./count-units";
import { findEvidence } from "./find-evidence";
import { plannedCalls } from "./planned-calls";

export type DraftForecast = {
  run: RunEstimate;
  runOf: (samples: number, repeats: number) => RunEstimate;
  forecast: Forecast;
};

/** What a draft would cost, take and show: from the newest run that measured the same, else from named defaults. */
export async function forecastDraft(
  db: Tx,
  actor: Actor,
  input: ExperimentInput,
  draft: ResolvedDraft,
  now: Date,
): Promise<DraftForecast> {
  const { plan } = input;
  const evidence = await findEvidence(db, actor, draft, plan.primary);
  const { calls, assumptions } = await plannedCalls(db, actor, draft, evidence, now);
  const primary = input.evaluators[plan.primary];
  const scale = primary?.kind === "metric" ? getMetric(primary.key).scale : { min: 0, max: 1 };
  const runOf = (samples: number, repeats: number) => estimateRun(calls(samples, repeats));
  return {
    run: runOf(draft.sampleCount, plan.repeats),
    runOf,
    forecast: forecast({
      plan,
      candidates: draft.variants.length - 1,
      scaleWidth: scale ? scale.max - scale.min : 1,
      measureLimits: measureLimitShares(input),
      planned: draft.sampleCount,
      available: draft.version.sampleCount,
      units: await countUnits(db, actor, draft.version),
      isJudged: primary?.kind === "judge",
      evidence,
      calls,
      callAssumptions: assumptions,
    }),
  };
}

/** What is worth remembering of it when the plan is frozen. */
export function expectationOf(
  { run, forecast: found }: DraftForecast,
  input: ExperimentInput,
  samples: number,
): Expectation {
  return {
    basis: found.basis,
    power: input.plan.power,
    samples,
    detectable: found.detectable,
    needed: found.needed.samples,
    costMicroUsd: run.costMicroUsd,
    durationMs: run.durationMs,
  };
}
