import { task } from "../operation";
import { changeHost, hostModelInput, hostModelOutput } from "./change-host";

/** Loads a model into the host's memory now, so that the first call need not wait for it. */
export const loadHostModel = task({
  name: "hostModel.load",
  permission: "connections:write",
  input: hostModelInput,
  output: hostModelOutput,
  run: ({ input, actor, models }) => changeHost(models, actor, { ...input, change: "load" }),
});
