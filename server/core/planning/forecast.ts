import type { Plan } from "../experiment/schema";
import type { PlannedCalls } from "../model/estimate";
import type { Assumption, Basis, Forecast } from "./forecast-schema";
import { planCurve } from "./plan-curve";
import type { MeasureLimit } from "./plan-floor";
import { planPasses } from "./plan-passes";
import { detectableAt, neededFor, type Question } from "./plan-power";
import { planRaters } from "./plan-raters";
import { planRepeats } from "./plan-repeats";
import { assumedSpread, designEffectOf, type MeasuredSpread, sdAt, spreadOf, widest } from "./spread";
import { spreadWords } from "./spread-words";

/** An earlier run that measured what a draft asks, one spread for each candidate that had pairs. */
export type Evidence = {
  experiment: { id: string; name: string; endedAt: string | null };
  isPilot: boolean;
  isSameVersion: boolean;
  /** The run that the chance of the answers was taken from, where it is another. */
  withinFrom: string | null;
  spreads: MeasuredSpread[];
};

/** Below so many pairs a spread is a hint only. */
const firmFrom = 20;

export type ForecastInput = {
  plan: Plan;
  candidates: number;
  scaleWidth: number;
  measureLimits: readonly MeasureLimit[];
  /** Samples of the plan, of the dataset, and units of analysis (groups count once) in the dataset. */
  planned: number;
  available: number;
  units: number;
  isJudged: boolean;
  evidence: Evidence | null;
  calls: (samples: number, repeats: number) => PlannedCalls[];
  /** Where tokens, time and cost come from. */
  callAssumptions: Assumption[];
};

/** What a plan is likely to show, how much it needs, and where each figure comes from. */
export function forecast(input: ForecastInput): Forecast {
  const { plan, planned, available, evidence } = input;
  const { repeats } = plan;
  const measured = evidence?.spreads.flatMap((each) => spreadOf(each) ?? []) ?? [];
  const known = widest(measured, repeats);
  const spread = known ?? assumedSpread(input.scaleWidth);
  const question: Question = {
    ...plan,
    alpha: plan.alpha / Math.max(1, input.candidates),
    scaleWidth: input.scaleWidth,
    measureLimits: input.measureLimits,
    samplesPerUnit: Math.max(1, available / Math.max(1, input.units)),
  };
  const needed = neededFor(spread, repeats, question);
  const basis = basisOf(evidence, known !== null);
  const sd = sdAt(spread, repeats);
  const passes = evidence?.spreads.find((each) => each.units === each.samples && each.passes !== null);
  return {
    basis,
    sd: { low: sd * spread.low, expected: sd, high: sd * spread.high },
    detectable: detectableAt(planned, spread, repeats, question),
    available,
    detectableByAll: detectableAt(available, spread, repeats, question),
    needed,
    repeats: planRepeats(spread, question, { repeats, available, calls: input.calls }),
    curve: planCurve(spread, repeats, question, { planned, needed: needed.samples?.expected ?? null }),
    passes:
      passes && repeats === 1
        ? planPasses(passes, { ...question, minimumEffect: plan.minimumEffect / input.scaleWidth })
        : null,
    designEffect: largest(evidence?.spreads.map(designEffectOf) ?? []),
    raters: input.isJudged ? planRaters({ samples: planned, variants: input.candidates + 1 }) : null,
    assumptions: [
      ...spreadWords(spread, question, {
        basis,
        repeats,
        candidates: input.candidates,
        withinFrom: evidence?.withinFrom ?? null,
      }),
      ...input.callAssumptions,
    ],
  };
}

function basisOf(evidence: Evidence | null, hasSpread: boolean): Basis {
  if (!evidence) {
    return { kind: "defaults", experiment: null, pairs: 0, isHint: false, isSameVersion: true, hasSpread: false };
  }
  const pairs = Math.min(...evidence.spreads.map(({ units }) => units));
  return {
    kind: evidence.isPilot ? "pilot" : "run",
    experiment: evidence.experiment,
    pairs,
    isHint: pairs < firmFrom,
    isSameVersion: evidence.isSameVersion,
    hasSpread,
  };
}

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
