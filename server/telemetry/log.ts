import pino from "pino";
import { env } from "@/server/env";

/** Keys that may hold a secret or a customer's text are cut, wherever they stand in a log line. */
const secretFields = ["apiKey", "password", "authorization", "cookie", "sealedKey", "token", "secret"];

let logger: pino.Logger | undefined;

export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    redact: { paths: secretFields.flatMap((f) => [f, `*.${f}`, `*.*.${f}`]), censor: "[cut]" },
    base: undefined,
  });
  return logger;
}
