import type { SnapshotBody } from "@/server/core/results/snapshot";
import { pilotVerdict } from "../experiments/pilot-words";
import { formatCount, formatMoney, formatNumber } from "../ui/format";
import { stopWords } from "./stop-words";

export interface VerdictView {
  /** The decision in two or three words. */
  decision: string;
  tone: "success" | "info" | "neutral";
  /** The letter the decision is about. */
  letter: string | null;
  heading: "Verdict" | "Verdict so far" | "No verdict";
  sentence: string;
  method: string;
  /** The sentence may still change, so that its place keeps two lines. */
  isLive: boolean;
  /** What an early stop spared; null when nothing was. */
  saved: { trials: string; money: string } | null;
  samples: string;
  samplesDetail: string;
  /** Whether more samples are wanted, and why not; null for a snapshot that does not tell. */
  moreSamples: string | null;
  /** It plans another run: its numbers are shown, and nothing is decided by them. */
  isPilot: boolean;
}

/** What the card says of the verdict that the server reached. */
export function prepareVerdict(body: SnapshotBody, isPilot: boolean): VerdictView {
  const view = decided(body);
  if (!isPilot) return view;
  // Without a verdict on anybody the sentence says why there is nothing to read.
  const sentence = body.verdict.variantId === null ? view.sentence : pilotVerdict;
  return { ...view, ...pilotDecision, heading: "No verdict", sentence, moreSamples: null, isPilot };
}

export const pilotDecision: Pick<VerdictView, "decision" | "tone" | "letter"> = {
  decision: "Pilot",
  tone: "neutral",
  letter: null,
};

function decided({ verdict, verdicts, variants, progress }: SnapshotBody): VerdictView {
  const letter = variants.find((v) => v.variantId === verdict.variantId)?.letter ?? null;
  const control = variants.find((v) => v.isControl)?.letter ?? "A";
  const { saved } = verdict;
  const own = verdicts?.find(({ variantId }) => variantId === verdict.variantId);
  return {
    ...decisionOf(verdict, letter ?? "B", control),
    heading: verdict.isFinal ? "Verdict" : "Verdict so far",
    sentence: verdict.sentence,
    method: verdict.method,
    isLive: !verdict.isFinal,
    saved:
      saved && saved.trials > 0
        ? { trials: formatCount(saved.trials, "trial"), money: formatMoney(saved.microUsd) }
        : null,
    samples: `${formatNumber(progress.completeSamples)} of ${formatNumber(progress.plannedSamples)}`,
    samplesDetail: "answered by all and scored",
    moreSamples: own ? stopWords(own) : null,
    isPilot: false,
  };
}

/** What to do with one candidate. */
export function decisionOf(
  { kind, isFinal }: Pick<SnapshotBody["verdict"], "kind" | "isFinal">,
  candidate: string,
  control: string,
): Pick<VerdictView, "decision" | "tone" | "letter"> {
  switch (kind) {
    case "ship":
      return { decision: `Ship ${candidate}`, tone: "success", letter: candidate };
    case "ship_cheaper":
      return { decision: `Ship ${candidate}: as good, and it saves`, tone: "success", letter: candidate };
    case "keep_control":
      return { decision: `Keep ${control}`, tone: "info", letter: control };
    case "equivalent":
      return { decision: "Equally good", tone: "info", letter: null };
    case "keep_collecting":
      return { decision: isFinal ? "Not settled" : "Keep collecting", tone: "neutral", letter: null };
  }
}
