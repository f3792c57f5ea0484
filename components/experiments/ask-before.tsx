"use client";

import { useMutation } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { AskDialog } from "../shell/ask-dialog";
import { type ActAnswer, useRefreshExperiment } from "./use-refresh-experiment";

export type Question = "cancel" | "archive";

const words = {
  cancel: {
    title: "Cancel this run?",
    description: "No new call is made and it cannot be resumed. Everything that was answered and paid so far is kept.",
    confirm: "Cancel the run",
    keep: "Keep running",
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
  const act = question === "cancel" ? cancel : archive;
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
