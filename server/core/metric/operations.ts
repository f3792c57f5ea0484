import { z } from "zod";
import { createMetric, notScored } from "./metric";

/** Latency: wall time from the request to the end of the answer in milliseconds, from 0, lower is better; unknown: null. */
export const latency = createMetric({
  key: "latency",
  label: "Latency",
  description: "Time from the request to the end of the answer.",
  unit: "ms",
  direction: "lower",
  scale: null,
  needsExpected: false,
  configSchema: z.strictObject({}),
  measure({ latencyMs }) {
    if (latencyMs === null) return notScored("The time of this answer is not known.");
    return { value: latencyMs, passed: null, detail: null };
  },
});

/** Cost: price of the call in millionths of a dollar, from 0, lower is better; unknown price: null. */
export const cost = createMetric({
  key: "cost",
  label: "Cost",
  description: "Price of the call at the model's prices when the experiment was started.",
  unit: "micro-USD",
  direction: "lower",
  scale: null,
  needsExpected: false,
  configSchema: z.strictObject({}),
  measure({ costMicroUsd }) {
    if (costMicroUsd === null) return notScored("The price of this answer is not known.");
    return { value: costMicroUsd, passed: null, detail: null };
  },
});
