import { z } from "zod";
import type { Actor } from "@/server/core/access/actor";
import { id } from "@/server/core/ids";
import { type Models, task } from "../operation";
import { openPull } from "./open-pull";
import { runPull } from "./run-pull";
import { savePull } from "./save-pull";

/** Pulls that this process works. After a restart it is empty, and the job's next step begins them again. */
const underWay = new Map<string, Promise<void>>();

/** A step of the job that stands behind a pull: begins it or joins it, and waits for its end, but not for long. */
export const followPull = task({
  name: "modelPull.follow",
  permission: "system:write",
  input: z.object({ pullId: id("modelPull"), forMs: z.number().int().min(1).max(300_000).default(60_000) }),
  output: z.object({ isOver: z.boolean() }),
  async run({ input: { pullId, forMs }, actor, models }) {
    if (!underWay.has(pullId) && (await openPull.execute(actor, { pullId })) === null) return { isOver: true };
    const work = underWay.get(pullId) ?? begin(models, actor, pullId);
    return { isOver: await isOverWithin(work, forMs) };
  },
});

function begin(models: Models, actor: Actor, pullId: string): Promise<void> {
  const work = pull(models, actor, pullId).finally(() => underWay.delete(pullId));
  underWay.set(pullId, work);
  // Between two steps nobody waits for it; the next step meets the error, or begins anew.
  work.catch(() => undefined);
  return work;
}

async function pull(models: Models, actor: Actor, pullId: string): Promise<void> {
  const opened = await openPull.execute(actor, { pullId });
  if (opened === null) return;
  const end = await runPull(models.openHost(opened.connection), opened.model, (progress) =>
    savePull.execute(actor, { pullId, progress }),
  );
  await savePull.execute(actor, { pullId, end });
}

async function isOverWithin(work: Promise<void>, forMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), forMs);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
