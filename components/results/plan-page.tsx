"use client";

import { Lock } from "lucide-react";
import { Banner } from "../ui/banner";
import { CopyId } from "../ui/copy-id";
import { formatInstant } from "../ui/format";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";
import { useExperiment } from "./experiment-context";
import { Fact, FactList, PlanFacts } from "./plan-facts";
import { PlanSections } from "./plan-sections";
import { expectationFacts } from "./prepare-expectation";

/** The plan as it was frozen at launch: what makes the result repeatable. */
export function PlanPage() {
  const { experiment } = useExperiment();
  const { manifestHash, hypothesis } = experiment;
  return (
    <div className="flex flex-col gap-4">
      {manifestHash ? (
        <p className="flex items-center gap-2 text-muted text-sm">
          <Lock aria-hidden className="size-4 text-subtle" />
          Frozen at launch. Nothing below can change any more; copy the experiment to try another plan.
        </p>
      ) : (
        <Banner title="Not frozen yet">Starting the run freezes this plan and gives it a hash.</Banner>
      )}
      <Section title="Record">
        <FactList>
          <Fact label="Hypothesis">{hypothesis || <span className="text-subtle">None was written down.</span>}</Fact>
          <Fact label="Created">
            <Moment instant={experiment.createdAt} />
          </Fact>
          <Fact label="Started">
            <Moment instant={experiment.startedAt} />
          </Fact>
          <Fact label="Ended">
            <Moment instant={experiment.endedAt} />
          </Fact>
          <Fact label="Seed">
            <CopyId id={experiment.seed} length={16} />
          </Fact>
          <Fact label="Manifest hash">
            {manifestHash ? <CopyId id={manifestHash} length={24} /> : <span className="text-subtle">at launch</span>}
          </Fact>
          <Fact label="Experiment id">
            <CopyId id={experiment.id} length={13} />
          </Fact>
        </FactList>
      </Section>
      {experiment.expectation && (
        <Section title="Expected at launch" description="What the plan promised before the first call.">
          <PlanFacts facts={expectationFacts(experiment.expectation, experiment.plan)} />
        </Section>
      )}
      <PlanSections experiment={experiment} />
    </div>
  );
}

function Moment({ instant }: { instant: string | null }) {
  if (!instant) return <span className="text-subtle">not yet</span>;
  return (
    <span suppressHydrationWarning className="tabular-nums">
      {formatInstant(instant)}{" "}
      <span className="text-subtle text-xs">
        <RelativeTime instant={instant} />
      </span>
    </span>
  );
}
