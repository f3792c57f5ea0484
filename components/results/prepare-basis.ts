import type { CandidateVerdictRow, SnapshotBody } from "@/server/core/results/snapshot";
import { pilotVerdict } from "../experiments/pilot-words";
import { formatNumber } from "../ui/format";
import { comparisonText } from "./metric-format";
import { type GuardrailRow, prepareGuardrails } from "./prepare-guardrails";
import { classWords } from "./prepare-metrics";
import { decisionOf, pilotDecision, type VerdictView } from "./prepare-verdict";

type Tone = "success" | "danger" | "neutral";

export interface BasisRow {
  key: string;
  /** The measure or the limit, as everywhere on the page. */
  name: string;
  /** Which part it plays: "what matters" or "limit". */
  part: string;
  value: string;
  interval: string;
  heldAgainst: string;
  result: string;
  tone: Tone;
}

export interface CandidateBasis extends Pick<VerdictView, "decision" | "tone"> {
  variantId: string;
  letter: string;
  name: string;
  sentence: string;
  rule: string;
  method: string;
  rows: BasisRow[];
}

/** The verdict on each candidate with the numbers behind it; empty for a snapshot from before there were any. */
export function prepareBasis(body: SnapshotBody, isPilot: boolean): CandidateBasis[] {
  const control = body.variants.find((variant) => variant.isControl)?.letter ?? "A";
  return (body.verdicts ?? []).map((verdict) => {
    const variant = body.variants.find(({ variantId }) => variantId === verdict.variantId);
    const letter = variant?.letter ?? "?";
    const limited = prepareGuardrails(body, verdict.variantId).filter(({ limit }) => limit !== null);
    const { decision, tone } = isPilot
      ? pilotDecision
      : decisionOf({ kind: verdict.kind, isFinal: body.verdict.isFinal }, letter, control);
    const { variantId, sentence, rule, method } = verdict;
    return {
      variantId,
      letter,
      name: variant?.name ?? "",
      decision,
      tone,
      sentence: isPilot ? pilotVerdict : sentence,
      rule: isPilot ? pilotVerdict : rule,
      method,
      rows: [primaryRow(body, verdict), ...limited.map(limitRow)],
    };
  });
}

function primaryRow(body: SnapshotBody, verdict: CandidateVerdictRow): BasisRow {
  const primary = body.metrics.find((metric) => metric.isPrimary);
  const say = (value: number) => comparisonText("difference", primary ?? { key: "", scale: null }, value);
  const { value, low, high } = verdict.benefit;
  const alpha = Number((1 - verdict.confidence).toFixed(4));
  const p = verdict.p === null ? null : `p ${chance(verdict.p)}`;
  const holm = verdict.pHolm === null ? null : `${chance(verdict.pHolm)} after Holm`;
  return {
    key: "primary",
    name: primary?.name ?? "What matters",
    part: "what matters",
    value: value === null ? "no data yet" : say(value),
    interval: low === null || high === null ? "no interval yet" : `${say(low)} to ${say(high)}`,
    heldAgainst: [`matters from ${body.minimumEffect}`, `alpha ${alpha}`, p, holm].filter(Boolean).join(", "),
    result: verdict.look === "waiting" ? "not looked at yet" : classWords[verdict.class].words,
    tone: verdict.look === "waiting" ? "neutral" : classWords[verdict.class].tone,
  };
}

function limitRow({ key, name, value, interval, limitText, words, tone }: GuardrailRow): BasisRow {
  return { key, name, part: "limit", value, interval, heldAgainst: limitText, result: words, tone };
}

const chance = (p: number) => (p < 0.001 ? "below 0.001" : formatNumber(p, 3));
