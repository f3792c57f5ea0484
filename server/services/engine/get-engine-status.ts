import { z } from "zod";
import { engine } from "@/inngest/client";
import { instant } from "@/server/core/units";
import { env } from "@/server/env";
import { task } from "../operation";

const count = z.number().int();

const embedded = z.object({
  kind: z.literal("embedded"),
  /** Now, by the server's clock. */
  at: instant,
  /** A process holds the leadership: only then is anything executed. */
  isLed: z.boolean(),
  standbys: count,
  depth: count,
  due: count,
  oldestDueAt: instant.nullable(),
  inFlight: count,
  running: count,
  retries: count,
  failed: count,
  functions: z.array(z.object({ functionId: z.string(), queued: count, running: count, failed: count })),
});

const inngestServer = z.object({
  kind: z.literal("inngest"),
  /** Without path and credentials. */
  url: z.string(),
});

/** How durable work stands in the whole installation, in bare counts: they tell nothing of any workspace. */
export const getEngineStatus = task({
  name: "engine.status",
  permission: "engine:read",
  input: z.object({}),
  output: z.discriminatedUnion("kind", [embedded, inngestServer]),
  async run({ now }) {
    const { INNGEST_BASE_URL } = env();
    if (INNGEST_BASE_URL) return { kind: "inngest" as const, url: new URL(INNGEST_BASE_URL).origin };
    return { kind: "embedded" as const, at: now, ...(await engine().stats()) };
  },
});
