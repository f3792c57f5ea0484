"use client";

import Link from "next/link";
import { pilotVerdict } from "../experiments/pilot-words";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { formatMoney, formatNumber } from "../ui/format";
import { ProgressLine } from "../ui/progress-line";
import { Section } from "../ui/section";
import { StatusChip } from "../ui/status-chip";
import type { ExperimentCard } from "./sort-work";

/** Live: the list is asked again each second while something runs. */
export function RunningSection({ experiments }: { experiments: ExperimentCard[] }) {
  const path = useWorkspacePath();
  return (
    <Section title="Running now" flush>
      {experiments.length === 0 ? (
        <p className="px-4 pb-4 text-muted text-sm">Nothing runs at the moment.</p>
      ) : (
        <ul className="divide-y border-t">
          {experiments.map((experiment) => (
            <li key={experiment.id}>
              <Link
                href={path(`/experiments/${experiment.id}`)}
                className="-outline-offset-2 flex flex-col gap-2 px-4 py-3 hover:bg-hover"
              >
                <Progress experiment={experiment} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Progress({ experiment: { name, status, summary, isPilot } }: { experiment: ExperimentCard }) {
  const { finishedTrials = 0, plannedTrials = 0 } = summary ?? {};
  const words = summary
    ? `${formatNumber(finishedTrials)} of ${formatNumber(plannedTrials)} trials`
    : "Waiting for the first answers";
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 line-clamp-2 basis-40 break-words font-medium text-sm">{name}</span>
        <span className="text-muted text-sm tabular-nums">
          {words}
          {summary && ` · ${formatMoney(summary.spendMicroUsd)}`}
        </span>
        <StatusChip status={status} />
      </span>
      <ProgressLine label={`Progress of ${name}`} done={finishedTrials} total={plannedTrials} valueText={words} />
      {summary && <span className="text-muted text-sm">{isPilot ? pilotVerdict : summary.verdict.sentence}</span>}
    </>
  );
}
