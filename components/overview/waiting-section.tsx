"use client";

import Link from "next/link";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { Section } from "../ui/section";
import { StatusChip } from "../ui/status-chip";
import type { ExperimentCard } from "./sort-work";

const shown = 6;

/** What stands still until a person acts, with the reason. */
export function WaitingSection({ experiments }: { experiments: ExperimentCard[] }) {
  const path = useWorkspacePath();
  return (
    <Section title="Needs you" flush>
      {experiments.length === 0 ? (
        <p className="px-4 pb-4 text-muted text-sm">Nothing waits for you.</p>
      ) : (
        <ul className="divide-y border-t">
          {experiments.slice(0, shown).map((experiment) => (
            <li key={experiment.id}>
              <Link
                href={path(`/experiments/${experiment.id}`)}
                className="-outline-offset-2 block px-4 py-3 hover:bg-hover"
              >
                <span className="flex items-center gap-3">
                  <span className="line-clamp-2 min-w-0 flex-1 break-words font-medium text-sm">{experiment.name}</span>
                  <StatusChip status={experiment.status} />
                </span>
                <span className="mt-0.5 block text-muted text-sm">{reasonOf(experiment)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function reasonOf({ status, statusReason, dataset }: ExperimentCard): string {
  if (status === "draft") return `Planned on ${dataset.name}, not launched yet.`;
  if (statusReason) return statusReason;
  return status === "paused" ? "Paused by hand. Resume it when you are ready." : "It ended without a result.";
}
