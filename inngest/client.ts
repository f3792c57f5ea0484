import { Inngest } from "inngest";
import { createEngine, type Engine } from "@/server/engine/engine";
import { env } from "@/server/env";
import { log } from "@/server/telemetry/log";

const kept = globalThis as unknown as { assayEngine?: Engine; assayInngest?: Inngest };

/** True when durable work runs on the embedded engine, over the app's own PostgreSQL. */
export const isEmbedded = () => !env().INNGEST_BASE_URL;

/** One engine per process: Next bundles a module several times, so it is kept on globalThis. */
export function engine(): Engine {
  kept.assayEngine ??= createEngine({
    databaseUrl: env().DATABASE_URL,
    retryMs: env().ENGINE_RETRY_MS,
    log: (level, message, fields) => log()[level]({ ...fields }, message),
  });
  return kept.assayEngine;
}

/** The client every durable function is made with. Its server is chosen by configuration alone. */
export function inngest(): Inngest {
  kept.assayInngest ??= new Inngest({
    id: "assay",
    ...(isEmbedded()
      ? {
          isDev: true,
          baseUrl: "http://engine.internal",
          fetch: (input: RequestInfo | URL, init?: RequestInit) => engine().fetch(input, init),
        }
      : { baseUrl: env().INNGEST_BASE_URL, signingKey: env().INNGEST_SIGNING_KEY, eventKey: env().INNGEST_EVENT_KEY }),
  });
  return kept.assayInngest;
}
