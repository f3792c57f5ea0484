import type { Plan } from "../experiment/schema";
import { pairedLogRatio } from "../stats/paired-log-ratio";
import { differenceSequence } from "../stats/sequential-series";
import { type GuardrailEvidence, guardrailVerdict, ratioGuardrail } from "../verdict/guardrail-verdict";
import { asBenefit } from "./analysis/benefit-pairs";
import { pairUnits, type Values } from "./paired-units";
import { fewestForT, singleLook } from "./single-look";
import type { SnapshotBody } from "./snapshot";
import { measureLimitsOf, worseBy } from "./summarize-measure-limits";
import { settledOf } from "./summarize-metrics";
import { type SampleColumns, type SummaryInput, sampleColumns } from "./summary-input";

type Row = SnapshotBody["guardrails"][number];

/** Shown against this where the plan sets no limit; it then has no say in the verdict. */
const shownLimit = { cost: 1.2, latency: 1.2, failure_rate: 0.1 };
/** A sample without a usable answer counts 1. */
const failing = { scale: { min: 0, max: 1 }, direction: "lower" } as const;
/** "As good, but cheaper" asks for a saving: by default one of a tenth. */
export const savingLimit = 1.1;
const names = { cost: "Cost", latency: "Latency", failure_rate: "Failures" };

/** Cost, latency, failures and further limits of one candidate; `evidence` is what the verdict has to hold. */
export function guardrailsOf(
  input: SummaryInput,
  candidate: number,
  options: { alpha: number; plannedN: number; isSingleLook: boolean },
): { rows: Omit<Row, "variantId">[]; evidence: GuardrailEvidence[] } {
  const { plan } = input.manifest;
  const limits = limitsOf(plan);
  const { alpha, plannedN, isSingleLook } = options;
  const general = [ratio("cost", (s) => s.costMicroUsd), ratio("latency", (s) => s.latencyMs), failures()];
  const all = [...general, ...measureLimitsOf(input, candidate, options)];
  return {
    rows: all.map((e) => {
      const { estimate: value, low, high, form, kind, isExact, measure } = e;
      const interval = isExact ? { low: value, high: value } : { low, high };
      const { class: name, passes } = guardrailVerdict(e);
      return {
        kind,
        name: measure?.name ?? (kind === "measure" ? "" : names[kind]),
        ...(measure ? { evaluatorId: measure.evaluatorId } : {}),
        form,
        limit: limitOf(e),
        estimate: { n: e.n, value, ...interval },
        class: name,
        passes,
      };
    }),
    evidence: all.filter((e) => limitOf(e) !== null),
  };

  /** Null where the plan sets none, and the row is only shown. */
  function limitOf({ kind, limit }: GuardrailEvidence): number | null {
    return kind === "measure" ? limit : limits[kind];
  }

  function pairs(column: (samples: SampleColumns) => Values) {
    const prefix = Math.min(settledOf(input, 0), settledOf(input, candidate));
    return pairUnits(prefix, input.groups, column(columnsOf(0)), column(columnsOf(candidate)));
  }

  function columnsOf(variant: number): SampleColumns {
    return input.variants[variant]?.samples ?? sampleColumns(0);
  }

  function ratio(
    kind: "cost" | "latency",
    column: (samples: SampleColumns) => Values,
  ): GuardrailEvidence & { n: number } {
    const units = pairs(column);
    const n = units.control.length;
    const sides = { a: units.control, b: units.candidate, alpha };
    const result = pairedLogRatio(isSingleLook ? sides : { ...sides, plannedN });
    const evidence = ratioGuardrail(kind, limits[kind] ?? shownLimit[kind], n, result);
    if (!isSingleLook || n >= fewestForT) return { n, ...evidence };
    const reason = `only ${n} samples count, and a t interval needs ${fewestForT}`;
    return { n, ...evidence, tooFew: { blocks: "everything", reason } };
  }

  function failures(): GuardrailEvidence & { n: number } {
    const units = pairs(({ unanswered }) => Float64Array.from(unanswered, (count) => count / plan.repeats));
    const n = units.control.length;
    const limit = limits.failure_rate ?? shownLimit.failure_rate;
    if (isSingleLook) {
      const found = worseBy(singleLook(asBenefit(units, failing.direction), failing, alpha));
      return { n, kind: "failure_rate", form: "difference", limit, ...found };
    }
    const differences = units.candidate.map((v, i) => v - (units.control[i] ?? 0));
    const { mean, low, high } = differenceSequence({ differences, range: 1, alpha, points: 1 });
    const interval = n === 0 ? { low: null, high: null } : { low, high };
    return { n, kind: "failure_rate", form: "difference", estimate: mean, ...interval, limit };
  }
}

function limitsOf({ guardrails, decision }: Plan): Record<keyof typeof names, number | null> {
  const saving = decision === "as_good_but_cheaper" ? savingLimit : null;
  return {
    cost: guardrails.costRatio ?? saving,
    latency: guardrails.latencyRatio,
    failure_rate: guardrails.failureRate,
  };
}
