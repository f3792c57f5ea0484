import type { AnalysisBody } from "./analysis/analysis-body";
import type { SampleFacts } from "./analysis/sample-facts";
import { analyze } from "./analyze";
import type { SnapshotBody } from "./snapshot";
import { type Summary, summarize } from "./summarize";
import type { SummaryInput } from "./summary-input";

/** What is computed of a whole run: each from one message, so that a thread of its own can do it. */
export function summarizeRun(rows: SummaryInput): Summary {
  return summarize(rows);
}

export function analyzeRun(message: { rows: SummaryInput; snapshot: SnapshotBody; facts: SampleFacts }): AnalysisBody {
  return analyze(message.rows, message.snapshot, message.facts);
}
