import { expect, it } from "vitest";
import { stopReasons } from "@/server/core/verdict/stop-reason";
import { prepareVerdict } from "./prepare-verdict";
import { candidateVerdictOf, snapshotOf } from "./testing/snapshot-of";

const withVerdict = (changes: object) => {
  const body = snapshotOf();
  return prepareVerdict({ ...body, verdict: { ...body.verdict, ...changes } }, false);
};

it("names the variant that the decision is about", () => {
  expect(withVerdict({ kind: "ship" })).toMatchObject({ decision: "Ship B", letter: "B" });
  expect(withVerdict({ kind: "keep_control" })).toMatchObject({ decision: "Keep A", letter: "A" });
  expect(withVerdict({ kind: "equivalent" }).letter).toBeNull();
});

it("never calls an open verdict final, nor a final one open", () => {
  expect(withVerdict({ kind: "keep_collecting", isFinal: false })).toMatchObject({
    decision: "Keep collecting",
    heading: "Verdict so far",
  });
  expect(withVerdict({ kind: "keep_collecting", isFinal: true })).toMatchObject({
    decision: "Not settled",
    heading: "Verdict",
  });
});

it("shows a saving only when an early stop left trials out", () => {
  expect(withVerdict({ saved: { trials: 216, microUsd: 430_000 } }).saved).toEqual({
    trials: "216 trials",
    money: "$0.43",
  });
  expect(withVerdict({ saved: { trials: 0, microUsd: 0 } }).saved).toBeNull();
});

it("says of every end whether more samples are wanted, and why not", () => {
  const more = (changes: Parameters<typeof candidateVerdictOf>[0]) =>
    prepareVerdict(snapshotOf({ verdicts: [candidateVerdictOf(changes)] }), false).moreSamples;
  expect(prepareVerdict(snapshotOf(), false).moreSamples).toBeNull();
  expect(more({ stop: null })).toBe("wanted");
  expect(more({ stop: null, look: "waiting" })).toBe("wanted: the plan looks once, at its end");
  const told = stopReasons.map((stop) => more({ stop }));
  expect(new Set(told).size).toBe(stopReasons.length);
  expect(more({ stop: "futility" })).toBe("not needed: an effect that matters is ruled out");
  expect(more({ stop: "budget" })).toBe("none: the budget ended the run");
});

it("a pilot decides nothing, keeps its numbers, and still says when there is nothing to read", () => {
  const body = snapshotOf({ verdicts: [candidateVerdictOf()] });
  const pilot = prepareVerdict(body, true);
  expect(pilot).toMatchObject({
    decision: "Pilot",
    tone: "neutral",
    letter: null,
    heading: "No verdict",
    sentence: "Pilot: it plans, and decides nothing.",
    moreSamples: null,
  });
  expect(pilot).toMatchObject({ samples: "30 of 50", method: "How it was made." });
  const none = { ...body.verdict, variantId: null, sentence: "No variant has given a usable answer." };
  expect(prepareVerdict({ ...body, verdict: none }, true).sentence).toBe("No variant has given a usable answer.");
});
