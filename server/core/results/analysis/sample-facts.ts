/** What the analysis needs to know of samples beside their scores; every list is in the frozen order. */
export type SampleFacts = {
  ids: (string | null)[];
  fields: { name: string; values: (string | null)[] }[];
  /** [variant][sample][repeat] of the primary measure, the worst value where an answer was lost; empty without repeats. */
  repeats: (number | null)[][][];
};

export const noFacts: SampleFacts = { ids: [], fields: [], repeats: [] };
