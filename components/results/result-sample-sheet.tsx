"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useState } from "react";
import { CodeBlock } from "../ui/code-block";
import { CopyId } from "../ui/copy-id";
import { formatNumber } from "../ui/format";
import { IconButton } from "../ui/icon-button";
import { Select } from "../ui/select";
import { Sheet } from "../ui/sheet";
import { Switch } from "../ui/switch";
import { TabPanel, Tabs } from "../ui/tabs";
import type { ExperimentView, ResultSample } from "./api-types";
import { inputText, outcomeOf } from "./prepare-sample";
import { SheetPart } from "./sheet-part";
import { TrialAnswer } from "./trial-answer";
import { TrialRecord } from "./trial-record";

interface ResultSampleSheetProps {
  sample: ResultSample;
  experiment: ExperimentView;
  candidate: string;
  /** Letter of the variant whose record is open at first. */
  firstVariant: string | null;
  showsDiff: boolean;
  onDiffChange: (showsDiff: boolean) => void;
  onClose: () => void;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

/** One sample in full: input, answers side by side, scores with their reasons, and the record of every trial. */
export function ResultSampleSheet(props: ResultSampleSheetProps) {
  const { sample, experiment, candidate, firstVariant, showsDiff, onDiffChange, onClose, onPrevious, onNext } = props;
  const letters = experiment.variants.map((variant) => variant.letter);
  const [record, setRecord] = useState(letters.includes(firstVariant ?? "") ? (firstVariant ?? "A") : "A");
  const [repeat, setRepeat] = useState(0);
  useSheetKeys(onNext, onPrevious);

  const repeats = Math.max(...sample.cells.map((cell) => cell.trials.length), 1);
  const columns = sample.cells.map((cell, index) => ({
    variant: experiment.variants.find((each) => each.id === cell.variantId),
    letter: letters[index] ?? "?",
    trial: cell.trials.find((each) => each.repeat === repeat) ?? cell.trials[0],
  }));
  const controlText = columns[0]?.trial?.text ?? null;
  const outcome = outcomeOf(
    sample.difference,
    experiment.evaluators.find((evaluator) => evaluator.isPrimary),
  );
  return (
    <Sheet
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={`Sample ${formatNumber(sample.position + 1)}`}
      description={
        outcome.words === "not comparable"
          ? "No difference can be told on this sample."
          : outcome.words === "tie"
            ? `${candidate} and A tie on what matters`
            : `${candidate} ${outcome.words} by ${outcome.text} on what matters`
      }
      actions={
        <>
          <IconButton
            label="Previous sample (k)"
            icon={<ChevronUp />}
            size="sm"
            blockedBecause={onPrevious ? null : "There is none before it in this list."}
            onClick={() => onPrevious?.()}
          />
          <IconButton
            label="Next sample (j)"
            icon={<ChevronDown />}
            size="sm"
            blockedBecause={onNext ? null : "There is none after it in this list."}
            onClick={() => onNext?.()}
          />
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <div className="grid gap-4 sm:grid-cols-2">
          <SheetPart title="Input">
            <CodeBlock label="Input" text={inputText(sample.inputs)} maxHeight={240} />
          </SheetPart>
          <SheetPart title="Expected answer">
            {sample.expected === null ? (
              <p className="text-muted text-sm">This sample has none.</p>
            ) : (
              <CodeBlock label="Expected answer" text={sample.expected} maxHeight={240} />
            )}
          </SheetPart>
        </div>
        <SheetPart
          title="Answers"
          actions={
            <>
              {repeats > 1 && (
                <Select
                  size="sm"
                  aria-label="Answer"
                  className="w-36"
                  value={String(repeat)}
                  options={Array.from({ length: repeats }, (_, index) => ({
                    value: String(index),
                    label: `Answer ${index + 1} of ${repeats}`,
                  }))}
                  onValueChange={(value) => setRepeat(Number(value))}
                />
              )}
              <Switch label="Differences to A" checked={showsDiff} onCheckedChange={onDiffChange} />
            </>
          }
        >
          <div className="grid items-start gap-4 sm:grid-cols-2">
            {columns.map(({ variant, letter, trial }, index) => (
              <TrialAnswer
                key={letter}
                letter={letter}
                name={variant?.name ?? ""}
                isControl={index === 0}
                trial={trial}
                evaluators={experiment.evaluators}
                before={showsDiff && index > 0 ? controlText : null}
              />
            ))}
          </div>
        </SheetPart>
        <Tabs
          label="Record by variant"
          value={record}
          onValueChange={setRecord}
          tabs={columns.map(({ letter }) => ({ value: letter, label: `Record of ${letter}` }))}
        >
          {columns.map(({ letter, trial }) => (
            <TabPanel key={letter} value={letter} className="pt-4">
              {trial ? (
                <TrialRecord trialId={trial.trialId} />
              ) : (
                <p className="text-muted text-sm">There is no trial.</p>
              )}
            </TabPanel>
          ))}
        </Tabs>
        <p className="flex items-center gap-1 text-subtle text-xs">
          Sample id <CopyId id={sample.sampleId} length={13} />
        </p>
      </div>
    </Sheet>
  );
}

/** j and k while the sheet is open: the page's own keys rest under a dialog. */
function useSheetKeys(onNext: (() => void) | null, onPrevious: (() => void) | null) {
  // Syncs with the document's keyboard.
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea, [role=listbox]");
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "j") onNext?.();
      if (event.key === "k") onPrevious?.();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onNext, onPrevious]);
}
