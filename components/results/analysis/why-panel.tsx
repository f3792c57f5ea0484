import type { CandidateAnalysis } from "@/server/core/results/analysis/analysis-body";
import { formatPercent } from "../../ui/format";
import { Section } from "../../ui/section";
import { WarningList } from "../warning-list";

/** Why this method, what it takes for granted, and where the spread comes from. */
export function WhyPanel({ candidate }: { candidate: CandidateAnalysis }) {
  const { why, assumptions, variance, fixed } = candidate;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Section title="Why this test" help="whyThisTest">
        <p className="max-w-prose text-sm">{why}</p>
        {fixed.disagreement && <WarningList warnings={[fixed.disagreement]} className="mt-3" />}
        {variance && (
          <>
            <h3 className="mt-4 font-medium text-sm">More samples or more repeats</h3>
            <p className="max-w-prose text-sm">
              {formatPercent(variance.shareBetween)} of the spread of a single difference lies between samples,{" "}
              {formatPercent(1 - variance.shareBetween)} between repeats of one sample. {variance.advice}
            </p>
          </>
        )}
      </Section>
      <Section title="What it takes for granted">
        <ul className="flex max-w-prose list-disc flex-col gap-1.5 pl-4 text-sm marker:text-subtle">
          {assumptions.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
