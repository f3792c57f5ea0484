"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useEffect, useRef } from "react";
import { isLive } from "@/server/core/experiment/status";
import { useHotkeys } from "../hooks/use-hotkeys";
import { useApi } from "../shell/api-provider";
import { PageShortcuts } from "../shell/frame-slots";
import { QueryError } from "../shell/query-error";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { EmptyState } from "../ui/empty-state";
import { VirtualList } from "../ui/virtual-list";
import type { ResultSample } from "./api-types";
import { useExperiment } from "./experiment-context";
import { focusNextRow, focusRow } from "./focus-next-row";
import { ResultSampleSheet } from "./result-sample-sheet";
import { SampleRow } from "./sample-row";
import { SampleRowSkeleton, sampleRowHeight } from "./sample-row-skeleton";
import { SamplesToolbar } from "./samples-toolbar";
import { samplesView } from "./samples-view";
import { useSamplePages } from "./use-sample-pages";

const frame = "overflow-hidden rounded-lg border bg-surface";
const height = "h-[calc(100dvh-300px)] min-h-[420px]";
const shortcuts = [
  { keys: "j", words: "Next sample" },
  { keys: "k", words: "Previous sample" },
  { keys: "Enter", words: "Open the sample" },
];

/** Every sample with every variant's answer, filtered, sorted and paged by the server. */
export function SamplesPage() {
  const { experiment } = useExperiment();
  const api = useApi();
  const [view, setView] = useQueryStates(samplesView);
  const list = useRef<HTMLDivElement>(null);
  const candidates = experiment.variants.filter((variant) => !variant.isControl);
  const candidate = candidates.find((variant) => variant.letter === view.candidate) ?? candidates[0];
  const isDraft = experiment.status === "draft";
  const { filter, sort, search } = view;
  const query = { experimentId: experiment.id, variantId: candidate?.id ?? null };
  const samples = useSamplePages({ ...query, filter, sort, search }, view.sample, !isDraft);
  const { total, openIndex } = samples;
  // A link may open a sample that the list does not hold (yet): its number is its place in the run's order.
  const linked = useQuery(
    api.results.samples.queryOptions(
      view.sample !== null && view.sample > 0 && openIndex < 0 && !isDraft && !samples.isPending
        ? { ...query, filter: "all", sort: "order", search: "", cursor: String(view.sample - 1), limit: 1 }
        : skipToken,
    ),
  );
  useHotkeys({
    j: () => focusNextRow(list.current, 1),
    k: () => focusNextRow(list.current, -1),
    ArrowDown: () => focusNextRow(list.current, 1),
    ArrowUp: () => focusNextRow(list.current, -1),
  });

  const lastOpen = useRef(-1);
  const isOpen = view.sample !== null;
  // Syncs the focus with the sheet's end: it goes back to the row, after the dialog has let go of it.
  useEffect(() => {
    if (isOpen) lastOpen.current = openIndex;
    if (isOpen || lastOpen.current < 0) return;
    const timer = setTimeout(() => focusRow(list.current, lastOpen.current));
    return () => clearTimeout(timer);
  }, [isOpen, openIndex]);

  if (isDraft) {
    return (
      <EmptyState icon={<ListFilter aria-hidden />} title="No answers yet">
        Start the run: every sample appears here with all its answers side by side.
      </EmptyState>
    );
  }
  const open = samples.at(openIndex) ?? (view.sample === null ? null : (linked.data?.items[0] ?? null));
  const before = samples.at(openIndex - 1);
  const after = openIndex < 0 ? null : samples.at(openIndex + 1);
  const show = ({ position }: ResultSample) => void setView({ sample: position + 1, variant: null });
  return (
    <div className="flex flex-col gap-3">
      <PageShortcuts shortcuts={shortcuts} />
      <SamplesToolbar
        view={view}
        onChange={(change) => void setView(change)}
        candidate={candidate?.letter ?? "B"}
        candidates={candidates}
        total={total}
        refresh={isLive(experiment.status) ? { pending: samples.isRefreshing, run: samples.refresh } : null}
      />
      {samples.failure && <QueryError error={samples.failure} onRetry={samples.retry} retrying={samples.isRetrying} />}
      {total === 0 ? (
        <EmptyState
          icon={<ListFilter aria-hidden />}
          title="No sample is like this"
          action={<Button onClick={() => void setView({ filter: null, search: null })}>Show all samples</Button>}
        >
          {filter === "failed" ? "Every trial that ended brought an answer." : "Try another filter or other words."}
        </EmptyState>
      ) : samples.isPending ? (
        <div role="status" aria-label="Loading" className={frame}>
          <div className={cn("overflow-hidden", height)}>
            {Array.from({ length: 12 }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: placeholder rows have no identity
              <SampleRowSkeleton key={row} />
            ))}
          </div>
        </div>
      ) : total === null ? null : (
        <div ref={list} className={frame}>
          <VirtualList
            // Another question starts at the top again.
            key={`${filter} ${sort} ${search} ${candidate?.id}`}
            label="Samples"
            count={total}
            estimateHeight={sampleRowHeight}
            className={height}
            onRangeChange={samples.onRangeChange}
            renderRow={(index) => {
              const sample = samples.at(index);
              if (!sample) return <SampleRowSkeleton />;
              return (
                <SampleRow
                  sample={sample}
                  experiment={experiment}
                  candidate={candidate?.letter ?? "B"}
                  showsDiff={view.diff}
                  isOpen={index === openIndex}
                  onOpen={() => show(sample)}
                />
              );
            }}
          />
        </div>
      )}
      {open && (
        <ResultSampleSheet
          sample={open}
          experiment={experiment}
          candidate={candidate?.letter ?? "B"}
          firstVariant={view.variant}
          showsDiff={view.diff}
          onDiffChange={(diff) => void setView({ diff })}
          onClose={() => void setView({ sample: null, variant: null })}
          onPrevious={before && (() => show(before))}
          onNext={after && (() => show(after))}
        />
      )}
    </div>
  );
}
