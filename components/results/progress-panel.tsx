import { RotateCw } from "lucide-react";
import { type ExperimentStatus, isBusy } from "@/server/core/experiment/status";
import type { SnapshotBody } from "@/server/core/results/snapshot";
import { RunBudget } from "../budgets/run-budget";
import { RateChart } from "../charts/rate-chart";
import { cn } from "../ui/cn";
import { ProgressLine } from "../ui/progress-line";
import { Section } from "../ui/section";
import { Stat, StatRow } from "../ui/stat";
import { TextLink } from "../ui/text-link";
import { prepareProgress } from "./prepare-progress";
import { resumeWords } from "./resume-words";

interface ProgressPanelProps {
  experimentId: string;
  body: SnapshotBody;
  status: ExperimentStatus;
  startedAt: string | null;
  endedAt: string | null;
  resumeCount: number;
  failuresHref: string;
}

/** How far the run is, how fast it goes, what it spent, what it outlived and what went wrong. */
export function ProgressPanel(props: ProgressPanelProps) {
  const { experimentId, body, status, startedAt, endedAt, resumeCount, failuresHref } = props;
  const isOver = !isBusy(status);
  const startMs = startedAt ? Date.parse(startedAt) : 0;
  const tookMs = startedAt && endedAt ? Date.parse(endedAt) - startMs : null;
  const view = prepareProgress(body, status, tookMs);
  const resumed = resumeWords(resumeCount);
  return (
    <div className="grid items-stretch gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <Section title="Progress" description="Finished trials per second over the run">
        <ProgressLine
          label="Trials done"
          done={view.done}
          total={view.planned}
          valueText={view.doneText}
          tone={isOver ? "success" : status === "paused" ? "warning" : "accent"}
          className="mb-3"
        />
        <StatRow>
          <Stat label="Trials" value={view.doneText} detail={view.doneDetail ?? "\u00a0"} />
          <Stat label="Scores" value={view.scores} />
          <Stat label="Spent" value={view.spend} />
          {view.pace.map(({ label, value }) => (
            <Stat key={label} label={label} value={value} />
          ))}
        </StatRow>
        {!isOver && <RunBudget experiment={{ id: experimentId, status }} />}
        <p className={cn("mt-2 text-muted text-sm tabular-nums", !isOver && "min-h-5")}>{view.partial}</p>
        {resumed && (
          <p className="mt-2 flex max-w-prose items-start gap-2 text-muted text-sm">
            <RotateCw aria-hidden className="mt-0.5 size-4 shrink-0 text-info" />
            <span>
              <span className="font-medium text-text">{resumed.title}.</span> {resumed.meaning}
            </span>
          </p>
        )}
        <RateChart
          points={body.rate.map(({ atMs, perSecond }) => ({ atMs: startMs + atMs, value: perSecond }))}
          unit="trials per second"
          height={140}
        />
      </Section>
      <Section title="Errors by reason">
        {view.errors.length === 0 ? (
          <p className="text-muted text-sm">
            No call has failed for good.
            {body.variants.some((variant) => (variant.failureRate.value ?? 0) > 0) &&
              " The failures above are answers that came but cannot be used: refused or empty."}
          </p>
        ) : (
          <>
            <ul className="divide-y">
              {view.errors.map((error) => (
                <li key={`${error.kind} ${error.message}`} className="flex gap-3 py-2 text-sm first:pt-0">
                  <span className="min-w-8 text-right font-medium tabular-nums">{error.count}</span>
                  <span className="min-w-0">
                    <span className="block font-medium">{error.kind}</span>
                    <span className="line-clamp-3 break-words text-muted">{error.message}</span>
                  </span>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-sm">
              <TextLink href={failuresHref}>See the failed trials</TextLink>
            </p>
          </>
        )}
      </Section>
    </div>
  );
}
