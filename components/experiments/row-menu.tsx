"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis, Pause, Play } from "lucide-react";
import { whyNotPause, whyNotResume } from "@/server/core/experiment/status";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { MenuItem } from "../ui/dropdown-menu";
import { IconButton } from "../ui/icon-button";
import { toast } from "../ui/toaster";
import type { ExperimentCard } from "./api-types";
import { ExperimentMenu } from "./experiment-menu";
import { useRefreshExperiment } from "./use-refresh-experiment";

/** What can be done with an experiment without opening it. */
export function RowMenu({ card }: { card: ExperimentCard }) {
  const api = useApi();
  const blocked = useBlocked("experiments:write");
  const refresh = useRefreshExperiment(card.id);
  const options = {
    onSettled: refresh,
    onError: (error: unknown) => void toast.error(errorParts(error).message),
  };
  const pause = useMutation(api.experiments.pause.mutationOptions(options));
  const resume = useMutation(api.experiments.resume.mutationOptions(options));
  const run =
    card.status === "paused"
      ? { label: "Resume", icon: <Play aria-hidden />, act: resume, why: whyNotResume(card) }
      : { label: "Pause", icon: <Pause aria-hidden />, act: pause, why: whyNotPause(card) };

  return (
    <ExperimentMenu
      experiment={card}
      trigger={<IconButton size="sm" label={`More about ${card.name}`} icon={<Ellipsis aria-hidden />} />}
    >
      <MenuItem
        icon={run.icon}
        blockedBecause={blocked ?? run.why}
        onSelect={() => run.act.mutate({ experimentId: card.id })}
      >
        {run.label}
      </MenuItem>
    </ExperimentMenu>
  );
}
