import type { Actor } from "@/server/core/access/actor";
import { noteResumed } from "../experiments/note-resumed";
import { ringResults } from "../results/ring-results";
import { abandonAttempts } from "./abandon-attempts";
import { createBatcher } from "./batcher";
import { recordFailures } from "./record-failures";
import { reserveAttempts } from "./reserve-attempts";
import { visibleText } from "./visible-text";
import type { CallFailure, OpenCall, Reservation } from "./work-open-calls";

const longestMessage = 2_000;

type Failure = Parameters<typeof recordFailures.execute>[1]["failures"][number];

/** The book of one chunk's paid calls: intents before, failures after, and those whose process was lost. */
export function openLedger(actor: Actor, experimentId: string, purpose: string) {
  const reserve = createBatcher(async (attempts: { trialId: string; number: number; reservedMicroUsd: number }[]) => {
    const { reserved, isLive } = await reserveAttempts.execute(actor, { experimentId, purpose, attempts });
    const made = new Set(reserved);
    return attempts.map((a): Reservation => (made.has(a.trialId) ? "made" : isLive ? "taken" : "over"));
  });
  const fail = createBatcher(async (failures: Failure[]) => {
    await recordFailures.execute(actor, { experimentId, purpose, failures });
    ringResults(actor.workspaceId, experimentId);
    return failures;
  });
  return {
    reserve: (call: OpenCall, reservedMicroUsd: number) =>
      reserve({ trialId: call.trialId, number: call.nextNumber, reservedMicroUsd }),
    async fail(call: OpenCall, { kind, message, costMicroUsd, isFinal, retryAtMs }: CallFailure) {
      const retryAt = retryAtMs === null ? null : new Date(retryAtMs);
      const shown = visibleText(message).slice(0, longestMessage);
      const of = { trialId: call.trialId, number: call.nextNumber };
      await fail({ ...of, kind, message: shown, costMicroUsd, isFinal, retryAt });
    },
    async abandon(calls: readonly { trialId: string; abandoned: number[] }[]) {
      const attempts = calls.flatMap((c) => c.abandoned.map((number) => ({ trialId: c.trialId, number })));
      if (attempts.length === 0) return;
      await abandonAttempts.execute(actor, { purpose, attempts });
      await noteResumed(actor, experimentId);
    },
  };
}
