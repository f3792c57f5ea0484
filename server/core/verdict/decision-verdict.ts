export type VerdictClass =
  | "worse"
  | "trivially_worse"
  | "better"
  | "trivially_better"
  | "equivalent"
  | "non_inferior"
  | "non_superior"
  | "inconclusive";

/**
 * What an interval [low, high] of the benefit (positive = candidate better) says against the smallest effect that
 * matters, `margin` >= 0, all in one unit. Strict inequalities as written in section 5 of the specification. Returns null
 * when a number is not finite, the limits are reversed or the margin is negative.
 */
export function decisionVerdict({
  low,
  high,
  margin,
}: {
  low: number;
  high: number;
  margin: number;
}): VerdictClass | null {
  if (![low, high, margin].every(Number.isFinite) || low > high || margin < 0) return null;
  if (high < 0) return low <= -margin ? "worse" : "trivially_worse";
  if (low > 0) return high >= margin ? "better" : "trivially_better";
  if (low > -margin && high < margin) return "equivalent";
  if (low > -margin) return "non_inferior";
  if (high < margin) return "non_superior";
  return "inconclusive";
}
