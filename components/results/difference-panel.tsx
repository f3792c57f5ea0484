import type { ReactNode } from "react";
import { ChartFrame } from "../charts/chart-frame";
import { DifferenceChart } from "../charts/difference-chart";
import type { DifferenceView } from "./prepare-difference";
import { WarningList } from "./warning-list";

interface DifferencePanelProps {
  view: DifferenceView;
  warnings: string[];
  /** What chance alone did on this data. */
  noiseFloor?: ReactNode;
}

/** The difference as the samples came in, its interval narrowing around it. */
export function DifferencePanel({ view, warnings, noiseFloor }: DifferencePanelProps) {
  return (
    <ChartFrame
      title={<span className="tabular-nums">{view.title}</span>}
      help="interval"
      subtitle={view.subtitle}
      table={view.table}
      fileName={`difference-${view.treatment}-${view.control}`}
      note={
        <div className="flex flex-col gap-1">
          {noiseFloor}
          <WarningList warnings={warnings} />
        </div>
      }
    >
      <DifferenceChart
        points={view.points}
        treatment={view.treatment}
        control={view.control}
        margin={view.margin}
        plannedN={view.plannedN}
        height={272}
      />
    </ChartFrame>
  );
}
