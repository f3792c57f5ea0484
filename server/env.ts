import { z } from "zod";

const bytes32 = z.string().refine((v) => Buffer.from(v, "base64url").length === 32, {
  error: "must be 32 bytes in base64url (43 characters)",
});

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.string().min(1, { error: "is not set; start Assay with `npm start`, or name your own PostgreSQL" }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
  NEXTAUTH_SECRET: z.string().min(32, { error: "must have at least 32 characters" }),
  NEXTAUTH_URL: z.url().default("http://localhost:3000"),
  ASSAY_MASTER_KEY: bytes32,
  /** Only opens what it sealed, until a start has rewrapped it. */
  ASSAY_MASTER_KEY_PREVIOUS: bytes32.optional(),
  ASSAY_VERSION: z.string().default("0.1.0"),
  ASSAY_EXAMPLES_DIR: z.string().optional(),
  /** The built `server/core/results/computations.ts`; without it results are computed in the process's own thread. */
  ASSAY_STATISTICS_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_DEV: z.string().optional(),
  ENGINE_WORKER: z.enum(["0", "1"]).default("1"),
  ENGINE_RETRY_MS: z.coerce.number().int().positive().optional(),
  OLLAMA_HOST: z.string().optional(),
});

export type Env = z.infer<typeof schema>;

let read: Env | undefined;

/** The environment, checked once at the first use; a wrong one is named variable by variable. */
export function env(): Env {
  if (read) return read;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not complete:\n${lines.join("\n")}`);
  }
  read = result.data;
  return read;
}

/** A plain copy instead of the operating system's environment, which is slow to read and which the Inngest SDK copies at each request. */
export function copyEnvironment(): void {
  process.env = { ...process.env };
}
