import { Piscina } from "piscina";
import { analyzeRun, summarizeRun } from "@/server/core/results/computations";
import { env } from "@/server/env";

const computations = { analyzeRun, summarizeRun };
type Computations = typeof computations;

let threads: Piscina | undefined;

/** Only Linux gives a thread a priority of its own; elsewhere the whole process would have less. */
const lessPriority = process.platform === "linux" ? { niceIncrement: 5 } : {};

/**
 * Computes beside the event loop, so that requests and the calls of runs go on meanwhile: in one thread of less priority,
 * which ends when it has been idle. Where nobody built its file (a test, a script) it is computed here; the answer is the
 * same. A thread that dies rejects what it was asked, and the next question starts another.
 */
export async function compute<Name extends keyof Computations>(
  name: Name,
  message: Parameters<Computations[Name]>[0],
): Promise<ReturnType<Computations[Name]>> {
  const file = env().ASSAY_STATISTICS_FILE;
  if (!file) {
    const run = computations[name] as (given: typeof message) => ReturnType<Computations[Name]>;
    return run(message);
  }
  threads ??= new Piscina({ filename: file, minThreads: 0, maxThreads: 1, idleTimeout: 60_000, ...lessPriority });
  return threads.run(message, { name });
}
