export type AgreementBand = "dependable" | "tentative" | "not_for_decisions";

const DEPENDABLE = 0.8;
const TENTATIVE = 0.667;

/**
 * How far ratings of an agreement coefficient (Krippendorff's alpha, at most 1) may be relied on: `dependable` from 0.8,
 * `tentative` from 0.667, `not_for_decisions` below (the judge's results then carry a banner). Null for null or for what
 * is no number. Source: Krippendorff 2018.
 */
export function agreementBand(coefficient: number | null): AgreementBand | null {
  if (coefficient === null || Number.isNaN(coefficient)) return null;
  if (coefficient >= DEPENDABLE) return "dependable";
  return coefficient >= TENTATIVE ? "tentative" : "not_for_decisions";
}
