"use client";

import { FlaskConical } from "lucide-react";
import { useWorkspacePath } from "../../hooks/use-workspace-path";
import { useBlocked } from "../../shell/role-context";
import { Button } from "../../ui/button";
import { FormError } from "../../ui/form-error";
import { formatNumber } from "../../ui/format";
import { ProgressLine } from "../../ui/progress-line";
import { TextLink } from "../../ui/text-link";
import type { Estimate } from "../api-types";
import { basisWords, offersPilot, pilotWords, unusedPilotWords } from "./forecast-words";
import type { FormValues } from "./form-schema";
import { usePilot } from "./use-pilot";

interface PlanPilotProps {
  values: FormValues;
  estimate: Estimate;
  isCurrent: boolean;
}

/** Where the figures come from; and one click to better ones. */
export function PlanPilot({ values, estimate, isCurrent }: PlanPilotProps) {
  const path = useWorkspacePath();
  const byRole = useBlocked("experiments:write");
  const { begin, isStarting, error, open, isLive, unused } = usePilot(estimate, values);
  const { basis } = estimate.forecast;
  const unusedWords = unused && unusedPilotWords(unused, basis);
  const blocked =
    byRole ??
    (estimate.problems.length > 0
      ? "A pilot needs a draft that could be launched: put right what is listed first."
      : isCurrent
        ? null
        : "One moment: the estimate is on its way.");
  if (open) {
    const words = `${formatNumber(open.done)} of ${formatNumber(open.planned)} trials`;
    return (
      <div className="flex flex-col gap-1.5 rounded bg-sunken px-3 py-2.5 text-sm">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span role="status" className="font-medium">
            {isLive ? "The pilot runs" : "The pilot is paused"}
          </span>
          <TextLink href={path(`/experiments/${open.id}`)}>See it</TextLink>
        </p>
        <ProgressLine
          label="Progress of the pilot"
          done={open.done}
          total={open.planned}
          valueText={words}
          tone={isLive ? "accent" : "warning"}
        />
        <p className="text-muted text-xs tabular-nums">
          {isLive ? `${words}. The figures follow by themselves.` : `${words}. ${open.statusReason ?? ""}`}
        </p>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2 rounded bg-sunken px-3 py-2.5 text-sm">
      <p className="text-muted">
        {basisWords(basis)}{" "}
        {basis.experiment && (
          <TextLink href={path(`/experiments/${basis.experiment.id}`)} className="break-words">
            {basis.experiment.name}
          </TextLink>
        )}
      </p>
      {unused && unusedWords && isCurrent && (
        <p className="text-muted">
          {unusedWords} <TextLink href={path(`/experiments/${unused.id}/failures`)}>See why</TextLink>
        </p>
      )}
      {error && <FormError error={error} />}
      {offersPilot(estimate.forecast, estimate.pilot.samples) && (
        <>
          <Button className="w-full" pending={isStarting} blockedBecause={blocked} onClick={begin}>
            <FlaskConical aria-hidden className="size-4" />
            Run a pilot
          </Button>
          <p className="text-subtle text-xs">{pilotWords(estimate.pilot)}. It plans, and decides nothing.</p>
        </>
      )}
    </div>
  );
}
