"use client";

import { RotateCw } from "lucide-react";
import { SearchBox } from "../shell/search-box";
import { Button } from "../ui/button";
import { FilterChips } from "../ui/filter-chips";
import { formatCount } from "../ui/format";
import { Select } from "../ui/select";
import { Switch } from "../ui/switch";
import { type SampleFilter, sampleFilters, sampleSorts } from "./samples-view";

interface SamplesToolbarProps {
  view: { filter: SampleFilter; sort: (typeof sampleSorts)[number]; search: string; diff: boolean };
  onChange: (change: Partial<SamplesToolbarProps["view"] & { candidate: string }>) => void;
  candidate: string;
  candidates: { letter: string; name: string }[];
  /** Null while it is counted. */
  total: number | null;
  /** During a run: fetches what has come in since. */
  refresh: { pending: boolean; run: () => void } | null;
}

/** Which samples, in which order, shown how. */
export function SamplesToolbar(props: SamplesToolbarProps) {
  const { view, onChange, candidate, candidates, total, refresh } = props;
  const filterWords: Record<SampleFilter, string> = {
    all: "All",
    lost: `${candidate} lost`,
    won: `${candidate} won`,
    tie: "Tie",
    failed: "Failed",
  };
  const sortWords = {
    order: "In the run's order",
    worst: `Worst for ${candidate} first`,
    best: `Best for ${candidate} first`,
  };
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FilterChips
          label="Which samples"
          single
          value={[view.filter]}
          options={sampleFilters.map((value) => ({ value, label: filterWords[value] }))}
          onValueChange={([value]) => onChange({ filter: sampleFilters.find((each) => each === value) ?? "all" })}
        />
        <p aria-live="polite" className="text-sm text-subtle tabular-nums">
          {total === null ? "\u00a0" : formatCount(total, "sample")}
        </p>
        {refresh && (
          <Button size="sm" variant="ghost" pending={refresh.pending} onClick={refresh.run}>
            <RotateCw aria-hidden /> Load the newest answers
          </Button>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchBox
          label="Search inputs and expected answers"
          value={view.search}
          onValueChange={(search) => onChange({ search })}
          className="sm:w-80"
        />
        <Select
          aria-label="Order"
          className="w-52"
          value={view.sort}
          options={sampleSorts.map((value) => ({ value, label: sortWords[value] }))}
          onValueChange={(value) => onChange({ sort: sampleSorts.find((each) => each === value) ?? "order" })}
        />
        {candidates.length > 1 && (
          <Select
            aria-label="Candidate"
            className="w-52"
            value={candidate}
            options={candidates.map(({ letter, name }) => ({ value: letter, label: `${letter} ${name}` }))}
            onValueChange={(letter) => onChange({ candidate: letter })}
          />
        )}
        <Switch label="Show what differs from A" checked={view.diff} onCheckedChange={(diff) => onChange({ diff })} />
      </div>
    </div>
  );
}
