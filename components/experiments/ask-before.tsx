"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import type { ExperimentCard } from "./api-types";

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
  card: ExperimentCard;
  onClose: () => void;
}

/** What cannot be undone is asked first, with what is kept. */
export function AskBefore({ question, card, onClose }: AskBeforeProps) {
  const api = useApi();
  const queries = useQueryClient();
  const options = {
    onSuccess: async () => {
      await queries.invalidateQueries(api.experiments.pathFilter());
      onClose();
    },
  };
  const cancel = useMutation(api.experiments.cancel.mutationOptions(options));
  const archive = useMutation(api.experiments.archive.mutationOptions(options));
  const asked = question === "cancel" ? cancel : archive;
  const said = words[question];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={said.title}
      description={
        <>
          <span className="block font-medium text-text">{card.name}</span>
          {said.description}
        </>
      }
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {said.keep}
          </Button>
          <Button variant="danger" pending={asked.isPending} onClick={() => asked.mutate({ experimentId: card.id })}>
            {said.confirm}
          </Button>
        </>
      }
    >
      {asked.error ? <FormError error={errorParts(asked.error)} /> : null}
    </Dialog>
  );
}
