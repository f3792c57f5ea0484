import { ProviderError, type ProviderErrorKind } from "@/server/core/model/provider-error";
import { textAt } from "../json-value";
import { scrub } from "../scrub";
import { saySo, statusError } from "../status-error";
import { secretsOf } from "./authorize";
import type { BedrockEvent } from "./read-events";

/** By the exception's name in small letters: in headers it begins with a capital, in streams it does not. */
const kinds: Record<string, ProviderErrorKind> = {
  accessdeniedexception: "auth",
  unrecognizedclientexception: "auth",
  expiredtokenexception: "auth",
  invalidsignatureexception: "auth",
  resourcenotfoundexception: "not_found",
  validationexception: "bad_request",
  throttlingexception: "rate_limit",
  servicequotaexceededexception: "rate_limit",
  modelnotreadyexception: "overloaded",
  serviceunavailableexception: "overloaded",
  modeltimeoutexception: "timeout",
  modelerrorexception: "server",
  modelstreamerrorexception: "server",
  internalserverexception: "server",
};

export async function fromRefusal(response: Response, apiKey: string | null, nowMs: number): Promise<ProviderError> {
  const { status, headers } = response;
  const name = (headers.get("x-amzn-errortype") ?? "").split(":")[0] ?? "";
  const detail = hide(wordsOf(await response.text()), apiKey);
  return statusError({ status, headers, kind: kinds[name.toLowerCase()] ?? null, detail, nowMs });
}

/** An exception inside an answer that began well. */
export function fromException({ type, body }: BedrockEvent, apiKey: string | null): ProviderError {
  const kind = kinds[type.toLowerCase()] ?? "server";
  return new ProviderError(kind, saySo(kind, hide(textAt(body, "message") ?? "", apiKey)));
}

const hide = (text: string, apiKey: string | null): string =>
  secretsOf(apiKey).reduce((hidden, secret) => scrub(hidden, secret), scrub(text, null));

function wordsOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    return textAt(parsed, "message") ?? textAt(parsed, "Message") ?? "";
  } catch {
    return "";
  }
}
