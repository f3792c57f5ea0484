"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { AskDialog } from "../shell/ask-dialog";

interface NoiseFloorDialogProps {
  experiment: { id: string; name: string };
  onClose: () => void;
}

/** One click to an A/A run: the control against itself, launched at once. */
export function NoiseFloorDialog({ experiment, onClose }: NoiseFloorDialogProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const router = useRouter();
  const queries = useQueryClient();
  const create = useMutation(api.experiments.createNoiseFloor.mutationOptions());
  const start = useMutation(api.experiments.start.mutationOptions());
  // A draft that could not be launched is not made twice.
  const draftId = create.data?.id;

  async function run() {
    const id = draftId ?? (await create.mutateAsync({ experimentId: experiment.id })).id;
    await start.mutateAsync({ experimentId: id });
    await queries.invalidateQueries(api.experiments.pathFilter());
    onClose();
    router.push(path(`/experiments/${id}`));
  }
  return (
    <AskDialog
      title="Measure the noise floor?"
      description={
        <>
          <span className="block font-medium text-text">{experiment.name}</span>
          The control runs against itself: the same prompt, model, samples and measures, twice, and paid for like any
          run. Whatever difference comes out is chance. Later results on this data show it beside theirs.
        </>
      }
      confirm="Run the control against itself"
      keep="Not now"
      isHarmless
      act={{ isPending: create.isPending || start.isPending, error: create.error ?? start.error }}
      onConfirm={() => void run().catch(() => undefined)}
      onClose={onClose}
    />
  );
}
