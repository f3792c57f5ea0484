import type { z } from "zod";
import type { providerKind } from "../model/schema";

/** What a call is taken to last when nothing is known of the model yet, in milliseconds. */
export const expectedLatencyMs: Record<z.infer<typeof providerKind>, number> = {
  simulator: 200,
  ollama: 8_000,
  openai: 3_000,
  anthropic: 3_000,
};
