"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive, Ban, Copy, Ellipsis, Pause, Pencil, Play } from "lucide-react";
import { useState } from "react";
import { whyNotArchive, whyNotCancel, whyNotPause, whyNotResume } from "@/server/core/experiment/status";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Menu, MenuItem, MenuSeparator } from "../ui/dropdown-menu";
import { IconButton } from "../ui/icon-button";
import { toast } from "../ui/toaster";
import type { ExperimentCard } from "./api-types";
import { AskBefore, type Question } from "./ask-before";

/** What can be done with an experiment without opening it. */
export function RowMenu({ card }: { card: ExperimentCard }) {
  const api = useApi();
  const queries = useQueryClient();
  const path = useWorkspacePath();
  const [question, setQuestion] = useState<Question | null>(null);
  const { id: experimentId, status, archivedAt } = card;

  const options = {
    onSettled: () => queries.invalidateQueries(api.experiments.pathFilter()),
    onError: (error: unknown) => void toast.error(errorParts(error).message),
  };
  const pause = useMutation(api.experiments.pause.mutationOptions(options));
  const resume = useMutation(api.experiments.resume.mutationOptions(options));

  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton size="sm" label={`More about ${card.name}`} icon={<Ellipsis aria-hidden />} />}
      >
        {status === "draft" && !archivedAt && (
          <MenuItem icon={<Pencil aria-hidden />} href={path(`/experiments/new?draft=${experimentId}`)}>
            Edit the plan
          </MenuItem>
        )}
        {status === "paused" ? (
          <MenuItem
            icon={<Play aria-hidden />}
            blockedBecause={whyNotResume(card)}
            onSelect={() => resume.mutate({ experimentId })}
          >
            Resume
          </MenuItem>
        ) : (
          <MenuItem
            icon={<Pause aria-hidden />}
            blockedBecause={whyNotPause(card)}
            onSelect={() => pause.mutate({ experimentId })}
          >
            Pause
          </MenuItem>
        )}
        <MenuItem icon={<Copy aria-hidden />} href={path(`/experiments/new?copy=${experimentId}`)}>
          Copy as a new draft
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={<Ban aria-hidden />}
          danger
          blockedBecause={whyNotCancel(card)}
          onSelect={() => setQuestion("cancel")}
        >
          Cancel the run
        </MenuItem>
        <MenuItem
          icon={<Archive aria-hidden />}
          danger
          blockedBecause={whyNotArchive(card)}
          onSelect={() => setQuestion("archive")}
        >
          Archive
        </MenuItem>
      </Menu>
      {question && <AskBefore question={question} card={card} onClose={() => setQuestion(null)} />}
    </>
  );
}
