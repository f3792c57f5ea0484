import type { inferRouterOutputs } from "@trpc/server";
import { CircleCheck, CircleMinus, CircleX } from "lucide-react";
import { stepLabel } from "@/server/core/model/check-steps";
import type { AppRouter } from "@/server/trpc/root";
import { formatDuration } from "../ui/format";

export type CheckFound = inferRouterOutputs<AppRouter>["models"]["tryConnection"];

const marks = {
  ok: { Icon: CircleCheck, tone: "text-success", word: "passed" },
  failed: { Icon: CircleX, tone: "text-danger", word: "failed" },
  skipped: { Icon: CircleMinus, tone: "text-subtle", word: "skipped" },
} as const;

/** What a test of a connection found: the steps it passed, and of the one that failed what it means and what to do. */
export function CheckResult({ found }: { found: CheckFound }) {
  const { failure, message, latencyMs, steps } = found;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="font-medium">
        {failure ? failure.meaning : message}
        {latencyMs !== null && latencyMs > 0 && (
          <span className="font-normal text-subtle tabular-nums"> ({formatDuration(latencyMs)})</span>
        )}
      </p>
      {failure && <p>{failure.advice}</p>}
      <ol aria-label="Steps of the test" className="flex flex-col gap-1">
        {steps.map(({ step, state, note }) => {
          const { Icon, tone, word } = marks[state];
          return (
            <li key={step} className="grid grid-cols-[1rem_5.5rem_1fr] items-start gap-2">
              <Icon aria-hidden className={`mt-0.5 size-4 ${tone}`} />
              <span>
                {stepLabel(step)}
                <span className="sr-only"> {word}:</span>
              </span>
              <span className="min-w-0 break-words text-muted">{state === "failed" ? "Failed" : note}</span>
            </li>
          );
        })}
      </ol>
      {failure && failure.detail !== "" && failure.detail !== failure.meaning && (
        <p className="break-words border-t pt-2 text-muted text-xs">{failure.detail}</p>
      )}
    </div>
  );
}
