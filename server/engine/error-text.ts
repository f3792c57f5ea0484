import { z } from "zod";

const errorShape = z.looseObject({
  name: z.string().optional(),
  message: z.string().optional(),
  error: z.string().optional(),
  stack: z.string().optional(),
  cause: z.unknown().optional(),
});

/** An SDK error as the JSON text that is stored and handed back: name, message, stack and, where present, the cause. */
export function createErrorText(raw: unknown): string {
  const parsed = errorShape.safeParse(raw);
  if (!parsed.success) return JSON.stringify({ name: "Error", message: String(raw), stack: "" });
  const { name, message, error, stack, cause } = parsed.data;
  return JSON.stringify({
    name: name ?? "Error",
    message: message ?? error ?? "Unknown error",
    stack: stack ?? "",
    cause,
  });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { name: "Error", message: `The SDK answered with something that is not JSON: ${text.slice(0, 200)}` };
  }
}
