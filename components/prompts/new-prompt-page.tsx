"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { dropDraft } from "../hooks/use-draft";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { PageCrumbs } from "../shell/frame-slots";
import { FormError } from "../ui/form-error";
import { PageHead } from "../ui/page-head";
import { EditorSkeleton } from "./editor-skeleton";
import { emptyDraft } from "./prompt-draft";
import { PromptEditor } from "./prompt-editor";
import { useStoredDraft } from "./use-stored-draft";

const crumbs = [{ label: "New prompt" }];
const draftKey = "prompt:new";

export function NewPromptPage() {
  const api = useApi();
  const path = useWorkspacePath();
  const router = useRouter();
  const queries = useQueryClient();
  const stored = useStoredDraft(draftKey);
  const create = useMutation(
    api.prompts.create.mutationOptions({
      onSuccess: async ({ promptId }) => {
        dropDraft(draftKey);
        await queries.invalidateQueries(api.prompts.pathFilter());
        router.push(path(`/prompts/${promptId}`));
      },
    }),
  );
  return (
    <div className="flex flex-col gap-5">
      <PageCrumbs crumbs={crumbs} />
      <PageHead
        title="New prompt"
        help="prompt"
        description="Messages with variables where the values of a sample go."
      />
      {stored === undefined ? (
        <EditorSkeleton />
      ) : (
        <PromptEditor
          initial={{ ...emptyDraft, ...stored }}
          saved={null}
          saveLabel="Save as version 1"
          draftKey={draftKey}
          pending={create.isPending || create.isSuccess}
          error={create.error}
          errorNote={<FormError error={create.error && errorParts(create.error)} />}
          onSave={({ name, note }, content) => create.mutate({ name, note, ...content })}
        />
      )}
    </div>
  );
}
