import { systemActor } from "@/server/core/access/actor";
import { followPull } from "@/server/services/hosts/follow-pull";
import { savePull } from "@/server/services/hosts/save-pull";
import { inngest } from "../client";
import { pullStarted } from "../events";

/** A step ends after a minute, well within the engine's patience; together they last longer than any pull may. */
const mostSteps = 900;

/** A step mostly waits, but holds a place of the engine. More pulls than this take turns at being followed; all go on. */
const followedAtOnce = 8;

/** A model on its way to a local host: it goes on although the tab that asked is closed or the server restarts. */
export const pullModel = () =>
  inngest().createFunction(
    {
      id: "pull-model",
      triggers: [pullStarted],
      retries: 5,
      concurrency: followedAtOnce,
      onFailure: async ({ event, error }) => {
        const { workspaceId, pullId } = pullStarted.schema.parse(event.data.event.data);
        const end = { status: "failed" as const, error: `The pull could not be followed: ${error.message}` };
        await savePull.execute(systemActor(workspaceId, "pull-model"), { pullId, end });
      },
    },
    async ({ event, step }) => {
      const { workspaceId, pullId } = event.data;
      const actor = systemActor(workspaceId, "pull-model");
      for (let minute = 0; minute < mostSteps; minute++) {
        const { isOver } = await step.run(`follow-${minute}`, () =>
          followPull.execute(actor, { pullId, forMs: 60_000 }),
        );
        if (isOver) return { minutes: minute + 1 };
      }
      throw new Error("The pull took longer than any may.");
    },
  );
