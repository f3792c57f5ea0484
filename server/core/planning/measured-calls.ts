import type { PlannedCalls, Range } from "../model/estimate";

/** A figure of many calls. */
export type Measured = { mean: number; sd: number };

/** What the calls of one kind have used in an earlier run. Tokens are null where they were not kept (judges). */
export type MeasuredCalls = {
  calls: number;
  inputTokens: Measured | null;
  outputTokens: Measured | null;
  latencyMs: Measured;
  /** Null when the price has changed since. */
  costMicroUsd: Measured | null;
};

/** Fewer calls say less than the guess does. */
const fewest = 10;
/** However many calls were measured: the next samples are others, and a server has slower hours. */
const atLeast = { tokens: 0.05, latency: 0.2 };

/** The same calls planned from what was measured, with narrower ranges: two standard errors of the mean, and a least width. */
export function withMeasured(planned: PlannedCalls, measured: MeasuredCalls | undefined): PlannedCalls {
  if (!measured || measured.calls < fewest) return planned;
  const { calls, inputTokens, outputTokens, latencyMs, costMicroUsd } = measured;
  const share = (figure: Measured | null, least: number) => {
    const error = figure && figure.mean > 0 ? (2 * figure.sd) / (figure.mean * Math.sqrt(calls)) : 0;
    const width = Math.min(0.9, Math.max(least, error));
    return { low: 1 - width, high: 1 + width };
  };
  const cost: Range | undefined =
    inputTokens === null && costMicroUsd ? rangeOf(costMicroUsd.mean, share(costMicroUsd, atLeast.tokens)) : undefined;
  return {
    ...planned,
    inputTokens: inputTokens?.mean ?? planned.inputTokens,
    outputTokens: outputTokens?.mean ?? planned.outputTokens,
    latencyMs: latencyMs.mean,
    ...(inputTokens || cost
      ? {
          spread: {
            inputTokens: share(inputTokens, atLeast.tokens),
            outputTokens: share(outputTokens, atLeast.tokens),
            latency: share(latencyMs, atLeast.latency),
          },
        }
      : {}),
    ...(cost ? { measuredCost: cost } : {}),
  };
}

const rangeOf = (mean: number, { low, high }: { low: number; high: number }): Range => ({
  low: mean * low,
  expected: mean,
  high: mean * high,
});
