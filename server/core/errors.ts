/** The only error an operation throws on purpose: its message is shown to people as it is. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Messages per form field or per row, for the door to hand on. */
  readonly fields: FieldError[];
  constructor(code: ErrorCode, message: string, fields: FieldError[] = []) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.fields = fields;
  }
}

export type FieldError = { path: string; message: string };

export type ErrorCode = keyof typeof errorTable;

/** One table for every door. */
export const errorTable = {
  invalid: { trpc: "BAD_REQUEST", http: 400 },
  unauthenticated: { trpc: "UNAUTHORIZED", http: 401 },
  forbidden: { trpc: "FORBIDDEN", http: 403 },
  not_found: { trpc: "NOT_FOUND", http: 404 },
  conflict: { trpc: "CONFLICT", http: 409 },
  too_large: { trpc: "PAYLOAD_TOO_LARGE", http: 413 },
  rate_limited: { trpc: "TOO_MANY_REQUESTS", http: 429 },
  unavailable: { trpc: "SERVICE_UNAVAILABLE", http: 503 },
} as const satisfies Record<string, { trpc: string; http: number }>;
