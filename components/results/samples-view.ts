import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs";

export const sampleFilters = ["all", "lost", "won", "tie", "failed"] as const;
export type SampleFilter = (typeof sampleFilters)[number];
export const sampleSorts = ["order", "worst", "best"] as const;
export type SampleSort = (typeof sampleSorts)[number];

/** What of the samples page stands in its address: a link shows a colleague the same view. */
export const samplesView = {
  filter: parseAsStringLiteral(sampleFilters).withDefault("all"),
  sort: parseAsStringLiteral(sampleSorts).withDefault("order"),
  search: parseAsString.withDefault(""),
  /** Letter of the candidate that is held against the control. */
  candidate: parseAsString,
  diff: parseAsBoolean.withDefault(false),
  /** Number of the open sample, from 1. */
  sample: parseAsInteger,
  /** Letter of the variant whose record the sheet opens. */
  variant: parseAsString,
};
