import { z } from "zod";
import { id } from "@/server/core/ids";
import { whyNotPlaceImages } from "@/server/core/prompt/image-use";
import { messageSchema } from "@/server/core/prompt/schema";
import { checkVariables } from "@/server/core/prompt/template";
import { loadDatasetVersion } from "../datasets/load-dataset";
import { query } from "../operation";
import { loadPromptVersion } from "./load-prompt";

/** Whether a dataset fills every variable of a prompt, and its images where they can stand, in one sentence. */
export const checkPrompt = query({
  name: "prompt.check",
  permission: "prompts:read",
  input: z.object({ promptVersionId: id("promptVersion"), datasetVersionId: id("datasetVersion") }),
  output: z.object({
    variables: z.array(z.string()),
    /** Variables that no input column fills. */
    missing: z.array(z.string()),
    /** Input columns that the prompt does not use. */
    unused: z.array(z.string()),
    sentence: z.string(),
  }),
  async run({ input, actor, db }) {
    const { variables, messages } = await loadPromptVersion(db, actor, input.promptVersionId);
    const { inputColumns, imageColumns } = await loadDatasetVersion(db, actor, input.datasetVersionId);
    const { missing, message } = checkVariables(variables, inputColumns);
    const unused = inputColumns.filter((column) => !variables.includes(column));
    const wrongPlace = whyNotPlaceImages(messageSchema.array().parse(messages), imageColumns);
    return { variables, missing, unused, sentence: message ?? wrongPlace ?? praise(variables, unused) };
  },
});

function praise(variables: string[], unused: string[]): string {
  if (variables.length === 0) return "The prompt has no variables, so every sample would be asked the same.";
  const filled = variables.length === 1 ? "The dataset fills the variable" : "The dataset fills all variables";
  return unused.length === 0 ? `${filled}.` : `${filled}; the prompt does not use ${unused.join(", ")}.`;
}
