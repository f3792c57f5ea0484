import type { FieldError } from "@/server/core/errors";

export interface ErrorParts {
  message: string;
  /** Messages by form field or row, as the server named them. */
  fields: FieldError[];
  /** Names the entry in the server's log; null when the message says it all. */
  reference: string | null;
  code: string | null;
}

const offline = "The server could not be reached. Nothing was lost. Check the connection and try again.";

/** What an API error says, for forms and error states. A network failure has no data and gets its own sentence. */
export function errorParts(error: unknown): ErrorParts {
  const data = dataOf(error);
  const text = error instanceof Error ? error.message : String(error);
  return {
    message: data ? text : offline,
    fields: Array.isArray(data?.fields) ? data.fields.filter(isFieldError) : [],
    reference: typeof data?.reference === "string" ? data.reference : null,
    code: typeof data?.code === "string" ? data.code : null,
  };
}

export const isSignedOut = (error: unknown): boolean => errorParts(error).code === "UNAUTHORIZED";

export const isNotFound = (error: unknown): boolean => errorParts(error).code === "NOT_FOUND";

/** Only what another try may heal: no connection, or a failure of the server itself. */
export function isWorthRetrying(error: unknown): boolean {
  const status = dataOf(error)?.httpStatus;
  return typeof status !== "number" || status >= 500;
}

/** The message of one form field; nested paths join with dots. */
export const fieldMessage = (error: unknown, path: string): string | null =>
  error ? (errorParts(error).fields.find((field) => field.path === path)?.message ?? null) : null;

interface ErrorData {
  fields?: unknown;
  reference?: unknown;
  code?: unknown;
  httpStatus?: unknown;
}

function dataOf(error: unknown): ErrorData | null {
  if (typeof error !== "object" || error === null || !("data" in error)) return null;
  return typeof error.data === "object" ? error.data : null;
}

function isFieldError(value: unknown): value is FieldError {
  return typeof value === "object" && value !== null && "path" in value && "message" in value;
}
