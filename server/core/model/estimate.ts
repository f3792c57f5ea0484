import { costMicroUsd, type ModelPrice } from "./price";

export type Range = { low: number; expected: number; high: number };

/** The calls of one kind (a variant's generations, a judge's scores), of which each has about these tokens and time. */
export type PlannedCalls = {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  price: ModelPrice;
  latencyMs: number;
  /** Calls under way at once. */
  concurrency: number;
  /** Limits of the connection; null or left out: none. */
  requestsPerMinute?: number | null;
  tokensPerMinute?: number | null;
  /** How far off the figures may be; left out: as guesses are (`estimateSpread`). */
  spread?: CallSpread;
  /** What a call has cost, where its tokens are not known; in place of tokens at the price. */
  measuredCost?: Range;
};

type Share = { low: number; high: number };
export type CallSpread = { inputTokens: Share; outputTokens: Share; latency: Share };

export type RunEstimate = {
  calls: number;
  inputTokens: Range;
  outputTokens: Range;
  costMicroUsd: Range;
  durationMs: Range;
};

/** Token counts are guessed from characters (±15 %); the length of answers is known worst (−30 %, +50 %). */
export const estimateSpread: CallSpread = {
  inputTokens: { low: 0.85, high: 1.15 },
  outputTokens: { low: 0.7, high: 1.5 },
  latency: { low: 0.7, high: 1.6 },
};

/**
 * What a run will use: sums over its kinds of calls, each with a low, expected and high figure (`estimateSpread`).
 * Duration is calls/concurrency rounded up, times the latency, or what the limits per minute take where that is longer;
 * kinds run one after the other, retries are not counted.
 * Whole numbers; an empty plan is zero throughout. Throws RangeError for a concurrency below 1 or a count below 0.
 */
export function estimateRun(plan: readonly PlannedCalls[]): RunEstimate {
  const sum = (pick: (calls: PlannedCalls) => Range): Range =>
    plan
      .map(pick)
      .reduce((a, b) => ({ low: a.low + b.low, expected: a.expected + b.expected, high: a.high + b.high }), {
        low: 0,
        expected: 0,
        high: 0,
      });
  for (const { calls, concurrency } of plan) {
    if (!Number.isInteger(calls) || calls < 0) throw new RangeError("The number of calls is a whole number from 0.");
    if (!(concurrency >= 1)) throw new RangeError("At least one call must be under way at once.");
  }
  return {
    calls: plan.reduce((total, { calls }) => total + calls, 0),
    inputTokens: sum((kind) => spread(kind.calls * kind.inputTokens, spreadOf(kind).inputTokens)),
    outputTokens: sum((kind) => spread(kind.calls * kind.outputTokens, spreadOf(kind).outputTokens)),
    costMicroUsd: sum(costOf),
    durationMs: sum(durationOf),
  };
}

const spreadOf = (kind: PlannedCalls): CallSpread => kind.spread ?? estimateSpread;

function spread(expected: number, { low, high }: Share): Range {
  return { low: Math.round(expected * low), expected: Math.round(expected), high: Math.round(expected * high) };
}

function durationOf(kind: PlannedCalls): Range {
  const { calls, concurrency, latencyMs, inputTokens, outputTokens, requestsPerMinute, tokensPerMinute } = kind;
  const byLatency = spread(Math.ceil(calls / concurrency) * latencyMs, spreadOf(kind).latency);
  const byRequests = requestsPerMinute ? (calls / requestsPerMinute) * minuteMs : 0;
  const byTokens = tokensPerMinute ? ((calls * (inputTokens + outputTokens)) / tokensPerMinute) * minuteMs : 0;
  const atLeast = Math.round(Math.max(byRequests, byTokens));
  return {
    low: Math.max(byLatency.low, atLeast),
    expected: Math.max(byLatency.expected, atLeast),
    high: Math.max(byLatency.high, atLeast),
  };
}

const minuteMs = 60_000;

function costOf(kind: PlannedCalls): Range {
  const { calls, inputTokens, outputTokens, latencyMs, price, measuredCost } = kind;
  if (measuredCost) {
    const of = (microUsd: number) => Math.round(calls * microUsd);
    return { low: of(measuredCost.low), expected: of(measuredCost.expected), high: of(measuredCost.high) };
  }
  const by = spreadOf(kind);
  const input = spread(calls * inputTokens, by.inputTokens);
  const output = spread(calls * outputTokens, by.outputTokens);
  const time = spread(calls * latencyMs, by.latency);
  const at = (end: keyof Range) =>
    costMicroUsd({ inputTokens: input[end], outputTokens: output[end], latencyMs: time[end] }, price);
  return { low: at("low"), expected: at("expected"), high: at("high") };
}
