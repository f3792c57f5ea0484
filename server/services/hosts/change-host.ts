import { z } from "zod";
import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { ProviderError } from "@/server/core/model/provider-error";
import { hostModelName } from "@/server/core/model/schema";
import type { Models } from "../operation";
import { openHostChange } from "./open-host-change";
import { recordHostChange } from "./record-host-change";

export const hostModelInput = z.object({ connectionId: id("connection"), model: hostModelName });
export const hostModelOutput = z.object({ model: z.string() });

/** Loading a large model from a slow disk takes minutes. */
const patienceMs = 180_000;

type Change = { connectionId: string; model: string; change: "delete" | "load" | "unload" };

/** Does one thing at a host and keeps in the audit log that it was done. */
export async function changeHost(models: Models, actor: Actor, change: Change) {
  const host = models.openHost(await openHostChange.execute(actor, change));
  const act = { delete: host.remove, load: host.load, unload: host.unload }[change.change];
  try {
    await act(change.model, AbortSignal.timeout(patienceMs));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new AppError("unavailable", `The host did not ${change.change} ${change.model}. ${error.message}`);
  }
  return recordHostChange.execute(actor, change);
}
