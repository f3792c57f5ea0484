import { ChartFrame } from "../charts/chart-frame";
import { DifferenceChart } from "../charts/difference-chart";
import type { DifferenceView } from "./prepare-difference";
import { WarningList } from "./warning-list";

/** The difference as the samples came in, its interval narrowing around it. */
export function DifferencePanel({ view, warnings }: { view: DifferenceView; warnings: string[] }) {
  return (
    <ChartFrame
      title={<span className="tabular-nums">{view.title}</span>}
      subtitle={view.subtitle}
      table={view.table}
      fileName={`difference-${view.treatment}-${view.control}`}
      note={warnings.length > 0 ? <WarningList warnings={warnings} /> : undefined}
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
