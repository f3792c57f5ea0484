export const limits = {
  fileBytes: 50 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  cellBytes: 1024 * 1024,
  jsonDepth: 32,
} as const;

/** How many errors are listed; the rest is counted. */
export const maxListedErrors = 100;
