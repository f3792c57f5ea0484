import { describe, expect, it } from "vitest";
import type { ExperimentCard } from "./api-types";
import { cardOutcome } from "./card-outcome";

const summary: ExperimentCard["summary"] = {
  finishedTrials: 1200,
  plannedTrials: 2400,
  spendMicroUsd: 5,
  verdict: { kind: "ship", sentence: "B beats A.", isFinal: true },
};
const card = (over: Partial<ExperimentCard>): ExperimentCard => ({
  id: "e",
  name: "Name",
  status: "completed",
  statusReason: null,
  createdAt: "2026-11-21T10:00:00.000Z",
  startedAt: null,
  endedAt: null,
  archivedAt: null,
  isPilot: false,
  isNoiseFloor: false,
  dataset: { id: "d", name: "Data", number: 1 },
  variantCount: 2,
  summary,
  ...over,
});

describe("the outcome of a card", () => {
  it("is the progress while it runs, and says so before the first summary", () => {
    expect(cardOutcome(card({ status: "running" }))).toMatchObject({ done: 1200, words: "1,200 of 2,400 trials" });
    expect(cardOutcome(card({ status: "queued", summary: null }))).toMatchObject({
      kind: "progress",
      words: "Waiting for the first answers",
    });
  });

  it("tells why a run is paused", () => {
    const outcome = cardOutcome(card({ status: "paused", statusReason: "The key was refused." }));
    expect(outcome).toMatchObject({ isPaused: true, words: "1,200 of 2,400 trials. The key was refused." });
  });

  it("is the verdict once it is over, and the reason when it failed", () => {
    expect(cardOutcome(card({ status: "stopped" }))).toEqual({ kind: "words", words: "B beats A.", tone: "plain" });
    expect(cardOutcome(card({ status: "failed", statusReason: "Why." }))).toMatchObject({
      words: "Why.",
      tone: "danger",
    });
    expect(cardOutcome(card({ status: "cancelled", summary: null }))).toMatchObject({ words: "No result" });
    expect(cardOutcome(card({ status: "draft" }))).toMatchObject({ words: "Not launched yet" });
  });

  it("of a pilot is no verdict, whatever its numbers say", () => {
    expect(cardOutcome(card({ isPilot: true }))).toEqual({
      kind: "words",
      words: "Pilot: it plans, and decides nothing.",
      tone: "quiet",
    });
    expect(cardOutcome(card({ isPilot: true, status: "failed", statusReason: "Why." }))).toMatchObject({
      words: "Why.",
    });
  });
});
