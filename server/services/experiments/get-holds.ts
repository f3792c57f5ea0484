import { z } from "zod";
import { id } from "@/server/core/ids";
import { gateView, readGates } from "../gate/gate-view";
import { query } from "../operation";
import { loadExperiment } from "./load-experiment";

/** The gates that keep calls of an experiment waiting now; of their models only those that it calls. */
export const getHolds = query({
  name: "experiment.get-holds",
  permission: "experiments:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ items: z.array(gateView) }),
  async run({ input, actor, db, now }) {
    const { workspaceId } = actor;
    const experiment = await loadExperiment(db, actor, input.experimentId);
    const of = { workspaceId, experimentId: experiment.id };
    const models = await db.model.findMany({
      where: { workspaceId, OR: [{ variants: { some: of } }, { evaluators: { some: of } }] },
      select: { id: true, connectionId: true },
    });
    const ids = [...new Set(models.map((model) => model.connectionId))];
    const own = new Set(models.map((model) => model.id));
    const gates = await readGates(db, workspaceId, { id: { in: ids } }, now);
    const items = gates
      .map((gate) => ({ ...gate, models: gate.models.filter((m) => own.has(m.modelId) && m.breaker === "open") }))
      .filter(({ pausedUntil, limitedUntil, models: open }) => pausedUntil || limitedUntil || open.length > 0);
    return { items };
  },
});
