import { engine, inngest, isEmbedded } from "@/inngest/client";
import { functions } from "@/inngest/functions/index";
import { whyNotServeAs } from "@/server/db/check-role";
import { env } from "@/server/env";
import { readySecrets } from "@/server/services/secrets/ready-secrets";
import { log } from "@/server/telemetry/log";
import { whyNotBoot } from "@/server/why-not-boot";

/** Once per server process: refuses an unsafe configuration or a wrong master key, then starts the durable work. */
export async function startProcess({ isWorker = false } = {}): Promise<void> {
  try {
    const reason = whyNotBoot(env()) ?? (await whyNotServeAs()) ?? (await readySecrets());
    if (reason) throw new Error(reason);
    leaveWithLauncher();
    if (!isEmbedded()) {
      if (isWorker) throw new Error(whyNoWorker);
      return;
    }
    if (isWorker || env().ENGINE_WORKER === "1") await engine().serve({ client: inngest(), functions: functions() });
    await engine().start();
  } catch (error) {
    log().fatal(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

const whyNoWorker =
  "INNGEST_BASE_URL is set, and an Inngest server calls the pages' process: start another Assay server and register its /api/inngest, or unset the variable.";

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
