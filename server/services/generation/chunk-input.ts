import { z } from "zod";

/** Which trials a chunk holds; hints only: the rows decide what is open. */
export const chunkInput = z.object({
  experimentId: z.uuid(),
  variantId: z.uuid(),
  from: z.number().int(),
  to: z.number().int(),
});

export const chunkReport = z.object({
  kept: z.number().int(),
  failed: z.number().int(),
  open: z.number().int(),
  retryAtMs: z.number().nullable(),
  /** Some calls were not let in yet; nothing failed. */
  isHeld: z.boolean(),
});
