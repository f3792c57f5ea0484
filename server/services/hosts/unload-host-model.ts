import { task } from "../operation";
import { changeHost, hostModelInput, hostModelOutput } from "./change-host";

/** Frees the memory that a model takes at once. */
export const unloadHostModel = task({
  name: "hostModel.unload",
  permission: "connections:write",
  input: hostModelInput,
  output: hostModelOutput,
  run: ({ input, actor, models }) => changeHost(models, actor, { ...input, change: "unload" }),
});
