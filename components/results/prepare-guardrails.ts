import type { SnapshotBody } from "@/server/core/results/snapshot";
import { formatNumber, formatPercent } from "../ui/format";
import { aroundZero, comparisonText, measureFormat } from "./metric-format";

type Guardrail = SnapshotBody["guardrails"][number];

export interface GuardrailRow {
  key: string;
  kind: Guardrail["kind"];
  name: string;
  /** Around zero: +0.18 for 18 % more. */
  estimate: number | null;
  low: number | null;
  high: number | null;
  limit: number | null;
  /** "+18 %", "+2.1 points", "no data yet". */
  value: string;
  interval: string;
  /** The class in words. */
  words: string;
  tone: "success" | "danger" | "neutral";
  limitText: string;
  n: number;
}

const nouns = { cost: "cheaper", latency: "faster", failure_rate: "fewer failures", measure: "better" };

/** Cost, latency, failures and limits on further measures of one candidate beside the control. */
export function prepareGuardrails(body: SnapshotBody, variantId: string): GuardrailRow[] {
  return body.guardrails.filter((row) => row.variantId === variantId).map((row) => rowOf(row, body));
}

function rowOf(row: Guardrail, { metrics }: SnapshotBody): GuardrailRow {
  const { value, low, high, n } = row.estimate;
  const measured = metrics.find(({ evaluatorId }) => evaluatorId === row.evaluatorId);
  const say = (number: number) => amount(row, number, measureFormat(measured ?? { key: row.kind, scale: null }));
  const zeroed = { low: aroundZero(row.form, low), high: aroundZero(row.form, high) };
  const estimate = aroundZero(row.form, value);
  const limit = aroundZero(row.form, row.limit);
  return {
    key: row.evaluatorId ?? row.kind,
    kind: row.kind,
    name: row.name,
    estimate,
    ...zeroed,
    limit,
    value: estimate === null ? "no data yet" : say(estimate),
    interval:
      zeroed.low === null || zeroed.high === null
        ? estimate === null
          ? "starts with the first pairs"
          : "no interval yet"
        : zeroed.low === zeroed.high
          ? "the same on every sample"
          : `${say(zeroed.low)} to ${say(zeroed.high)}`,
    ...classWords(row),
    limitText: limit === null ? "shown only, no limit" : `at most ${say(limit)}`,
    n,
  };
}

function amount(row: Guardrail, value: number, inUnit: (value: number) => string): string {
  if (row.form === "ratio") return comparisonText("ratio", { key: row.kind, scale: null }, value);
  if (row.kind === "measure") return amountWorse(value, inUnit);
  const points = formatNumber(Math.abs(value) * 100, 1);
  return `${value > 0 ? "+" : value < 0 ? "\u2212" : ""}${points} points`;
}

/** "0.12 worse", "0.03 better", "0": the sign of a score alone would not say which side is the good one. */
function amountWorse(value: number, inUnit: (value: number) => string): string {
  return value === 0 ? inUnit(0) : `${inUnit(Math.abs(value))} ${value > 0 ? "worse" : "better"}`;
}

/** Without a limit of the plan the words speak of the direction alone. */
function classWords(row: Guardrail): Pick<GuardrailRow, "words" | "tone"> {
  const isLimited = row.limit !== null;
  switch (row.class) {
    case "better":
      return { words: nouns[row.kind], tone: "success" };
    case "worse": {
      const isBeyond = row.limit !== null && (row.estimate.low ?? 0) > row.limit;
      if (!isLimited) return { words: "clearly more", tone: "neutral" };
      if (isBeyond) return { words: "over the limit", tone: "danger" };
      return { words: `${row.kind === "measure" ? "worse" : "more"}, and may exceed the limit`, tone: "danger" };
    }
    case "inconclusive":
    case "non_superior":
      return { words: isLimited ? "limit not yet shown to hold" : "not clear yet", tone: "neutral" };
    default:
      return { words: isLimited ? "within the limit" : "about the same", tone: isLimited ? "success" : "neutral" };
  }
}

/** A limit in plain words for the plan: "at most 20 % more". A measure's is in its own unit. */
export const limitWords = (form: Guardrail["form"], limit: number): string =>
  form === "ratio"
    ? `at most ${formatPercent(limit - 1)} more`
    : `at most ${formatNumber(limit * 100, 1)} percentage points more`;
