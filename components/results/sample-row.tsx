"use client";

import type { MouseEvent } from "react";
import { cn } from "../ui/cn";
import { DiffText } from "../ui/diff-text";
import { formatDuration, formatNumber } from "../ui/format";
import { Chip } from "../ui/status-chip";
import { VariantBadge } from "../ui/variant-badge";
import type { ExperimentView, ResultSample, SampleCell } from "./api-types";
import { endingWords, failureWords } from "./failure-words";
import { formatUnitCost } from "./metric-format";
import { cellChips, inputText, outcomeOf } from "./prepare-sample";
import { SampleChips } from "./sample-chips";

interface SampleRowProps {
  sample: ResultSample;
  experiment: ExperimentView;
  /** The candidate's letter, for the word that says who won. */
  candidate: string;
  showsDiff: boolean;
  isOpen: boolean;
  onOpen: () => void;
}

const tones = { success: "text-success", danger: "text-danger", neutral: "text-muted" };

/** One sample: its input, and every variant's answer beside the others. */
export function SampleRow({ sample, experiment, candidate, showsDiff, isOpen, onOpen }: SampleRowProps) {
  const primary = experiment.evaluators.find((evaluator) => evaluator.isPrimary);
  const outcome = outcomeOf(sample.difference, primary);
  const controlText = sample.cells[0]?.trials[0]?.text ?? null;
  function press(event: MouseEvent<HTMLElement>) {
    const isControl = event.target instanceof Element && event.target.closest("button, a");
    if (!isControl && !window.getSelection()?.toString()) onOpen();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside opens it by keyboard; the row only widens its target
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      onClick={press}
      className={cn(
        "grid cursor-pointer gap-x-5 gap-y-3 border-b px-4 py-3 hover:bg-hover lg:grid-cols-[minmax(0,3fr)_minmax(0,8fr)]",
        isOpen && "bg-accent-soft hover:bg-accent-soft",
      )}
    >
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex items-baseline gap-3">
          <button
            type="button"
            data-row-opener
            onClick={onOpen}
            className="rounded-sm font-medium text-sm tabular-nums hover:underline"
          >
            Sample {formatNumber(sample.position + 1)}
          </button>
          <span className="text-xs tabular-nums">
            {outcome.words !== "not comparable" && (
              <>
                <span className="font-medium">{outcome.text}</span>{" "}
                <span className={tones[outcome.tone]}>
                  {outcome.words === "tie" ? "tie" : `${candidate} ${outcome.words}`}
                </span>
              </>
            )}
          </span>
        </div>
        <p className="line-clamp-4 whitespace-pre-line break-words text-sm">{inputText(sample.inputs)}</p>
        {sample.expected !== null && (
          <p className="line-clamp-2 break-words text-muted text-xs">
            <span className="text-subtle">Expected </span>
            {sample.expected}
          </p>
        )}
      </div>
      <div className="grid min-w-0 gap-x-5 gap-y-3 sm:grid-flow-col sm:auto-cols-fr">
        {sample.cells.map((cell, index) => (
          <Answer
            key={cell.variantId}
            cell={cell}
            experiment={experiment}
            before={showsDiff && index > 0 ? controlText : null}
          />
        ))}
      </div>
    </div>
  );
}

interface AnswerProps {
  cell: SampleCell;
  experiment: ExperimentView;
  /** The control's answer, when the differences to it are shown. */
  before: string | null;
}

function Answer({ cell, experiment, before }: AnswerProps) {
  const variant = experiment.variants.find((each) => each.id === cell.variantId);
  const [trial] = cell.trials;
  const hasEnded = trial?.status === "succeeded" || trial?.status === "failed";
  const ending = endingWords(trial?.finishReason ?? null);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-subtle text-xs tabular-nums">
        <VariantBadge letter={variant?.letter ?? "?"} />
        {trial?.latencyMs !== null && trial?.latencyMs !== undefined && (
          <span>
            {formatDuration(trial.latencyMs)}, {formatUnitCost(trial.costMicroUsd)}
          </span>
        )}
        {cell.trials.length > 1 && hasEnded && <span>answer 1 of {formatNumber(cell.trials.length)}</span>}
        {ending && <Chip tone="warning">{ending}</Chip>}
      </div>
      {trial?.status === "failed" ? (
        <p className="flex flex-col items-start gap-1 text-sm">
          <Chip tone="danger">{failureWords(trial.failureKind)}</Chip>
          <span className="line-clamp-3 text-muted">{trial.failureMessage}</span>
        </p>
      ) : trial?.text === null || trial?.text === undefined ? (
        <p className="text-sm text-subtle">
          {trial?.status === "left_out" ? "Left out: the run ended before." : "Not answered yet."}
        </p>
      ) : (
        <p className="line-clamp-5 whitespace-pre-wrap break-words font-mono text-xs leading-[18px]">
          {before === null ? trial.text || "(an empty answer)" : <DiffText before={before} after={trial.text} />}
        </p>
      )}
      <SampleChips chips={cellChips(cell.trials, experiment.evaluators)} />
    </div>
  );
}
