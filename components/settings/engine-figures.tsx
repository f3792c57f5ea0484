import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { Banner } from "../ui/banner";
import { formatDuration, formatNumber } from "../ui/format";
import { Section } from "../ui/section";
import { Stat, StatRow } from "../ui/stat";
import { Chip } from "../ui/status-chip";
import type { EngineStatus } from "./api-types";
import { engineHealth, oldestWaitMs } from "./engine-health";

const icons = { success: CircleCheck, warning: TriangleAlert, danger: CircleX };

/** Whether anything executes, and the figures of the whole queue. */
export function EngineFigures({ status }: { status: EngineStatus }) {
  const health = engineHealth(status);
  const Icon = icons[health.tone];
  const waitMs = oldestWaitMs(status);
  return (
    <div className="flex flex-col gap-3">
      {health.tone !== "success" && (
        <Banner tone={health.tone} title={health.sentence}>
          {health.advice}
        </Banner>
      )}
      <Section
        title={
          <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            Queue
            <Chip tone={health.tone} icon={<Icon aria-hidden />}>
              {health.word}
            </Chip>
          </span>
        }
        description={`${health.tone === "success" ? `${health.sentence} ` : ""}Figures of the whole installation.`}
      >
        <StatRow>
          <Stat
            label="Waiting"
            value={formatNumber(status.due)}
            detail={waitMs === null ? "nothing is due" : `oldest for ${formatDuration(waitMs)}`}
          />
          <Stat label="In flight" value={formatNumber(status.inFlight)} detail="calls under way" />
          <Stat label="Running" value={formatNumber(status.running)} detail="runs begun, not ended" />
          <Stat label="Retries" value={formatNumber(status.retries)} detail="jobs tried before" />
          <Stat label="Queue depth" value={formatNumber(status.depth)} detail="timers included" />
          <Stat label="Failed" value={formatNumber(status.failed)} detail="last 24 h, all workspaces" />
        </StatRow>
      </Section>
    </div>
  );
}
