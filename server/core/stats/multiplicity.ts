import type { Envelope } from "./envelope";
import { areLevels, at } from "./input-checks";
import { sumOf } from "./moments";

export type AdjustedP = Envelope & { adjusted: number[] | null };

export type Rejections = Envelope & { rejected: boolean[] | null };

/**
 * Adjusted p-values in input order, in [0,1]. `holm` for several candidates on the primary metric, `bh` for secondary
 * metrics (q-values, exploratory), `by` under any dependence, `bonferroni`. Degenerate: empty list ok, empty; a p outside
 * [0,1] `invalid_input`. Source: Holm 1979; Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001.
 */
export function adjustP({
  p,
  method,
}: {
  p: readonly number[];
  method: "bonferroni" | "holm" | "bh" | "by";
}): AdjustedP {
  if (!p.every((value) => value >= 0 && value <= 1)) return { status: "invalid_input", adjusted: null };
  const m = p.length;
  if (method === "bonferroni") return { status: "ok", adjusted: p.map((value) => Math.min(1, value * m)) };
  const ascending = p.map((_, i) => i).sort((i, j) => at(p, i) - at(p, j));
  const adjusted = new Array<number>(m).fill(1);
  if (method === "holm") {
    let reached = 0;
    ascending.forEach((place, i) => {
      reached = Math.max(reached, Math.min(1, at(p, place) * (m - i)));
      adjusted[place] = reached;
    });
    return { status: "ok", adjusted };
  }
  const factor = method === "by" ? sumOf(Array.from({ length: m }, (_, i) => 1 / (i + 1))) : 1;
  let reached = 1;
  for (let i = m - 1; i >= 0; i--) {
    const place = at(ascending, i);
    reached = Math.min(reached, (at(p, place) * m * factor) / (i + 1));
    adjusted[place] = reached;
  }
  return { status: "ok", adjusted };
}

/**
 * e-BH: rejects the k* largest e-values, k* = max{k : k e_(k) >= m/alpha}; booleans in input order. Keeps the false
 * discovery rate under any dependence and at any time. Degenerate: empty list ok, empty; a negative e-value, one that is no
 * number or alpha outside (0,1) `invalid_input`.
 * Source: Wang & Ramdas 2022.
 */
export function rejectByEValues({ e, alpha }: { e: readonly number[]; alpha: number }): Rejections {
  if (!e.every((value) => value >= 0) || !areLevels(alpha)) return { status: "invalid_input", rejected: null };
  const descending = e.map((_, i) => i).sort((i, j) => at(e, j) - at(e, i));
  let count = 0;
  descending.forEach((place, i) => {
    if ((i + 1) * at(e, place) >= e.length / alpha) count = i + 1;
  });
  const chosen = new Set(descending.slice(0, count));
  return { status: "ok", rejected: e.map((_, i) => chosen.has(i)) };
}
