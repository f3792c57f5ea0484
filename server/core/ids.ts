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
  | "experiment"
  | "variant"
  | "evaluator"
  | "trial";

/** An id that enters from outside. It names its noun, so that the tenancy probe can fill any input with a stranger's. */
export const id = (noun: Noun) => z.uuid({ error: `This is not a valid ${noun} id.` }).meta({ noun });
