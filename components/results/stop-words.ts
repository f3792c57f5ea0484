import type { CandidateVerdictRow } from "@/server/core/results/snapshot";

const words: Record<NonNullable<CandidateVerdictRow["stop"]>, string> = {
  success: "not needed: it is proven",
  harm: "not needed: the harm is proven",
  equivalent: "not needed: shown to be equally good",
  futility: "not needed: an effect that matters is ruled out",
  planned_n: "none left in the plan",
  budget: "none: the budget ended the run",
  stopped: "none: the run was ended before",
  failed: "none: the run failed",
};

/** Whether more samples are wanted, and why not: what every end of a run comes down to. */
export function stopWords({ stop, look }: Pick<CandidateVerdictRow, "stop" | "look">): string {
  if (stop !== null) return words[stop];
  return look === "waiting" ? "wanted: the plan looks once, at its end" : "wanted";
}
