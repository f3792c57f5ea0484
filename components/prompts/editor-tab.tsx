"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dropDraft } from "../hooks/use-draft";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { EditorSkeleton } from "./editor-skeleton";
import { draftOf } from "./prompt-draft";
import { PromptEditor } from "./prompt-editor";
import { useStoredDraft } from "./use-stored-draft";

/** The latest version, open for the next one. */
export function EditorTab({ promptId }: { promptId: string }) {
  const api = useApi();
  const queries = useQueryClient();
  const draftKey = `prompt:${promptId}`;
  const stored = useStoredDraft(draftKey);
  const [isDropped, setIsDropped] = useState(false);
  const prompt = useQuery(api.prompts.get.queryOptions({ promptId }));
  const createVersion = useMutation(
    api.prompts.createVersion.mutationOptions({
      onSuccess: async () => {
        dropDraft(draftKey);
        setIsDropped(true);
        await queries.invalidateQueries(api.prompts.pathFilter());
      },
    }),
  );
  const [latest] = prompt.data?.versions ?? [];
  if (!prompt.data || !latest || stored === undefined) return <EditorSkeleton />;

  const fresh = draftOf(prompt.data.name, latest);
  const usesStored = stored !== null && !isDropped;
  if (prompt.data.archivedAt) {
    return <Banner>This prompt is archived. Its versions can be read under Versions, but not continued.</Banner>;
  }
  return (
    <div className="flex flex-col gap-4">
      {usesStored && (
        <Banner
          title="Unsaved text was kept from your last visit"
          action={
            <Button
              size="sm"
              onClick={() => {
                dropDraft(draftKey);
                setIsDropped(true);
              }}
            >
              Go back to version {latest.number}
            </Button>
          }
        />
      )}
      <PromptEditor
        key={`${latest.id}:${usesStored}`}
        initial={usesStored ? { ...fresh, ...stored } : fresh}
        saved={latest}
        saveLabel={`Save as version ${latest.number + 1}`}
        draftKey={draftKey}
        pending={createVersion.isPending}
        error={createVersion.error}
        errorNote={<FormError error={createVersion.error && errorParts(createVersion.error)} />}
        onSave={({ note }, content) => createVersion.mutate({ promptId, note, ...content })}
      />
    </div>
  );
}
