import { addToTally, emptyTally, joinTallies, type Tally } from "@/server/core/model/breaker";
import type { CallEnd } from "./admission";
import type { Renewal } from "./renewal";

/** A provider's wish counts for an hour at most. */
const longestPauseMs = 3_600_000;

/** What happened since the last renewal and is to be told with the next. */
export type GateNews = {
  tallies: Map<string, Tally>;
  requests: number;
  tokens: number;
  pausedUntilMs: number;
  /** Calls were turned away that wait for the limits until then. */
  limitedUntilMs: number;
};

export const noNews = (): GateNews => ({
  tallies: new Map(),
  requests: 0,
  tokens: 0,
  pausedUntilMs: 0,
  limitedUntilMs: 0,
});

/** Adds the end of a call; answers whether the provider asked for a rest. */
export function addEnd(
  news: GateNews,
  call: { modelId: string; tokens: number },
  end: CallEnd,
  nowMs: number,
): boolean {
  news.tallies.set(call.modelId, addToTally(news.tallies.get(call.modelId) ?? emptyTally, end.kind));
  news.requests += end.requests - 1;
  news.tokens += (end.tokens ?? call.tokens) - call.tokens;
  if (end.kind !== "rate_limit" || !end.retryAfterMs) return false;
  news.pausedUntilMs = Math.max(news.pausedUntilMs, nowMs + Math.min(end.retryAfterMs, longestPauseMs));
  return true;
}

/** News that may not have arrived, before what came after. What was given back is forgotten rather than given back twice. */
export function keepNews(lost: GateNews, later: GateNews): GateNews {
  const tallies = new Map(lost.tallies);
  for (const [modelId, tally] of later.tallies) {
    tallies.set(modelId, joinTallies(tallies.get(modelId) ?? emptyTally, tally));
  }
  return {
    tallies,
    requests: Math.max(0, lost.requests) + later.requests,
    tokens: Math.max(0, lost.tokens) + later.tokens,
    pausedUntilMs: Math.max(lost.pausedUntilMs, later.pausedUntilMs),
    limitedUntilMs: Math.max(lost.limitedUntilMs, later.limitedUntilMs),
  };
}

export const tellNews = (
  news: GateNews,
  nowMs: number,
): Pick<Renewal, "tallies" | "pauseMs" | "limitMs" | "beyond"> => ({
  tallies: [...news.tallies].map(([modelId, tally]) => ({ modelId, ...tally })),
  pauseMs: Math.max(0, news.pausedUntilMs - nowMs),
  limitMs: Math.max(0, news.limitedUntilMs - nowMs),
  beyond: { requests: news.requests, tokens: news.tokens },
});
