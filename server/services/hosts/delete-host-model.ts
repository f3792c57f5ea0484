import { task } from "../operation";
import { changeHost, hostModelInput, hostModelOutput } from "./change-host";

/** Removes a model from the host's disk. It can be pulled again. */
export const deleteHostModel = task({
  name: "hostModel.delete",
  permission: "connections:write",
  input: hostModelInput,
  output: hostModelOutput,
  run: ({ input, actor, models }) => changeHost(models, actor, { ...input, change: "delete" }),
});
