import { countAt, listAt, objectAt, textAt } from "../json-value";
import type { ListedModel } from "../port";

/**
 * The models of a list in any of the shapes there are: `data` of objects with an `id` (most), `models` with a `name`
 * (Cohere), or the bare list (Together). Names lose Gemini's `models/`; prices are read where they are told.
 */
export function readModels(body: unknown): ListedModel[] {
  const entries = Array.isArray(body) ? body : [...listAt(body, "data"), ...listAt(body, "models")];
  return entries.flatMap((entry) => {
    const name = (textAt(entry, "id") ?? textAt(entry, "name"))?.replace(/^models\//, "");
    if (name === undefined) return [];
    const contextTokens =
      countAt(entry, "context_length") ?? countAt(entry, "context_window") ?? countAt(entry, "max_context_length");
    return [
      {
        name,
        label: textAt(entry, "display_name") ?? undefined,
        ...(contextTokens ? { contextTokens } : {}),
        ...readPrices(entry),
      },
    ];
  });
}

/** Together tells dollars per million tokens as numbers, OpenRouter dollars per token as text. */
function readPrices(entry: unknown): Partial<ListedModel> {
  const pricing = objectAt(entry, "pricing");
  const [input, output, cached] =
    "prompt" in pricing
      ? [perToken(pricing.prompt), perToken(pricing.completion), perToken(pricing.input_cache_read)]
      : [perMillion(pricing.input), perMillion(pricing.output), null];
  if (input === null || output === null) return {};
  return {
    inputMicroUsdPerMillion: input,
    outputMicroUsdPerMillion: output,
    ...(cached === null || cached > input ? {} : { cachedInputMicroUsdPerMillion: cached }),
  };
}

const perToken = (price: unknown) => (typeof price === "string" ? perMillion(Number(price) * 1_000_000) : null);

/** Above $200 per million tokens, or below nothing, it is no price; OpenRouter writes -1 for "it depends". */
const perMillion = (price: unknown) =>
  typeof price === "number" && price >= 0 && price <= 200 ? Math.round(price * 1_000_000) : null;
