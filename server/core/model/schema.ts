import { z } from "zod";
import { priceNote, pricePerMillion } from "./price-schema";
import { providerIds, providerInfo, whyNotConnect } from "./providers";

export const providerKind = z.enum(providerIds);

const emptyAsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);

/** http or https, without user name, password, query or fragment; no slash at the end. Empty means the provider's own. */
export const baseUrl = z.preprocess(
  emptyAsNull,
  z
    .string()
    .trim()
    .max(500)
    .superRefine((text, context) => {
      const reason = whyNotBaseUrl(text);
      if (reason !== null) context.addIssue({ code: "custom", message: reason });
    })
    .transform((text) => text.replace(/\/+$/, ""))
    .nullable(),
);

/** One line of visible ASCII: anything else cannot be sent as a header, and mostly is a slip in copying. */
export const apiKey = z.preprocess(
  emptyAsNull,
  z
    .string()
    .trim()
    .max(4_000)
    .regex(/^[\x21-\x7e]+$/, { error: "The key holds spaces or characters that cannot be sent. Copy it again." })
    .nullable(),
);

/** As Azure writes them: a date, and a word for a preview. Empty means the API that needs none. */
export const apiVersion = z.preprocess(
  emptyAsNull,
  z
    .string()
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}(-[a-z]+)?$/, { error: "A version looks like 2024-10-21 or 2025-04-01-preview." })
    .nullable(),
);

/** Empty means no limit. */
const perMinute = (most: number) =>
  z.preprocess(
    emptyAsNull,
    z.coerce
      .number({ error: "Enter a whole number, or leave this empty for no limit." })
      .int({ error: "Enter a whole number, or leave this empty for no limit." })
      .min(1, { error: "At least 1 a minute; leave this empty for no limit." })
      .max(most, { error: `At most ${most.toLocaleString("en-US")} a minute; leave this empty for no limit.` })
      .nullable(),
  );
export const requestsPerMinute = perMinute(1_000_000);
export const tokensPerMinute = perMinute(1_000_000_000);

/** A duration, or seconds as a bare number; 0 lets a model go at once, -1 keeps it for ever. Empty leaves it to the host. */
export const keepAlive = z.preprocess(
  emptyAsNull,
  z
    .string()
    .trim()
    .regex(/^(-1|\d{1,7}|(\d{1,5}(ms|s|m|h)){1,4})$/, {
      error: "Use a duration such as 5m or 1h30m, 0 for not at all, or -1 for ever.",
    })
    .nullable(),
);

/** A model as a local host's library names it: an optional host and owner, a name, an optional tag. */
export const hostModelName = z
  .string()
  .trim()
  .min(1, { error: "Name a model, such as llama3.2:3b." })
  .max(200)
  .regex(/^[\w][\w.:/@-]*$/, { error: "A model's name holds letters, digits and . : / - _ only." });

export const connectionInput = z
  .object({
    name: z.string().trim().min(1, { error: "Give the connection a name." }).max(80),
    provider: providerKind,
    baseUrl: baseUrl.default(null),
    apiKey: apiKey.default(null),
    apiVersion: apiVersion.optional(),
    maxConcurrency: z.coerce.number().int().min(1).max(256).default(8),
    requestsPerMinute: requestsPerMinute.optional(),
    tokensPerMinute: tokensPerMinute.optional(),
  })
  .superRefine(({ provider, baseUrl, apiKey, apiVersion }, context) => {
    if (provider === "recorded") {
      const message = "A recorded run is added by choosing the run, not by an address.";
      context.addIssue({ code: "custom", path: ["provider"], message });
    }
    const reason = whyNotConnect(provider, { baseUrl, hasKey: apiKey !== null });
    if (reason !== null) context.addIssue({ code: "custom", path: [reason.path], message: reason.message });
    if (apiVersion && !providerInfo(provider).hasApiVersion) {
      context.addIssue({ code: "custom", path: ["apiVersion"], message: "This provider has no API versions." });
    }
  });
export type ConnectionInput = z.output<typeof connectionInput>;

export const modelInput = z.object({
  name: z.string().trim().min(1, { error: "Enter the provider's name of the model." }).max(200),
  label: z.string().trim().max(200).default(""),
  inputMicroUsdPerMillion: pricePerMillion.default(0),
  outputMicroUsdPerMillion: pricePerMillion.default(0),
  cachedInputMicroUsdPerMillion: pricePerMillion.nullable().default(null),
  /** Where the price is from. */
  priceNote: priceNote.default(""),
  contextTokens: z.coerce.number().int().min(1).max(100_000_000).nullable().default(null),
});
export type ModelInput = z.output<typeof modelInput>;

function whyNotBaseUrl(text: string): string | null {
  if (!URL.canParse(text)) return "Enter a full address, such as https://example.com/v1.";
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return "The address must begin with http:// or https://.";
  if (url.username !== "" || url.password !== "") return "Put the secret into the API key, not into the address.";
  return url.search === "" && url.hash === "" ? null : "The address must not hold a query or fragment.";
}
