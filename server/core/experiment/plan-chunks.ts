import type { Lane } from "./lane";

export type ChunkRange = { from: number; to: number };

/** What one step of work should last, so that a pause, a deploy or another run waits no longer than that. */
const stepMs = 20_000;

/**
 * Cuts the frozen order into ranges worked by one step each. A chunk lasts about twenty seconds at the expected
 * latency, never holds more than 100 calls (but one sample at least), and a small run is cut into about eight so that it
 * grows evenly.
 */
export function planChunks(
  sampleCount: number,
  repeats: number,
  parallel: number,
  expectedLatencyMs: number,
): ChunkRange[] {
  if (sampleCount <= 0) return [];
  const calls = Math.min((parallel * stepMs) / Math.max(1, expectedLatencyMs), 100);
  const bySpread = Math.max(5, Math.ceil(sampleCount / 8));
  const size = Math.max(1, Math.min(Math.floor(calls / repeats), bySpread));
  const ranges: ChunkRange[] = [];
  for (let from = 0; from < sampleCount; from += size) ranges.push({ from, to: Math.min(from + size, sampleCount) });
  return ranges;
}

/**
 * The order in which chunks are rung. In the cloud, and in a try, all variants advance together, so pairs complete early; on a local
 * host every model is worked through before the next, so that each loads once.
 */
export function orderChunks<V>(
  variants: readonly V[],
  ranges: readonly ChunkRange[],
  laneOf: (variant: V) => Lane,
  modelOf: (variant: V) => string,
): { variant: V; range: ChunkRange }[] {
  const together = variants.filter((v) => laneOf(v) !== "gpu");
  const gpu = variants
    .filter((v) => laneOf(v) === "gpu")
    .sort((a, b) => (modelOf(a) < modelOf(b) ? -1 : modelOf(a) > modelOf(b) ? 1 : 0));
  return [
    ...ranges.flatMap((range) => together.map((variant) => ({ variant, range }))),
    ...gpu.flatMap((variant) => ranges.map((range) => ({ variant, range }))),
  ];
}
