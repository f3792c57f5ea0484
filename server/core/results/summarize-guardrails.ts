import type { Plan } from "../experiment/schema";
import { pairedLogRatio } from "../stats/paired-log-ratio";
import { differenceSequence } from "../stats/sequential-series";
import { type GuardrailEvidence, guardrailVerdict, ratioGuardrail } from "../verdict/guardrail-verdict";
import { pairUnits, type Values } from "./paired-units";
import type { SnapshotBody } from "./snapshot";
import { settledOf } from "./summarize-metrics";
import { type SampleColumns, type SummaryInput, sampleColumns } from "./summary-input";

type Row = SnapshotBody["guardrails"][number];

/** Shown against this where the plan sets no limit; it then has no say in the verdict. */
const shownLimit = { cost: 1.2, latency: 1.2, failure_rate: 0.1 };
/** "As good, but cheaper" asks for a saving: by default one of a tenth. */
export const savingLimit = 1.1;
const names = { cost: "Cost", latency: "Latency", failure_rate: "Failures" };

/** Cost, latency and failures of one candidate beside the control; `evidence` is what the verdict has to hold. */
export function guardrailsOf(
  input: SummaryInput,
  candidate: number,
  options: { alpha: number; plannedN: number },
): { rows: Omit<Row, "variantId">[]; evidence: GuardrailEvidence[] } {
  const { plan } = input.manifest;
  const limits = limitsOf(plan);
  const all = [ratio("cost", (s) => s.costMicroUsd), ratio("latency", (s) => s.latencyMs), failures()];
  return {
    rows: all.map((e) => {
      const { estimate: value, low, high, form, kind, isExact } = e;
      const interval = isExact ? { low: value, high: value } : { low, high };
      return {
        kind,
        name: names[kind],
        form,
        limit: limits[kind],
        estimate: { n: e.n, value, ...interval },
        class: guardrailVerdict(e).class,
      };
    }),
    evidence: all.filter((e) => limits[e.kind] !== null),
  };

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
    const result = pairedLogRatio({ a: units.control, b: units.candidate, ...options });
    return { n, ...ratioGuardrail(kind, limits[kind] ?? shownLimit[kind], n, result) };
  }

  function failures(): GuardrailEvidence & { n: number } {
    const units = pairs(({ unanswered }) => Float64Array.from(unanswered, (count) => count / plan.repeats));
    const differences = units.candidate.map((v, i) => v - (units.control[i] ?? 0));
    const { mean, low, high } = differenceSequence({ differences, range: 1, alpha: options.alpha, points: 1 });
    const n = differences.length;
    const limit = limits.failure_rate ?? shownLimit.failure_rate;
    const interval = n === 0 ? { low: null, high: null } : { low, high };
    return { n, kind: "failure_rate", form: "difference", estimate: mean, ...interval, limit };
  }
}

function limitsOf({ guardrails, decision }: Plan): Record<GuardrailEvidence["kind"], number | null> {
  const saving = decision === "as_good_but_cheaper" ? savingLimit : null;
  return {
    cost: guardrails.costRatio ?? saving,
    latency: guardrails.latencyRatio,
    failure_rate: guardrails.failureRate,
  };
}
