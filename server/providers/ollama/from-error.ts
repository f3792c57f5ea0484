import { ProviderError, type ProviderErrorKind } from "@/server/core/model/provider-error";
import { textAt } from "../json-value";
import { scrub } from "../scrub";
import { saySo, statusError } from "../status-error";

/** An answer of the host that is no success. The package's own error has lost the headers, and so the wait asked for. */
export function fromRefusal(response: Response, body: string, apiKey: string | null, nowMs: number): ProviderError {
  const { status, headers } = response;
  const sentence = sentenceOf(body);
  return statusError({ status, headers, kind: kindOf(sentence, status), detail: scrub(sentence, apiKey), nowMs });
}

/** An error inside an answer that began well. */
export function fromErrorLine(line: unknown, apiKey: string | null): ProviderError {
  const sentence = textAt(line, "error") ?? "";
  const kind = kindOf(sentence, null) ?? "server";
  return new ProviderError(kind, saySo(kind, scrub(sentence, apiKey)));
}

/** Ollama names no codes; only its sentence tells a model that fell out of memory from a busy host. */
function kindOf(sentence: string, status: number | null): ProviderErrorKind | null {
  if (status !== null && status !== 500) return null;
  if (/server busy|maximum pending requests/i.test(sentence)) return "overloaded";
  if (/not found, try pulling|manifest: file does not exist/i.test(sentence)) return "not_found";
  return null;
}

function sentenceOf(body: string): string {
  try {
    return textAt(JSON.parse(body), "error") ?? "";
  } catch {
    return /^\s*</.test(body) ? "" : body;
  }
}
