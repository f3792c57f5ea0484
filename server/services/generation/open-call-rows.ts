import { isConnectionsFault, type OpenCall } from "./work-open-calls";

type AttemptRow = {
  number: number;
  outcome: string | null;
  errorKind: string | null;
  startedAt: Date;
  retryAt: Date | null;
};

/** An attempt without an outcome may still be under way elsewhere until every time limit of a call has passed. */
const longestCallMs = 200_000;

export type OpenCallState = Omit<OpenCall, "trialId"> & {
  /** Numbers of attempts whose process is gone. */
  abandoned: number[];
};

/**
 * What the attempts so far say of the next one. On the embedded engine only one process executes, so an attempt
 * without an outcome that is not under way here has lost its process; elsewhere that is certain only after the
 * longest call. Answers null while it may still be under way.
 */
export function nextCallOf(
  attempts: readonly AttemptRow[],
  options: { isUnderWayHere: boolean; isOnlyProcess: boolean; now: Date },
): OpenCallState | null {
  const unsettled = attempts.filter((a) => a.outcome === null);
  if (options.isUnderWayHere && unsettled.length > 0) return null;
  const isTooYoung = (a: AttemptRow) => options.now.getTime() - a.startedAt.getTime() < longestCallMs;
  if (!options.isOnlyProcess && unsettled.some(isTooYoung)) return null;
  const last = attempts.reduce((max, a) => Math.max(max, a.number), 0);
  return {
    nextNumber: last + 1,
    failures: attempts.filter((a) => a.outcome === "failed" && !isConnectionsFault(a.errorKind)).length,
    notBeforeMs: attempts.reduce((max, a) => Math.max(max, a.retryAt?.getTime() ?? 0), 0),
    abandoned: unsettled.map((a) => a.number),
  };
}
