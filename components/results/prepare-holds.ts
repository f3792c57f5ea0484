import type { Holds } from "./api-types";

const kindWords: Record<string, string> = {
  network: "could not be reached",
  timeout: "did not answer in time",
  overloaded: "was overloaded",
  server: "failed",
};

/** The clock in the reader's zone. */
export const timeOfDay = (instant: string) =>
  new Date(instant).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** Why calls are waiting: one sentence for each reason. Nothing here has failed for good. */
export function holdSentences(holds: Holds, timeOf: (instant: string) => string, nowMs: number): string[] {
  const when = (instant: string | null) =>
    instant !== null && Date.parse(instant) > nowMs ? `at ${timeOf(instant)}` : "now";
  return holds.flatMap(({ name, pausedUntil, limitedUntil, requestsPerMinute, tokensPerMinute, models }) => {
    const sentences = models.map(({ label, failuresInRow, failureKind, nextTryAt }) => {
      const failed = kindWords[failureKind ?? ""] ?? "failed";
      const often = failuresInRow >= 2 ? `${failuresInRow} times in a row` : "in half of its last calls";
      return `${name} (${label}) ${failed} ${often}; next try ${when(nextTryAt)}; nothing is lost.`;
    });
    if (pausedUntil) sentences.push(`${name} asked for a rest; calls go on ${when(pausedUntil)}; nothing is lost.`);
    else if (limitedUntil) {
      const limits = [
        requestsPerMinute && `${requestsPerMinute.toLocaleString("en-US")} requests`,
        tokensPerMinute && `${tokensPerMinute.toLocaleString("en-US")} tokens`,
      ].filter(Boolean);
      if (limits.length > 0)
        sentences.push(`${name} is held to ${limits.join(" and ")} a minute; calls wait their turn.`);
    }
    return sentences;
  });
}
