const words: Record<string, string> = {
  auth: "Key refused",
  not_found: "Model not found",
  bad_request: "Request refused",
  rate_limit: "Rate limit",
  overloaded: "Model overloaded",
  server: "Server error",
  timeout: "Time-out",
  network: "Network",
  malformed: "Unreadable answer",
  aborted: "Interrupted",
};

const endings: Record<string, string> = {
  length: "Cut at the token limit",
  refusal: "Refused",
  content_filter: "Stopped by a content filter",
  empty: "Empty answer",
};

/** Why an answer ended, when it is not simply finished; null for a whole answer. */
export const endingWords = (finishReason: string | null): string | null =>
  finishReason === null ? null : (endings[finishReason] ?? null);

/** The kind of a failure for a chip; an unknown kind is shown as the server names it. */
export function failureWords(kind: string | null): string {
  if (!kind) return "Unknown";
  const plain = kind.replaceAll("_", " ");
  return words[kind] ?? `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
