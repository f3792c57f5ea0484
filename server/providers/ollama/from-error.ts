import type { ProviderErrorKind } from "@/server/core/model/provider-error";
import { textAt } from "../json-value";

/** Ollama names no codes; inside an answer only its sentence tells a model that fell out of memory from a busy host. */
export function kindOfError(body: unknown, status: number | null): ProviderErrorKind | null {
  if (status !== null && status !== 500) return null;
  const sentence = textAt(body, "error") ?? "";
  if (/server busy|maximum pending requests/i.test(sentence)) return "overloaded";
  if (/not found, try pulling/i.test(sentence)) return "not_found";
  return null;
}
