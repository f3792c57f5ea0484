import { formatCount, formatDuration } from "../ui/format";
import type { EngineStatus } from "./api-types";

interface Health {
  tone: "success" | "warning" | "danger";
  /** For the chip. */
  word: string;
  sentence: string;
  /** What is kept and what to do; null while all is well. */
  advice: string | null;
}

/** Work that is due starts within milliseconds, unless all of its places are taken; then something is in flight. */
const stuckAfterMs = 60_000;

/** How long the oldest waiting job has been due; null when nothing waits. The clocks of both may differ a little. */
export function oldestWaitMs({ at, oldestDueAt }: Pick<EngineStatus, "at" | "oldestDueAt">): number | null {
  return oldestDueAt === null ? null : Math.max(0, Date.parse(at) - Date.parse(oldestDueAt));
}

/** What an operator wants to know first: whether anything executes at all. */
export function engineHealth(status: EngineStatus): Health {
  if (!status.isLed) {
    return {
      tone: "danger",
      word: "Not executing",
      sentence: "No process executes: durable work waits.",
      advice:
        "Everything that waits is kept and goes on by itself as soon as a process leads. After a restart that takes some seconds. If this stays, start a server process on this database without ENGINE_WORKER=0.",
    };
  }
  const standbys =
    status.standbys === 0
      ? "no other stands by"
      : `${formatCount(status.standbys, "other")} ${status.standbys === 1 ? "stands" : "stand"} by`;
  const waitMs = oldestWaitMs(status);
  if (waitMs !== null && waitMs > stuckAfterMs && status.inFlight === 0) {
    return {
      tone: "warning",
      word: "Not moving",
      sentence: "One process leads, but nothing moves.",
      advice: `The oldest job has waited for ${formatDuration(waitMs)} and no call is under way. Read the log of the leading process, then restart it: nothing that is finished runs again.`,
    };
  }
  return { tone: "success", word: "Executing", sentence: `One process leads, ${standbys}.`, advice: null };
}
