import { archivePrompt } from "@/server/services/prompts/archive-prompt";
import { checkPrompt } from "@/server/services/prompts/check-prompt";
import { createPrompt } from "@/server/services/prompts/create-prompt";
import { createPromptVersion } from "@/server/services/prompts/create-prompt-version";
import { getPrompt } from "@/server/services/prompts/get-prompt";
import { listPrompts } from "@/server/services/prompts/list-prompts";
import { router } from "../init";
import { serve, serveMutation } from "../serve";

export const prompts = router({
  list: serve(listPrompts),
  get: serve(getPrompt),
  create: serveMutation(createPrompt),
  createVersion: serveMutation(createPromptVersion),
  archive: serveMutation(archivePrompt),
  check: serve(checkPrompt),
});
