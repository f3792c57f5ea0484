import type { GuardrailVerdict } from "./guardrail-verdict";
import { numberText, percentText } from "./verdict-numbers";

const verbs = { cost: "costs", latency: "takes" } as const;
const names = { cost: "cost", latency: "latency", failure_rate: "failure rate" } as const;

export const nameOf = ({ kind, measure }: Pick<GuardrailVerdict, "kind" | "measure">): string =>
  kind === "measure" ? (measure?.name ?? "another measure") : names[kind];

/** Shown to be over its limit, and not only to be worse. */
export const isBeyond = ({ low, estimate, limit }: GuardrailVerdict): boolean => (low ?? estimate ?? 0) > limit;

/** "costs 38 % less (95 % interval 30 % to 45 %)" */
export function savingText({ kind, estimate, low, high }: GuardrailVerdict, confidence: number): string {
  const verb = kind === "latency" ? "takes" : "costs";
  const noun = kind === "latency" ? " time" : "";
  const interval =
    low === null || high === null
      ? ""
      : ` (${percentText(confidence)} interval ${percentText(1 - high, 0)} to ${percentText(1 - low, 0)})`;
  return `${verb} ${percentText(1 - (estimate ?? 1), 0)} less${noun}${interval}`;
}

/** What a candidate does that it must not: "costs 1.52 times as much as A, ..., beyond the limit of 1.2". */
export function breachText(guardrail: GuardrailVerdict, control: string, confidence: number): string {
  const { kind, estimate, low, high, limit } = guardrail;
  const found = low === null || high === null ? null : intervalText(guardrail, low, high);
  const interval = found ? `, ${percentText(confidence)} interval ${found}` : "";
  const reach = isBeyond(guardrail) ? "beyond" : "and may exceed";
  if (kind === "failure_rate") {
    return `fails ${percentText(estimate ?? 0)} more often than ${control}${interval}, ${reach} the limit of ${percentText(limit)}`;
  }
  if (kind === "measure") {
    const of = numberText(estimate ?? 0, widthOf(guardrail));
    const within = found ? ` (${percentText(confidence)} interval ${found})` : "";
    return `scores ${of} worse on ${nameOf(guardrail)}${within}, ${reach} the limit of ${limit}`;
  }
  const much = kind === "cost" ? "as much" : "as long";
  return `${verbs[kind]} ${(estimate ?? 1).toFixed(2)} times ${much} as ${control}${interval}, ${reach} the limit of ${limit}`;
}

/** What has to be shown: "it costs at most 1.2 times as much as A". */
export function limitText(guardrail: GuardrailVerdict, control: string): string {
  const { kind, limit } = guardrail;
  if (kind === "failure_rate") return `it fails at most ${percentText(limit)} more often than ${control}`;
  if (kind === "measure") return `it scores at most ${limit} worse than ${control} on ${nameOf(guardrail)}`;
  return `it ${verbs[kind]} at most ${limit} times ${kind === "cost" ? "as much" : "as long"} as ${control}`;
}

/** The limit and what was found, for the paragraph on the method. */
export function limitFoundText(guardrail: GuardrailVerdict): string {
  const { kind, form, low, high, estimate, limit, passes, isExact } = guardrail;
  const bounds = {
    ratio: `at most ${limit} times`,
    difference: kind === "measure" ? `at most ${limit} worse` : `at most ${percentText(limit)} more`,
  };
  let found = "not known yet";
  if (low !== null && high !== null) found = intervalText(guardrail, low, high);
  else if (isExact && estimate !== null) found = `${valueText(guardrail, estimate)} on every sample`;
  return `${nameOf(guardrail)} ${bounds[form]}, found ${found}${passes ? "" : " (not shown to be kept)"}`;
}

const widthOf = ({ low, high }: GuardrailVerdict) => (low === null || high === null ? 0 : high - low);

function intervalText(guardrail: GuardrailVerdict, low: number, high: number): string {
  return `${valueText(guardrail, low)} to ${valueText(guardrail, high)}`;
}

function valueText(guardrail: GuardrailVerdict, value: number): string {
  if (guardrail.form === "ratio") return value.toFixed(2);
  if (guardrail.kind !== "measure") return percentText(value);
  const text = numberText(Math.abs(value), widthOf(guardrail));
  if (Number(text) === 0) return text;
  return `${text} ${value > 0 ? "worse" : "better"}`;
}
