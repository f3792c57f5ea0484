"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type FieldPath, useFormContext } from "react-hook-form";
import { dropDraft } from "../../hooks/use-draft";
import { useWorkspacePath } from "../../hooks/use-workspace-path";
import { useApi } from "../../shell/api-provider";
import { errorParts } from "../../shell/error-parts";
import { useFormState } from "./form-context";
import type { FormValues } from "./form-schema";
import { toInput } from "./form-schema";
import { errorPaths, fieldPathOf } from "./problem-fields";
import { useProposedName } from "./use-proposed-name";

type Act = "save" | "launch";
export interface Failure {
  message: string;
  /** True when the draft is on the server and only its start failed. */
  isKept: boolean;
}

/** Saves the form as a draft and, when asked, starts it. A start that fails leaves the draft; the next one goes on with it. */
export function useLaunch(storageKey: string) {
  const api = useApi();
  const queries = useQueryClient();
  const router = useRouter();
  const path = useWorkspacePath();
  const form = useFormContext<FormValues>();
  const { leadTo } = useFormState();
  const proposal = useProposedName();
  const [pending, setPending] = useState<Act | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const create = useMutation(api.experiments.create.mutationOptions());
  const update = useMutation(api.experiments.update.mutationOptions());
  const start = useMutation(api.experiments.start.mutationOptions());

  async function save(values: FormValues): Promise<string> {
    const input = toInput(values, proposal || "New experiment");
    const { experimentId } = values;
    const { id } = experimentId
      ? await update.mutateAsync({ ...input, experimentId })
      : await create.mutateAsync(input);
    form.setValue("experimentId", id, { shouldDirty: true });
    return id;
  }

  async function carryOut(act: Act, values: FormValues) {
    setPending(act);
    setFailure(null);
    let isSaved = false;
    try {
      const experimentId = await save(values);
      isSaved = true;
      if (act === "launch") await start.mutateAsync({ experimentId });
      dropDraft(storageKey);
      await queries.invalidateQueries(api.experiments.pathFilter());
      router.push(path(`/experiments/${experimentId}`));
    } catch (error) {
      const { message, fields } = errorParts(error);
      const paths = fields.map((field) => fieldPathOf(field.path));
      for (const field of fields) {
        form.setError(fieldPathOf(field.path) as FieldPath<FormValues>, { message: field.message });
      }
      setFailure({ message, isKept: isSaved });
      setPending(null);
      if (paths.length > 0) leadTo(paths);
    }
  }

  const submit = (act: Act) => {
    if (pending) return;
    void form.handleSubmit(
      (values) => carryOut(act, values),
      (errors) => leadTo(errorPaths(errors).map((each) => each.path)),
    )();
  };
  return { pending, failure, launch: () => submit("launch"), save: () => submit("save") };
}
