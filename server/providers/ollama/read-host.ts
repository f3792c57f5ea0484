import type { LoadedModel, PulledModel } from "@/server/core/model/local-host";
import type { PullLine } from "@/server/core/model/pull-progress";
import { countAt, isJsonObject, objectAt, textAt } from "../json-value";

/** A number of bytes; unlike a count of tokens it may be large. */
const bytesAt = (value: unknown, name: string): number => {
  const found = isJsonObject(value) ? value[name] : undefined;
  return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : 0;
};

export function toPulled(entry: unknown): PulledModel[] {
  const name = textAt(entry, "name");
  if (name === null) return [];
  const details = objectAt(entry, "details");
  return [
    {
      name,
      digest: textAt(entry, "digest") ?? name,
      sizeBytes: bytesAt(entry, "size"),
      family: textAt(details, "family") || null,
      parameters: textAt(details, "parameter_size") || null,
      quantisation: textAt(details, "quantization_level") || null,
      contextTokens: null,
    },
  ];
}

export function toLoaded(entry: unknown): LoadedModel[] {
  const name = textAt(entry, "name");
  if (name === null) return [];
  return [
    {
      name,
      sizeBytes: bytesAt(entry, "size"),
      vramBytes: bytesAt(entry, "size_vram"),
      contextTokens: countAt(entry, "context_length"),
      expiresAt: toExpiry(textAt(entry, "expires_at")),
    },
  ];
}

/** "For ever" is told as a moment centuries away. */
function toExpiry(text: string | null): string | null {
  const moment = new Date(text ?? Number.NaN);
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 2200 ? null : moment.toISOString();
}

/** The context a model was made for stands among its facts, under a name that begins with its family. */
export function toContextTokens(shown: unknown): number | null {
  const facts = objectAt(shown, "model_info");
  const name = Object.keys(facts).find((key) => key.endsWith(".context_length"));
  return name === undefined ? null : countAt(facts, name);
}

export const toPullLine = (line: unknown): PullLine => ({
  status: textAt(line, "status") ?? "",
  digest: textAt(line, "digest"),
  totalBytes: bytesAt(line, "total"),
  completedBytes: bytesAt(line, "completed"),
});
