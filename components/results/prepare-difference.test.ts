import { expect, it } from "vitest";
import { prepareDifference } from "./prepare-difference";
import { candidateVerdictOf, snapshotOf } from "./testing/snapshot-of";

const at = (low: number, high: number) =>
  prepareDifference(
    snapshotOf({ series: [{ variantId: "variant-B", points: [{ n: 30, value: (low + high) / 2, low, high }] }] }),
    "variant-B",
  );

it("titles the chart with what the latest interval allows to say", () => {
  expect(at(0.04, 0.36)?.title).toBe("B is better than A: +0.20 (0.04 to 0.36)");
  expect(at(-0.4, -0.1)?.title).toContain("B is worse than A");
  expect(at(-0.1, 0.2)?.title).toContain("No clear difference");
});

it("claims nothing before the one look of a plan, and then speaks by that look's own interval", () => {
  const titleAt = (changes: Parameters<typeof candidateVerdictOf>[0]) =>
    prepareDifference(snapshotOf({ verdicts: [candidateVerdictOf(changes)] }), "variant-B")?.title;
  expect(titleAt({ look: "waiting" })).toBe("B against A so far: +0.20 (0.04 to 0.36)");
  const benefit = { n: 50, value: 0.2, low: 0.1, high: 0.3 };
  expect(titleAt({ look: "at_the_end", benefit })).toBe("B is better than A: +0.20 (0.10 to 0.30)");
  expect(titleAt({ look: "at_the_end", benefit, class: "inconclusive" })).toContain("No clear difference");
});

it("keeps the frame of the chart before the first point, and knows no stranger", () => {
  expect(prepareDifference(snapshotOf({ series: [] }), "variant-B")).toMatchObject({ points: [], plannedN: 50 });
  expect(prepareDifference(snapshotOf(), "variant-Z")).toBeNull();
});
