import { z } from "zod";
import { experimentInput } from "@/server/core/experiment/schema";
import { id } from "@/server/core/ids";
import { query } from "../operation";
import { draftInputOf } from "./draft-input";

/** What the form starts from when a draft is opened again. */
export const getDraft = query({
  name: "experiment.get-draft",
  permission: "experiments:read",
  input: z.object({ experimentId: id("experiment") }),
  output: experimentInput,
  run: ({ input, actor, db }) => draftInputOf(db, actor, input.experimentId),
});
