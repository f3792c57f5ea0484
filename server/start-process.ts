import { engine, inngest, isEmbedded } from "@/inngest/client";
import { functions } from "@/inngest/functions/index";
import { whyNotServeAs } from "@/server/db/check-role";
import { env } from "@/server/env";
import { log } from "@/server/telemetry/log";

/** Once per server process: refuses an unsafe configuration, then starts the durable work. */
export async function startProcess(): Promise<void> {
  try {
    const reason = whyNotBoot() ?? (await whyNotServeAs());
    if (reason) throw new Error(reason);
    leaveWithLauncher();
    if (!isEmbedded()) return;
    if (env().ENGINE_WORKER === "1") await engine().serve({ client: inngest(), functions: functions() });
    await engine().start();
  } catch (error) {
    log().fatal(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

function whyNotBoot(): string | null {
  const { NODE_ENV, INNGEST_DEV, INNGEST_SIGNING_KEY, INNGEST_EVENT_KEY } = env();
  if (NODE_ENV === "production" && INNGEST_DEV && !["0", "false"].includes(INNGEST_DEV)) {
    return "INNGEST_DEV is set in production: anybody could start jobs without a signature. Unset it.";
  }
  if (NODE_ENV === "production" && !isEmbedded() && !(INNGEST_SIGNING_KEY && INNGEST_EVENT_KEY)) {
    return "INNGEST_BASE_URL is set without INNGEST_SIGNING_KEY and INNGEST_EVENT_KEY. Set both, or unset the URL to use the embedded engine.";
  }
  return null;
}

/** Next waits for open responses on SIGTERM; a limit keeps a stop short. Without its launcher the server ends too. */
function leaveWithLauncher(): void {
  const graceMs = 3_000;
  const leave = () => {
    setTimeout(() => process.exit(0), graceMs).unref();
    if (isEmbedded()) void engine().stop(graceMs);
  };
  process.once("SIGTERM", leave);
  process.once("disconnect", leave);
}
