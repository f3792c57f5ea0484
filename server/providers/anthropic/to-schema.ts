import { transformJSONSchema } from "@anthropic-ai/sdk/lib/transform-json-schema";
import { ProviderError } from "@/server/core/model/provider-error";
import type { JsonObject } from "../json-value";

/** A schema as Claude takes it: constraints that its schemas lack become descriptions. */
export function toSchema(schema: JsonObject): JsonObject {
  try {
    return transformJSONSchema(schema);
  } catch {
    const message = "The JSON schema cannot be put into Anthropic's form: each of its parts needs a type.";
    throw new ProviderError("bad_request", message);
  }
}
