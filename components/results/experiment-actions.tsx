"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive, Ban, Copy, Ellipsis, Pause, Pencil, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import {
  isLive,
  whyNotArchive,
  whyNotCancel,
  whyNotEdit,
  whyNotPause,
  whyNotResume,
  whyNotStart,
} from "@/server/core/experiment/status";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Menu, MenuItem, MenuSeparator } from "../ui/dropdown-menu";
import { FormError } from "../ui/form-error";
import { IconButton } from "../ui/icon-button";
import { toast } from "../ui/toaster";
import type { ExperimentView } from "./api-types";

type Question = "cancel" | "archive";

const questions = {
  cancel: {
    title: "Cancel this run?",
    description: "No new call is made and it cannot be resumed. Everything that was answered and paid so far is kept.",
    confirm: "Cancel the run",
    keep: "Keep running",
  },
  archive: {
    title: "Archive this experiment?",
    description: "It leaves the list. Its plan, answers and results stay readable by their address.",
    confirm: "Archive",
    keep: "Keep it",
  },
};

/** One primary button by state; the rest in the menu. */
export function ExperimentActions({ experiment }: { experiment: ExperimentView }) {
  const api = useApi();
  const queries = useQueryClient();
  const router = useRouter();
  const path = useWorkspacePath();
  const [question, setQuestion] = useState<Question | null>(null);
  const experimentId = experiment.id;

  const refresh = async () => {
    await Promise.all([
      queries.invalidateQueries(api.experiments.pathFilter()),
      queries.invalidateQueries(api.results.version.queryFilter({ experimentId })),
    ]);
  };
  const options = { onSuccess: refresh };
  const start = useMutation(api.experiments.start.mutationOptions(options));
  const pause = useMutation(api.experiments.pause.mutationOptions(options));
  const resume = useMutation(api.experiments.resume.mutationOptions(options));
  const closing = {
    onSuccess: async () => {
      setQuestion(null);
      await refresh();
    },
  };
  const cancel = useMutation(api.experiments.cancel.mutationOptions(closing));
  const archive = useMutation(api.experiments.archive.mutationOptions(closing));
  const copy = useMutation(
    api.experiments.copy.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries(api.experiments.pathFilter());
        router.push(path(`/experiments/${id}`));
      },
      onError: (error) => toast.error(errorParts(error).message),
    }),
  );

  const { status } = experiment;
  const primary = {
    draft: { label: "Start", icon: <Play aria-hidden />, run: start, why: whyNotStart(experiment) },
    live: { label: "Pause", icon: <Pause aria-hidden />, run: pause, why: whyNotPause(experiment) },
    paused: { label: "Resume", icon: <Play aria-hidden />, run: resume, why: whyNotResume(experiment) },
    over: null,
  }[isLive(status) ? "live" : status === "draft" || status === "paused" ? status : "over"];
  const failure = start.error ?? pause.error ?? resume.error;
  const asked = question === "archive" ? archive : cancel;

  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex items-center gap-2">
        <Menu
          align="end"
          trigger={<IconButton label="More about this experiment" icon={<Ellipsis />} variant="secondary" />}
        >
          {status === "draft" && (
            <MenuItem
              icon={<Pencil aria-hidden />}
              blockedBecause={whyNotEdit(experiment)}
              href={path(`/experiments/new?draft=${experimentId}`)}
            >
              Edit the plan
            </MenuItem>
          )}
          <MenuItem icon={<Copy aria-hidden />} onSelect={() => copy.mutate({ experimentId })}>
            Copy as a new draft
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            icon={<Ban aria-hidden />}
            danger
            blockedBecause={whyNotCancel(experiment)}
            onSelect={() => setQuestion("cancel")}
          >
            Cancel the run
          </MenuItem>
          <MenuItem
            icon={<Archive aria-hidden />}
            danger
            blockedBecause={whyNotArchive(experiment)}
            onSelect={() => setQuestion("archive")}
          >
            Archive
          </MenuItem>
        </Menu>
        {primary && (
          <Button
            variant={status === "draft" || status === "paused" ? "primary" : "secondary"}
            pending={primary.run.isPending}
            blockedBecause={primary.why}
            onClick={() => primary.run.mutate({ experimentId })}
          >
            {primary.icon} {primary.label}
          </Button>
        )}
      </div>
      {failure && <FormError error={errorParts(failure)} />}
      {question && (
        <Dialog
          open
          onOpenChange={(open) => !open && setQuestion(null)}
          title={questions[question].title}
          description={questions[question].description}
          footer={
            <>
              <Button variant="ghost" onClick={() => setQuestion(null)}>
                {questions[question].keep}
              </Button>
              <Button variant="danger" pending={asked.isPending} onClick={() => asked.mutate({ experimentId })}>
                {questions[question].confirm}
              </Button>
            </>
          }
        >
          {asked.error ? <FormError error={errorParts(asked.error)} /> : null}
        </Dialog>
      )}
    </div>
  );
}
