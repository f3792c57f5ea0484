import type { AnalysisBody, CandidateAnalysis } from "@/server/core/results/analysis/analysis-body";
import { ChartFrame } from "../../charts/chart-frame";
import { HistogramChart } from "../../charts/histogram-chart";
import { prepareDifferences, prepareValues, type ShapeView } from "./prepare-shapes";

interface ShapesPanelProps {
  candidate: CandidateAnalysis;
  primary: AnalysisBody["primary"];
  control: string;
}

/** A mean hides its shape: the differences sample by sample, and the values of both sides. */
export function ShapesPanel({ candidate, primary, control }: ShapesPanelProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Shape view={prepareDifferences(candidate, primary, control)} fileName="paired-differences" isStacked />
      <Shape view={prepareValues(candidate, primary, control)} fileName="values-by-variant" />
    </div>
  );
}

function Shape({ view, fileName, isStacked }: { view: ShapeView; fileName: string; isStacked?: boolean }) {
  return (
    <ChartFrame title={view.title} help="shapes" subtitle={view.subtitle} table={view.table} fileName={fileName}>
      <HistogramChart title={view.subtitle} bars={view.bars} series={view.series} isStacked={isStacked} />
      <ul className="mt-1 flex flex-wrap gap-x-4 text-muted text-xs">
        {view.series.map(({ name, color }) => (
          <li key={name} className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-sm" style={{ background: color }} />
            {name}
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
