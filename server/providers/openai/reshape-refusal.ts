import { isJsonObject, type JsonObject, listAt, objectAt, textAt } from "../json-value";

/**
 * A refused call in the shape the openai package reads, `{ error: { message, type, code } }`: it takes the code of all
 * others for none. Gemini wraps it in a list, Mistral and Cohere leave `error` out, FastAPI servers say `detail`.
 */
export async function reshapeRefusal(response: Response): Promise<Response> {
  const text = await response.text();
  const { status } = response;
  const headers = new Headers(response.headers);
  const body = parse(text);
  if (body === undefined) return new Response(text, { status, headers });
  const error = errorOf(body);
  const wait = textOfDetail(error, "retryDelay")?.replace(/s$/, "");
  if (wait !== undefined && !headers.has("retry-after")) headers.set("retry-after", wait);
  return new Response(JSON.stringify({ error: nameKeyFault(error) }), { status, headers });
}

function errorOf(body: unknown): JsonObject {
  if (Array.isArray(body)) return errorOf(body[0]);
  const error = isJsonObject(body) ? (body.error ?? body) : {};
  if (!isJsonObject(error)) return { message: String(error) };
  if (typeof error.message === "string") return error;
  const words = error.message ?? error.detail;
  return { ...error, message: typeof words === "string" ? words : JSON.stringify(words ?? "") };
}

/** Gemini answers 400 to a wrong key and tells why only in the details. */
function nameKeyFault(error: JsonObject): JsonObject {
  return textOfDetail(error, "reason") === "API_KEY_INVALID" ? { ...error, code: "invalid_api_key" } : error;
}

function textOfDetail(error: JsonObject, name: string): string | undefined {
  const details = listAt(error, "details");
  return (
    details
      .map((detail) => textAt(detail, name) ?? textAt(objectAt(detail, "metadata"), name))
      .find((text) => text !== null) ?? undefined
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
