import { CircleCheck, CircleDashed, CircleEqual, PiggyBank } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { Disclosure } from "../ui/disclosure";
import { HelpLink } from "../ui/help-link";
import type { CandidateBasis } from "./prepare-basis";
import type { VerdictView } from "./prepare-verdict";
import { CandidateVerdicts, VerdictBasis } from "./verdict-basis";
import { WarningList } from "./warning-list";

interface VerdictCardProps {
  verdict: VerdictView;
  /** The verdict on each candidate with its numbers; empty for an old snapshot. */
  basis: CandidateBasis[];
  /** The smallest difference that matters, in words. */
  margin: string;
  warnings: string[];
}

const looks = {
  success: { icon: CircleCheck, classes: "bg-success-soft text-success-ink" },
  info: { icon: CircleEqual, classes: "bg-info-soft text-info-ink" },
  neutral: { icon: CircleDashed, classes: "bg-sunken text-muted" },
};

/** What to do, its reason in one sentence, and how that is known. */
export function VerdictCard({ verdict, basis, margin, warnings }: VerdictCardProps) {
  const { icon: Icon, classes } = looks[verdict.tone];
  return (
    <section aria-labelledby="verdict-heading" className="rounded-lg border bg-surface">
      <div className="flex flex-col gap-3 px-5 pt-4 pb-4">
        <div className="flex flex-wrap items-center gap-2.5">
          <span className={cn("inline-flex h-7 items-center gap-1.5 rounded-full px-3 font-semibold text-sm", classes)}>
            <Icon aria-hidden className="size-4" />
            {verdict.decision}
          </span>
          <h2 id="verdict-heading" className="text-sm text-subtle">
            {verdict.heading}
          </h2>
          <HelpLink topic="verdict" className="-ml-1.5" />
        </div>
        <p
          // A sentence that is new each second would never let a screen reader finish; the last one is said.
          aria-live={verdict.isLive ? "off" : "polite"}
          className={cn(
            "max-w-[80ch] text-balance font-medium text-lg tabular-nums tracking-[-0.01em]",
            verdict.isLive && "min-h-14",
          )}
        >
          {verdict.sentence}
        </p>
        <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
          <Fact label="Samples" value={verdict.samples} detail={verdict.samplesDetail} />
          {verdict.moreSamples && <Fact label="More samples" value={verdict.moreSamples} />}
          <Fact label="Smallest difference that matters" value={margin} />
          {verdict.saved && (
            <Fact
              label="Saved by stopping early"
              value={
                <span className="inline-flex items-center gap-1.5 text-success">
                  <PiggyBank aria-hidden className="size-4" />
                  {verdict.saved.trials}
                </span>
              }
              detail={`${verdict.saved.money} not spent`}
            />
          )}
        </dl>
        {!verdict.isPilot && <CandidateVerdicts candidates={basis} />}
        <WarningList warnings={warnings} />
      </div>
      {verdict.method && (
        <Disclosure
          title={verdict.isPilot ? "How these numbers were made" : "How this was decided"}
          className="border-t"
        >
          {basis.length > 0 ? (
            <VerdictBasis candidates={basis} />
          ) : (
            <p className="max-w-prose text-muted text-sm">{verdict.method}</p>
          )}
        </Disclosure>
      )}
    </section>
  );
}

function Fact({ label, value, detail }: { label: string; value: ReactNode; detail?: string }) {
  return (
    <div>
      <dt className="text-subtle text-xs">{label}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-1.5 tabular-nums">
        <span className="font-medium">{value}</span>
        {detail && <span className="text-subtle text-xs">{detail}</span>}
      </dd>
    </div>
  );
}
