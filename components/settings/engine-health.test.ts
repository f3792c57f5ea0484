import { expect, test } from "vitest";
import type { EngineStatus } from "./api-types";
import { engineHealth, oldestWaitMs } from "./engine-health";

const calm: EngineStatus = {
  kind: "embedded",
  at: "2026-11-25T12:00:00.000Z",
  isLed: true,
  standbys: 0,
  depth: 0,
  due: 0,
  oldestDueAt: null,
  inFlight: 0,
  running: 0,
  retries: 0,
  failed: 0,
  functions: [],
};

test("without a leader it says that work waits, what is kept and what to do, whatever else the figures are", () => {
  const health = engineHealth({ ...calm, isLed: false, due: 4, oldestDueAt: "2026-11-25T11:00:00.000Z" });
  expect(health).toMatchObject({ tone: "danger", sentence: "No process executes: durable work waits." });
  expect(health.advice).toMatch(/kept.*start a server process.*ENGINE_WORKER/);
});

test.each([
  [0, "One process leads, no other stands by."],
  [1, "One process leads, 1 other stands by."],
  [2, "One process leads, 2 others stand by."],
])("with %i standing by it is calm", (standbys, sentence) => {
  expect(engineHealth({ ...calm, standbys })).toEqual({ tone: "success", word: "Executing", sentence, advice: null });
});

test("a job that has waited for over a minute while nothing is in flight is told, a full house is not", () => {
  const waiting = { ...calm, due: 1, oldestDueAt: "2026-11-25T11:55:00.000Z" };
  expect(engineHealth(waiting)).toMatchObject({ tone: "warning", advice: expect.stringContaining("5 min") });
  expect(engineHealth({ ...waiting, inFlight: 4 }).tone).toBe("success");
  expect(engineHealth({ ...waiting, oldestDueAt: "2026-11-25T11:59:30.000Z" }).tone).toBe("success");
});

test("clocks that differ never give a negative wait", () => {
  expect(oldestWaitMs({ at: calm.at, oldestDueAt: "2026-11-25T12:00:01.000Z" })).toBe(0);
  expect(oldestWaitMs(calm)).toBeNull();
});
