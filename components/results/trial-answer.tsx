"use client";

import { useQuery } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { cn } from "../ui/cn";
import { CodeBlock } from "../ui/code-block";
import { DiffText } from "../ui/diff-text";
import { ScrollRegion } from "../ui/scroll-region";
import { Chip } from "../ui/status-chip";
import { VariantBadge } from "../ui/variant-badge";
import type { CellTrial, ExperimentView } from "./api-types";
import { endingWords, failureWords } from "./failure-words";
import { type ScoreChip, scoreChips } from "./prepare-sample";

interface TrialAnswerProps {
  letter: string;
  name: string;
  isControl: boolean;
  trial: CellTrial | undefined;
  evaluators: ExperimentView["evaluators"];
  /** The control's answer, when the differences to it are shown. */
  before: string | null;
}

const tones = { neutral: "", success: "text-success", danger: "text-danger" };

/** One variant's whole answer and what it scored, with the judge's reason. */
export function TrialAnswer({ letter, name, isControl, trial, evaluators, before }: TrialAnswerProps) {
  const api = useApi();
  // The list cuts long answers; the whole one is fetched only then.
  const whole = useQuery(
    api.results.trial.queryOptions({ trialId: trial?.trialId ?? "" }, { enabled: trial?.isCut === true }),
  );
  const ending = endingWords(trial?.finishReason ?? null);
  const text = whole.data?.response?.text ?? trial?.text ?? null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h4 className="text-sm">
          <VariantBadge letter={letter} name={name} isControl={isControl} />
        </h4>
        {ending && <Chip tone="warning">{ending}</Chip>}
      </div>
      {trial?.status === "failed" ? (
        <div className="flex flex-col items-start gap-1 rounded border border-dashed p-3 text-sm">
          <Chip tone="danger">{failureWords(trial.failureKind)}</Chip>
          <p className="text-muted">{trial.failureMessage}</p>
        </div>
      ) : text === null ? (
        <p className="rounded border border-dashed p-3 text-muted text-sm">
          {trial?.status === "left_out" ? "Left out: the run ended before." : "Not answered yet."}
        </p>
      ) : before === null ? (
        <CodeBlock label={`Answer of ${letter}`} text={text || "(an empty answer)"} maxHeight={420} />
      ) : (
        <ScrollRegion
          aria-label={`Answer of ${letter} against A`}
          className="max-h-[420px] overflow-auto rounded border bg-sunken p-3 font-mono text-sm"
        >
          <DiffText before={before} after={text} />
        </ScrollRegion>
      )}
      {trial && <Scores chips={scoreChips(trial.scores, evaluators)} />}
    </div>
  );
}

function Scores({ chips }: { chips: ScoreChip[] }) {
  if (chips.length === 0) return null;
  return (
    <dl className="flex flex-col divide-y text-sm">
      {chips.map((chip) => (
        <div key={chip.evaluatorId} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-1.5">
          <dt className={cn(chip.isPrimary && "font-medium")}>{chip.name}</dt>
          <dd className={cn("text-right font-medium tabular-nums", tones[chip.tone])}>{chip.value}</dd>
          {chip.detail && <dd className="col-span-2 max-w-prose text-muted text-xs">{chip.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}
