import type { Actor } from "@/server/core/access/actor";
import { noteResumed } from "../experiments/note-resumed";
import { abandonAttempts } from "./abandon-attempts";
import type { CallBook } from "./call-book";
import { visibleText } from "./visible-text";
import type { CallFailure, OpenCall } from "./work-open-calls";

const longestMessage = 2_000;

/** One purpose's page in the run's book: intents before, failures after, and those calls whose process was lost. */
export function openLedger(
  book: CallBook,
  actor: Actor,
  { experimentId, purpose, modelId }: { experimentId: string; purpose: string; modelId: string },
) {
  return {
    reserve: ({ trialId, nextNumber }: OpenCall, reservedMicroUsd: number) =>
      book.reserve({ trialId, purpose, number: nextNumber, reservedMicroUsd }),
    async fail(call: OpenCall, { kind, message, costMicroUsd, isFinal, retryAtMs }: CallFailure) {
      const retryAt = retryAtMs === null ? null : new Date(retryAtMs);
      const shown = visibleText(message).slice(0, longestMessage);
      const of = { trialId: call.trialId, modelId, purpose, number: call.nextNumber };
      await book.fail({ ...of, kind, message: shown, costMicroUsd, isFinal, retryAt });
    },
    async abandon(calls: readonly { trialId: string; abandoned: number[] }[]) {
      const attempts = calls.flatMap((c) => c.abandoned.map((number) => ({ trialId: c.trialId, number })));
      if (attempts.length === 0) return;
      await abandonAttempts.execute(actor, { experimentId, modelId, purpose, attempts });
      await noteResumed(actor, experimentId);
    },
  };
}
