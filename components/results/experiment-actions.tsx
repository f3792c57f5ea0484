"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis, Pause, Play } from "lucide-react";
import { isLive, whyNotPause, whyNotResume, whyNotStart } from "@/server/core/experiment/status";
import { ExperimentMenu } from "../experiments/experiment-menu";
import { useRefreshExperiment } from "../experiments/use-refresh-experiment";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { IconButton } from "../ui/icon-button";
import type { ExperimentView } from "./api-types";

/** One primary button by state; the rest in the menu. */
export function ExperimentActions({ experiment }: { experiment: ExperimentView }) {
  const api = useApi();
  const blocked = useBlocked("experiments:write");
  const refresh = useRefreshExperiment(experiment.id);
  const options = { onSuccess: refresh };
  const start = useMutation(api.experiments.start.mutationOptions(options));
  const pause = useMutation(api.experiments.pause.mutationOptions(options));
  const resume = useMutation(api.experiments.resume.mutationOptions(options));

  const { status } = experiment;
  const primary = {
    draft: { label: "Start", icon: <Play aria-hidden />, run: start, why: whyNotStart(experiment) },
    live: { label: "Pause", icon: <Pause aria-hidden />, run: pause, why: whyNotPause(experiment) },
    paused: { label: "Resume", icon: <Play aria-hidden />, run: resume, why: whyNotResume(experiment) },
    over: null,
  }[isLive(status) ? "live" : status === "draft" || status === "paused" ? status : "over"];
  const failure = start.error ?? pause.error ?? resume.error;

  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex items-center gap-2">
        <ExperimentMenu
          experiment={experiment}
          trigger={<IconButton label="More about this experiment" icon={<Ellipsis />} variant="secondary" />}
        />
        {primary && (
          <Button
            variant={status === "draft" || status === "paused" ? "primary" : "secondary"}
            pending={primary.run.isPending}
            blockedBecause={blocked ?? primary.why}
            onClick={() => primary.run.mutate({ experimentId: experiment.id })}
          >
            {primary.icon} {primary.label}
          </Button>
        )}
      </div>
      {failure && <FormError error={errorParts(failure)} />}
    </div>
  );
}
