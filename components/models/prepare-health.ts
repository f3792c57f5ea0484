import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";
import type { ChartTable } from "../charts/chart-csv";
import type { HourBar } from "../charts/hour-bars-chart";
import type { HourTimes } from "../charts/hour-lines-chart";
import { failureWords } from "../results/failure-words";
import { formatCount, formatDuration, formatNumber } from "../ui/format";

export type ModelPageData = inferRouterOutputs<AppRouter>["models"]["get"];
export type Health = ModelPageData["health"];
export type HealthHour = ModelPageData["hours"][number];

interface HourChart<Point> {
  title: string;
  points: Point[];
  table: ChartTable;
}

/** How many calls there were and how many failed, with the most frequent reason. */
export function prepareCalls(health: Health, hours: HealthHour[]): HourChart<HourBar> {
  const { calls, failures, failureKinds } = health;
  const most = failureKinds[0];
  const reason = most && failures > 0 ? `, most often: ${failureWords(most.kind).toLowerCase()}` : "";
  return {
    title:
      failures === 0
        ? `All ${formatCount(calls, "call")} were answered`
        : `${formatNumber(failures)} of ${formatCount(calls, "call")} failed${reason}`,
    points: hours.map(({ at, calls, failures }) => ({
      atMs: Date.parse(at),
      answered: calls - failures,
      failed: failures,
    })),
    table: {
      columns: [{ header: "Hour" }, { header: "Answered" }, { header: "Failed" }],
      rows: hours.map(({ at, calls, failures }) => [at, calls - failures, failures]),
    },
  };
}

/** How long whole answers took. */
export function prepareLatency(health: Health, hours: HealthHour[]): HourChart<HourTimes> {
  const { p50, p90 } = health.latencyMs;
  return {
    title:
      p50 === null
        ? "No call was answered"
        : `Half of the answers took ${formatDuration(p50)} or less, one in ten more than ${formatDuration(p90)}`,
    points: hours.map(({ at, latencyMs }) => ({ atMs: Date.parse(at), ...latencyMs })),
    table: {
      columns: [{ header: "Hour" }, ...["Half (ms)", "9 in 10 (ms)", "99 in 100 (ms)"].map((header) => ({ header }))],
      rows: hours.map(({ at, latencyMs: { p50, p90, p99 } }) => [at, p50, p90, p99]),
    },
  };
}

export const stateWords: Record<Health["state"], { word: string; sentence: string; tone: string }> = {
  idle: { word: "No calls", sentence: "It was not called in the last 24 hours.", tone: "bg-border-strong" },
  healthy: { word: "Healthy", sentence: "Fewer than one call in twenty failed.", tone: "bg-success" },
  shaky: {
    word: "Shaky",
    sentence: "At least one call in twenty failed; failed calls are tried again.",
    tone: "bg-warning",
  },
  failing: { word: "Failing", sentence: "At least half of the calls failed.", tone: "bg-danger" },
};
