"use client";

import { useQueryState } from "nuqs";
import type { SnapshotBody } from "@/server/core/results/snapshot";

/** The candidate that is held against the control: the one in the address, else the one the verdict is about. */
export function useCandidate(body: SnapshotBody) {
  const [chosen, setChosen] = useQueryState("candidate");
  const candidates = body.variants.filter((variant) => !variant.isControl);
  const candidate =
    candidates.find((variant) => variant.letter === chosen) ??
    candidates.find((variant) => variant.variantId === body.verdict.variantId) ??
    candidates[0];
  const control = body.variants.find((variant) => variant.isControl)?.letter ?? "A";
  return { candidates, candidate, control, choose: (letter: string) => void setChosen(letter) };
}
