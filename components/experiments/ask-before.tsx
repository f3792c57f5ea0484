"use client";

import { useMutation } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { AskDialog } from "../shell/ask-dialog";
import { type ActAnswer, useRefreshExperiment } from "./use-refresh-experiment";

export type Question = "cancel" | "end" | "archive";

const words = {
  cancel: {
    title: "Cancel this run?",
    description: "No new call is made and it cannot be resumed. Everything that was answered and paid so far is kept.",
    confirm: "Cancel the run",
    keep: "Keep running",
  },
  end: {
    title: "End the run here?",
    description:
      "The verdict stays as it stands and says that the budget ended the run. Open trials are left out, and it cannot be resumed. Everything that was answered and paid so far is kept.",
    confirm: "End the run",
    keep: "Keep it paused",
  },
  archive: {
    title: "Archive this experiment?",
    description: "It leaves the list and shows under Archived. Its plan, answers and results stay readable.",
    confirm: "Archive",
    keep: "Keep it",
  },
};

interface AskBeforeProps {
  question: Question;
  experiment: { id: string; name: string };
  onClose: () => void;
}

/** What cannot be undone is asked first, with what is kept. */
export function AskBefore({ question, experiment, onClose }: AskBeforeProps) {
  const api = useApi();
  const refresh = useRefreshExperiment(experiment.id);
  const options = {
    onSuccess: (answer: ActAnswer) => {
      onClose();
      return refresh(answer);
    },
  };
  const cancel = useMutation(api.experiments.cancel.mutationOptions(options));
  const archive = useMutation(api.experiments.archive.mutationOptions(options));
  const end = useMutation(api.experiments.endAtBudget.mutationOptions(options));
  const act = { cancel, end, archive }[question];
  const { description, ...said } = words[question];
  return (
    <AskDialog
      {...said}
      description={
        <>
          <span className="block font-medium text-text">{experiment.name}</span>
          {description}
        </>
      }
      act={act}
      onConfirm={() => act.mutate({ experimentId: experiment.id })}
      onClose={onClose}
    />
  );
}
