import type { Envelope } from "./envelope";
import { isFiniteList, isMeasure } from "./input-checks";
import { wilson } from "./rates";

export type LatencySla = Envelope & {
  within: number | null;
  share: number | null;
  low: number | null;
  high: number | null;
  verdict: "met" | "missed" | "inconclusive" | null;
};

/**
 * Is a latency promise kept? Share of requests with latency <= threshold with its Wilson interval: `met` when the lower
 * limit reaches the target share, `missed` when the upper limit is below it, else `inconclusive`. "P95 <= L" is
 * targetShare 0.95. Latencies and threshold in the same unit (ms); shares in [0,1]. Degenerate: empty list
 * `insufficient_data`; a target outside [0,1], a non-finite number or a confidence outside (0,1) `invalid_input`.
 * Source: Wilson 1927; section 2 of the specification.
 */
export function latencySla({
  x,
  threshold,
  targetShare,
  confidence,
}: {
  x: readonly number[];
  threshold: number;
  targetShare: number;
  confidence: number;
}): LatencySla {
  const nothing = { within: null, share: null, low: null, high: null, verdict: null };
  if (!isFiniteList(x) || !isMeasure(threshold) || !(targetShare >= 0 && targetShare <= 1)) {
    return { status: "invalid_input", ...nothing };
  }
  const within = x.filter((latency) => latency <= threshold).length;
  const { status, estimate, low, high } = wilson({ successes: within, n: x.length, confidence });
  if (low === null || high === null) return { status, ...nothing };
  let verdict: LatencySla["verdict"] = "inconclusive";
  if (low >= targetShare) verdict = "met";
  else if (high < targetShare) verdict = "missed";
  return { status, within, share: estimate, low, high, verdict };
}
