import { z } from "zod";
import {
  type CallSums,
  failureRanks,
  failureShare,
  healthState,
  healthStates,
  quantilesOf,
  tokensPerSecond,
} from "@/server/core/model/model-health";

const milliseconds = z.number().nullable();
const quantiles = z.object({ p50: milliseconds, p90: milliseconds, p99: milliseconds });

/** What a list tells of a model's last day. */
export const healthChip = z.object({
  state: z.enum(healthStates),
  calls: z.number().int(),
  failures: z.number().int(),
  /** From 0 to 1; null without a call. */
  failureShare: z.number().nullable(),
  latencyMs: quantiles,
});

export const healthView = healthChip.extend({
  failureKinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  costMicroUsd: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  firstTokenMs: quantiles,
  tokensPerSecond: z.number().nullable(),
});

export const toHealthChip = (sums: CallSums): z.input<typeof healthChip> => ({
  state: healthState(sums),
  calls: sums.calls,
  failures: sums.failures,
  failureShare: failureShare(sums),
  latencyMs: quantilesOf(sums.latency),
});

export const toHealthView = (sums: CallSums): z.input<typeof healthView> => ({
  ...toHealthChip(sums),
  failureKinds: failureRanks(sums.failureKinds),
  costMicroUsd: sums.costMicroUsd,
  inputTokens: sums.inputTokens,
  outputTokens: sums.outputTokens,
  firstTokenMs: quantilesOf(sums.firstToken),
  tokensPerSecond: tokensPerSecond(sums),
});

/** A model that was not called. */
export const noCalls: CallSums = {
  calls: 0,
  failures: 0,
  failureKinds: {},
  costMicroUsd: 0,
  inputTokens: 0,
  outputTokens: 0,
  latencyMsSum: 0,
  latency: [],
  firstToken: [],
};
