import { ProviderError } from "@/server/core/model/provider-error";
import { addPullLine, bytesOf, noProgress, type PullFigures } from "@/server/core/model/pull-progress";
import type { Models } from "../operation";

const reportEveryMs = 1_000;
/** How much the newest second counts in the rate that is shown. */
const weight = 0.3;

export type PullReport = PullFigures & { phase: string };
export type PullEnd = { status: "done" | "failed" | "cancelled"; error: string | null };

/** Pulls a model to its end and reports each second; a report that is not wanted any more ends it. */
export async function runPull(
  host: Pick<ReturnType<Models["openHost"]>, "pull">,
  model: string,
  report: (progress: PullReport) => Promise<{ isWanted: boolean }>,
): Promise<PullEnd> {
  const abort = new AbortController();
  let progress = noProgress;
  let broken: unknown = null;
  let reporting: Promise<void> | null = null;
  let last: { bytes: number; at: number } | null = null;
  let rate: number | null = null;

  async function send() {
    const figures = bytesOf(progress);
    const at = performance.now();
    if (last !== null && at > last.at) {
      const newest = (Math.max(0, figures.completedBytes - last.bytes) / (at - last.at)) * 1_000;
      rate = rate === null ? newest : weight * newest + (1 - weight) * rate;
    }
    // What a pull goes on with was there before: it is no rate.
    if (figures.totalBytes > 0) last = { bytes: figures.completedBytes, at };
    const bytesPerSecond = rate === null ? null : Math.round(rate);
    const { isWanted } = await report({ phase: progress.phase, ...figures, bytesPerSecond });
    if (!isWanted) abort.abort();
  }

  const timer = setInterval(() => {
    reporting ??= send()
      .catch((error: unknown) => {
        broken = error;
        abort.abort();
      })
      .finally(() => {
        reporting = null;
      });
  }, reportEveryMs);

  try {
    await host.pull(
      model,
      (line) => {
        progress = addPullLine(progress, line);
      },
      abort.signal,
    );
  } catch (error) {
    if (broken !== null) throw broken;
    if (!(error instanceof ProviderError)) throw error;
    if (abort.signal.aborted) return { status: "cancelled", error: null };
    return { status: "failed", error: wordsFor(error) };
  } finally {
    clearInterval(timer);
    await reporting;
  }
  await send();
  return { status: "done", error: null };
}

function wordsFor({ kind, message }: ProviderError): string {
  if (kind === "not_found") return "The library has no model of this name. Check the name and its tag.";
  return `${message} What was downloaded stays at the host; pull it again to go on.`;
}
