import { z } from "zod";
import { exampleDatasets } from "../datasets/example-datasets";
import { query } from "../operation";
import { demoPrompts } from "./demo-plan";

/** What of the demo is already in the workspace, from an earlier try or by hand. */
export const findDemoParts = query({
  name: "demo.find-parts",
  permission: "connections:write",
  input: z.object({ experimentName: z.string(), slowName: z.string() }),
  output: z.object({
    experimentId: z.string().nullable(),
    slowConnectionId: z.string().nullable(),
    /** Latest version by the example's key. */
    datasets: z.record(z.string(), z.string()),
    /** Latest version by the prompt's name. */
    prompts: z.record(z.string(), z.string()),
  }),
  async run({ input, actor, db }) {
    const { workspaceId } = actor;
    const experiment = await db.experiment.findFirst({
      where: { workspaceId, name: input.experimentName, archivedAt: null },
    });
    const slow = await db.connection.findFirst({ where: { workspaceId, name: input.slowName, archivedAt: null } });
    const newest = { orderBy: { number: "desc" }, take: 1, select: { id: true } } as const;
    const datasets = await db.dataset.findMany({
      where: { workspaceId, name: { in: exampleDatasets.map((e) => e.title) }, archivedAt: null },
      select: { name: true, versions: newest },
    });
    const prompts = await db.prompt.findMany({
      where: { workspaceId, name: { in: Object.values(demoPrompts).map((p) => p.name) }, archivedAt: null },
      select: { name: true, versions: newest },
    });
    const keyOf = (title: string) => exampleDatasets.find((e) => e.title === title)?.key ?? title;
    return {
      experimentId: experiment?.id ?? null,
      slowConnectionId: slow?.id ?? null,
      datasets: Object.fromEntries(datasets.map((d) => [keyOf(d.name), d.versions[0]?.id ?? ""])),
      prompts: Object.fromEntries(prompts.map((p) => [p.name, p.versions[0]?.id ?? ""])),
    };
  },
});
