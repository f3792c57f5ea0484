import type { Env } from "@/server/env";

type Checked = Pick<Env, "NODE_ENV" | "INNGEST_BASE_URL" | "INNGEST_DEV" | "INNGEST_SIGNING_KEY" | "INNGEST_EVENT_KEY">;

/** A configuration under which anybody could start jobs, with its remedy; null when there is none. */
export function whyNotBoot(env: Checked): string | null {
  if (env.NODE_ENV !== "production") return null;
  if (env.INNGEST_DEV && !["0", "false"].includes(env.INNGEST_DEV)) {
    return "INNGEST_DEV is set in production: anybody could start jobs without a signature. Unset it.";
  }
  if (env.INNGEST_BASE_URL && !(env.INNGEST_SIGNING_KEY && env.INNGEST_EVENT_KEY)) {
    return "INNGEST_BASE_URL is set without INNGEST_SIGNING_KEY and INNGEST_EVENT_KEY. Set both, or unset the URL to use the embedded engine.";
  }
  return null;
}
