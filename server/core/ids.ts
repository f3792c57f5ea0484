import { z } from "zod";

export type Noun =
  | "workspace"
  | "user"
  | "dataset"
  | "datasetVersion"
  | "sample"
  | "prompt"
  | "promptVersion"
  | "connection"
  | "model"
  | "modelPull"
  | "experiment"
  | "variant"
  | "evaluator"
  | "trial"
  | "failedRun"
  | "alert";

/** An id that enters from outside. It names its noun, so that the tenancy probe can fill any input with a stranger's. */
export const id = (noun: Noun) => z.uuid({ error: `This is not a valid ${noun} id.` }).meta({ noun });

/** A run of the durable engine has a ULID of the engine's own. */
export const failedRunId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, { error: "This is not a valid id of a run." })
  .meta({ noun: "failedRun" satisfies Noun });
