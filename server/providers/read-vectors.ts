import { ProviderError } from "@/server/core/model/provider-error";

/** Checks that there is one vector of numbers for every input, all of one length. */
export function readVectors(lists: unknown[][], count: number): number[][] {
  const vectors = lists.filter((list): list is number[] => list.length > 0 && list.every((n) => typeof n === "number"));
  const isWhole = vectors.length === count && vectors.every((vector) => vector.length === vectors[0]?.length);
  if (!isWhole) throw new ProviderError("malformed", "The provider did not answer with one vector for each text.");
  return vectors;
}
