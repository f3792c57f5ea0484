import { quantileMs } from "./latency-histogram";

/** Calls of one model over some time, as they are summed from its hours. */
export type CallSums = {
  calls: number;
  failures: number;
  failureKinds: Readonly<Record<string, number>>;
  costMicroUsd: number;
  inputTokens: number;
  outputTokens: number;
  latencyMsSum: number;
  latency: readonly number[];
  firstToken: readonly number[];
};

export const healthStates = ["idle", "healthy", "shaky", "failing"] as const;
export type HealthState = (typeof healthStates)[number];

/** Below this share of failed calls a model is healthy: retries hide it. */
const shakyFrom = 0.05;
const failingFrom = 0.5;

/** Idle without a call; failing from half of the calls on; shaky from one in twenty. */
export function healthState({ calls, failures }: Pick<CallSums, "calls" | "failures">): HealthState {
  if (calls === 0) return "idle";
  const share = failures / calls;
  return share >= failingFrom ? "failing" : share >= shakyFrom ? "shaky" : "healthy";
}

/** From 0 to 1; null without a call. */
export const failureShare = ({ calls, failures }: Pick<CallSums, "calls" | "failures">): number | null =>
  calls === 0 ? null : failures / calls;

/** Output tokens by the second of whole calls, their wait included; null without an answered call. */
export const tokensPerSecond = ({ outputTokens, latencyMsSum }: Pick<CallSums, "outputTokens" | "latencyMsSum">) =>
  latencyMsSum > 0 ? (outputTokens * 1_000) / latencyMsSum : null;

/** Milliseconds; each at most a tenth off (see latency-histogram), null without a measured call. */
export const quantilesOf = (counts: readonly number[]) => ({
  p50: quantileMs(counts, 0.5),
  p90: quantileMs(counts, 0.9),
  p99: quantileMs(counts, 0.99),
});

/** Kinds of failure, the most frequent first. */
export const failureRanks = (kinds: Readonly<Record<string, number>>): { kind: string; count: number }[] =>
  Object.entries(kinds)
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));

const hourMs = 3_600_000;
export const healthHours = 24;

/** The hours of the last day, the present one included, oldest first: milliseconds since the epoch. */
export function lastHours(nowMs: number): number[] {
  const present = nowMs - (nowMs % hourMs);
  return Array.from({ length: healthHours }, (_, i) => present - (healthHours - 1 - i) * hourMs);
}
