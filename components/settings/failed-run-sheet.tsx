"use client";

import type { ReactNode } from "react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { CodeBlock } from "../ui/code-block";
import { CopyId } from "../ui/copy-id";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";
import { Sheet } from "../ui/sheet";
import { TextLink } from "../ui/text-link";
import type { FailedRun } from "./api-types";
import { RetryButton } from "./retry-button";

/** A ULID as it is; the id of an event has no length of its own. */
const idLength = 40;

/** All that is known of work that failed for good. */
export function FailedRunSheet({ run, onClose }: { run: FailedRun; onClose: () => void }) {
  const path = useWorkspacePath();
  const { experiment } = run;
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={run.functionId}
      description="Failed for good, after every retry of its own."
      footer={<RetryButton run={run} variant="primary" />}
    >
      <div className="flex flex-col gap-5">
        <Section look="plain" title="Error">
          <CodeBlock label="Error" text={`${run.error.name}: ${run.error.message}`} />
        </Section>
        {run.whyNotRetry && <p className="text-muted text-sm">{run.whyNotRetry}</p>}
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-sm">
          <Fact label="Experiment">
            {experiment ? <TextLink href={path(`/experiments/${experiment.id}`)}>{experiment.name}</TextLink> : "-"}
          </Fact>
          <Fact label="Failed">
            <RelativeTime instant={run.endedAt} />
          </Fact>
          <Fact label="Event">
            <span className="font-mono text-xs">{run.eventName}</span>
          </Fact>
          <Fact label="Run id">
            <CopyId id={run.runId} length={idLength} />
          </Fact>
          <Fact label={run.eventIds.length === 1 ? "Event id" : "Event ids"}>
            {run.eventIds.map((id) => (
              <div key={id}>
                <CopyId id={id} length={idLength} />
              </div>
            ))}
          </Fact>
        </dl>
      </div>
    </Sheet>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-subtle">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
