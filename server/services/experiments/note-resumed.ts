import type { Actor } from "@/server/core/access/actor";
import { markResumed } from "./mark-resumed";

const noted = new Set<string>();

/** A run whose process died goes on in this one: counted once per process, so that its page can say so. */
export async function noteResumed(actor: Actor, experimentId: string): Promise<void> {
  if (noted.has(experimentId)) return;
  noted.add(experimentId);
  await markResumed.execute(actor, { experimentId });
}
