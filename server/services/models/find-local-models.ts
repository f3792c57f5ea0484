import { z } from "zod";
import { id } from "@/server/core/ids";
import { task } from "../operation";
import { listConnections } from "./list-connections";

/** Looks for an Ollama on the server's own machine, so that its models can be offered. */
export const findLocalModels = task({
  name: "localModel.find",
  permission: "connections:write",
  input: z.object({}),
  output: z.object({
    isFound: z.boolean(),
    baseUrl: z.string().nullable(),
    models: z.array(z.string()),
    /** The connection that already leads there. */
    connectionId: id("connection").nullable(),
    message: z.string(),
  }),
  async run({ actor, models }) {
    const local = await models.findLocalOllama();
    if (!local) {
      const message =
        "No Ollama answers on this machine. Start it, or set OLLAMA_HOST to its address and restart Assay; or go on with the simulator.";
      return { isFound: false, baseUrl: null, models: [], connectionId: null, message };
    }
    const { items } = await listConnections.execute(actor, { limit: 200 });
    const known = items.find((item) => item.provider === "ollama" && (item.baseUrl ?? local.baseUrl) === local.baseUrl);
    const names = local.models.map((model) => model.name);
    const message =
      names.length === 0
        ? `Ollama answers at ${local.baseUrl}, but has no model yet. Load one with "ollama pull", then look again.`
        : `Ollama answers at ${local.baseUrl} with ${names.length === 1 ? "1 model" : `${names.length} models`}.`;
    return { isFound: true, baseUrl: local.baseUrl, models: names, connectionId: known?.id ?? null, message };
  },
});
