import { z } from "zod";
import { extractJson } from "./json";
import { createMetric, passOrFail } from "./metric";

const said = {
  strict: "The whole answer is JSON.",
  fenced: "The answer is JSON inside one fenced block.",
  embedded: "The answer holds JSON among other text.",
  none: "The answer holds no complete JSON.",
};

/**
 * JSON validity: 1 when the whole answer is one JSON value by RFC 8259, else 0. Range 0 to 1, no unit. With `accept`
 * "fenced" or "embedded" the leniency grows (see `extractJson`); the detail always says how the JSON stood there.
 */
export const jsonValidity = createMetric({
  key: "json_validity",
  label: "JSON validity",
  description: "The answer is valid JSON.",
  unit: "",
  direction: "higher",
  scale: { min: 0, max: 1 },
  needsExpected: false,
  configSchema: z.strictObject({ accept: z.enum(["strict", "fenced", "embedded"]).default("strict") }),
  measure({ text }, { accept }) {
    const order = ["strict", "fenced", "embedded"];
    const { mode } = extractJson(text);
    return passOrFail(mode !== "none" && order.indexOf(mode) <= order.indexOf(accept), said[mode]);
  },
});
