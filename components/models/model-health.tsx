import { Activity } from "lucide-react";
import { ChartFrame } from "../charts/chart-frame";
import { ChartSubject } from "../charts/chart-subject";
import { HourBarsChart } from "../charts/hour-bars-chart";
import { HourLinesChart } from "../charts/hour-lines-chart";
import { failureWords } from "../results/failure-words";
import { EmptyState } from "../ui/empty-state";
import { formatCompact, formatCount, formatDuration, formatMoney, formatNumber, formatPercent } from "../ui/format";
import { Section } from "../ui/section";
import { Stat, StatRow } from "../ui/stat";
import { Chip } from "../ui/status-chip";
import { type ModelPageData, prepareCalls, prepareLatency, stateWords } from "./prepare-health";

/** How a model did in the last 24 hours: figures, and two charts by the hour. */
export function ModelHealth({ data: { health, hours, model } }: { data: ModelPageData }) {
  if (health.calls === 0) {
    return (
      <EmptyState icon={<Activity aria-hidden />} title="No calls in the last 24 hours">
        Runs that use this model show here how fast it answers, what fails and what it costs. Test it below to see that
        it works.
      </EmptyState>
    );
  }
  const calls = prepareCalls(health, hours);
  const latency = prepareLatency(health, hours);
  const { latencyMs, firstTokenMs, failureKinds } = health;
  return (
    <div className="flex flex-col gap-4">
      <Section title="Last 24 hours" description={`${stateWords[health.state].sentence} Times are within a tenth.`}>
        <StatRow>
          <Stat label="Calls" value={formatNumber(health.calls)} detail={`${formatNumber(health.failures)} failed`} />
          <Stat label="Failed" value={formatPercent(health.failureShare, 1)} detail="of all calls, tries included" />
          <Stat
            label="Time to the answer"
            value={formatDuration(latencyMs.p50)}
            detail={`9 in 10 ${formatDuration(latencyMs.p90)}, 99 in 100 ${formatDuration(latencyMs.p99)}`}
          />
          <Stat
            label="Time to first token"
            value={formatDuration(firstTokenMs.p50)}
            detail={firstTokenMs.p50 === null ? "not measured" : `9 in 10 ${formatDuration(firstTokenMs.p90)}`}
          />
          <Stat
            label="Tokens per second"
            value={formatNumber(health.tokensPerSecond, 1)}
            detail="of whole calls, wait included"
          />
          <Stat
            label="Cost"
            value={formatMoney(health.costMicroUsd)}
            detail={`${formatCompact(health.inputTokens)} tokens in, ${formatCompact(health.outputTokens)} out`}
          />
        </StatRow>
        {failureKinds.length > 0 && (
          <ul aria-label="Failures by kind" className="mt-4 flex flex-wrap gap-2">
            {failureKinds.map(({ kind, count }) => (
              <li key={kind}>
                <Chip>
                  {failureWords(kind)}: {formatCount(count, "call")}
                </Chip>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <ChartSubject value={model.name}>
        <div className="grid gap-4 lg:grid-cols-2">
          <ChartFrame
            title={calls.title}
            subtitle="Calls by the hour: answered below, failed above"
            table={calls.table}
            fileName="calls"
          >
            <HourBarsChart bars={calls.points} />
          </ChartFrame>
          <ChartFrame
            title={latency.title}
            subtitle="Time to the whole answer by the hour: half solid, 9 in 10 dashed, 99 in 100 dotted"
            table={latency.table}
            fileName="latency"
          >
            <HourLinesChart hours={latency.points} />
          </ChartFrame>
        </div>
      </ChartSubject>
    </div>
  );
}
