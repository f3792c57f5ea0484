import { describe, expect, it } from "vitest";
import { type ExperimentCard, sortWork } from "./sort-work";

function card(id: string, status: ExperimentCard["status"], change: Partial<ExperimentCard> = {}): ExperimentCard {
  return {
    id,
    name: id,
    status,
    statusReason: null,
    createdAt: "2026-11-20T12:00:00Z",
    startedAt: "2026-11-20T12:00:00Z",
    endedAt: null,
    archivedAt: null,
    isPilot: false,
    isNoiseFloor: false,
    dataset: { id: "d", name: "d", number: 1 },
    variantCount: 2,
    summary: {
      finishedTrials: 1,
      plannedTrials: 2,
      spendMicroUsd: 10,
      verdict: { kind: "ship", sentence: "B wins.", isFinal: true },
    },
    ...change,
  };
}

const ids = (cards: ExperimentCard[]) => cards.map(({ id }) => id);

describe("the overview's groups", () => {
  it("puts what failed or stopped waiting before drafts", () => {
    const groups = sortWork([card("d", "draft"), card("p", "paused"), card("r", "running"), card("f", "failed")]);
    expect(ids(groups.waiting)).toEqual(["f", "p", "d"]);
    expect(ids(groups.running)).toEqual(["r"]);
  });

  it("counts as decided only what ended with a summary", () => {
    const groups = sortWork([
      card("done", "completed"),
      card("early", "stopped"),
      card("bare", "completed", { summary: null }),
      card("off", "cancelled"),
      card("pilot", "completed", { isPilot: true }),
      card("floor", "completed", { isNoiseFloor: true }),
    ]);
    expect(ids(groups.decided)).toEqual(["done", "early"]);
  });
});
