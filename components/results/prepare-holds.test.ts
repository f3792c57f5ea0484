import { expect, test } from "vitest";
import type { Holds } from "./api-types";
import { holdSentences } from "./prepare-holds";

const gate: Holds[number] = {
  connectionId: "c",
  name: "OpenAI",
  requestsPerMinute: null,
  tokensPerMinute: null,
  pausedUntil: null,
  limitedUntil: null,
  models: [],
};
const open = {
  modelId: "m",
  label: "gpt-4o",
  breaker: "open" as const,
  failuresInRow: 5,
  failureKind: "server",
  openedAt: "2026-11-26T10:31:35.000Z",
  nextTryAt: "2026-11-26T10:32:05.000Z",
};
const now = Date.parse("2026-11-26T10:31:40.000Z");
const words = (holds: Holds, nowMs = now) => holdSentences(holds, (instant) => instant.slice(11, 19), nowMs);

test("an open breaker is told with the model, how often it failed, and the next try", () => {
  expect(words([{ ...gate, models: [open] }])).toEqual([
    "OpenAI (gpt-4o) failed 5 times in a row; next try at 10:32:05; nothing is lost.",
  ]);
  const mixed = { ...open, failuresInRow: 1, failureKind: "network" };
  expect(words([{ ...gate, models: [mixed] }], now + 60_000)).toEqual([
    "OpenAI (gpt-4o) could not be reached in half of its last calls; next try now; nothing is lost.",
  ]);
});

test("a rest that the provider asked for goes before the limits, which name their numbers; nothing held says nothing", () => {
  const limited = {
    ...gate,
    limitedUntil: "2026-11-26T10:31:41.000Z",
    requestsPerMinute: 1_200,
    tokensPerMinute: 90_000,
  };
  expect(words([limited])).toEqual([
    "OpenAI is held to 1,200 requests and 90,000 tokens a minute; calls wait their turn.",
  ]);
  expect(words([{ ...limited, pausedUntil: "2026-11-26T10:31:50.000Z" }])).toEqual([
    "OpenAI asked for a rest; calls go on at 10:31:50; nothing is lost.",
  ]);
  expect(words([gate])).toEqual([]);
});
