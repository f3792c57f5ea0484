import type { NoiseFloorMetric } from "@/server/core/results/noise-floor";
import { formatDelta, formatInterval, formatNumber } from "../ui/format";

/** The noise floor of one measure in words: how far equal variants came out apart, and what that leaves to chance. */
export function noiseFloorWords({ form, value, low, high, n, reach }: NoiseFloorMetric): string {
  const samples = `over ${formatNumber(n)} samples`;
  if (form === "ratio") {
    const apart = `Noise floor: two equal variants came out ${formatNumber(value, 2)} times as high ${samples}`;
    return reach === null
      ? `${apart}.`
      : `${apart} (${formatInterval(low, high)}); factors up to ${formatNumber(reach, 2)} may be chance.`;
  }
  const apart = `Noise floor: two equal variants came out ${formatDelta(value, 3)} apart ${samples}`;
  return reach === null
    ? `${apart}.`
    : `${apart} (${formatInterval(low, high, 3)}); differences up to ${formatNumber(reach, 3)} may be chance.`;
}
