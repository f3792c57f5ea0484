import { type CheckStep, checkSteps, type Diagnosis, type FailureCause } from "./diagnose";

export type StepState = "ok" | "failed" | "skipped";
export type StepResult = { step: CheckStep; state: StepState; note: string };

export type Passage = { host: string | null; isTls: boolean; hasKey: boolean; modelCount: number | null };

const labels: Record<CheckStep, string> = {
  address: "Address",
  connection: "Connection",
  certificate: "Certificate",
  key: "Key",
  models: "Models",
};

export const stepLabel = (step: CheckStep): string => labels[step];

/** Answers of a proxy as well as of the provider: that the key was looked at before is not known. */
const saysNothingOfTheKey: readonly FailureCause[] = [
  "wrong-path",
  "web-page",
  "redirected",
  "slow",
  "stalled",
  "too-large",
  "overloaded",
  "failing",
  "unreadable",
  "request-refused",
  "unknown",
];

/** How far a check came. What a failure says nothing of is skipped, not taken for good. */
export function stepsOf(diagnosis: Pick<Diagnosis, "cause" | "step" | "meaning"> | null, passage: Passage) {
  const failedAt = diagnosis === null ? checkSteps.length : checkSteps.indexOf(diagnosis.step);
  return checkSteps.map((step, at): StepResult => {
    if (diagnosis !== null && at === failedAt) return { step, state: "failed", note: diagnosis.meaning };
    if (at > failedAt) return { step, state: "skipped", note: "Not tried" };
    return passed(step, diagnosis?.cause ?? null, passage);
  });
}

function passed(step: CheckStep, cause: FailureCause | null, passage: Passage): StepResult {
  const { host, isTls, hasKey, modelCount } = passage;
  const ok = (note: string): StepResult => ({ step, state: "ok", note });
  const skipped = (note: string): StepResult => ({ step, state: "skipped", note });
  if (host === null && step !== "models") return skipped("Not needed");
  switch (step) {
    case "address":
      return ok(`${host} was found`);
    case "connection":
      return ok("The host was connected");
    case "certificate":
      if (!isTls) return skipped("Not needed: the address is plain http");
      // The watch on a call sees the first byte of an answer, not the handshake.
      return cause === "slow" ? skipped("Not known: no answer began") : ok("Accepted");
    case "key":
      if (cause !== null && saysNothingOfTheKey.includes(cause)) return skipped("Not known: it did not come to that");
      return hasKey ? ok("Accepted") : skipped("None is set, and none was asked for");
    case "models":
      if (modelCount === null) return ok("It answers");
      return ok(modelCount === 0 ? "It offers none yet" : `${modelCount} offered`);
  }
}
