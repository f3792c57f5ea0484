import { expect, test } from "vitest";
import { measureResponse } from "./measure-response";

const metric = (evaluatorId: string, key: string, config = {}) => ({
  evaluatorId,
  kind: "metric" as const,
  key,
  name: key,
  config,
  model: null,
});

test("a metric that fails says so in its own row and costs no other metric its score", () => {
  const response = { trialId: "t", text: "Paris", expected: "Paris", latencyMs: 10, costMicroUsd: 1 };
  const rows = measureResponse(
    [metric("broken", "regex", { pattern: "(" }), metric("gone", "no_such"), metric("fine", "exact_match")],
    response,
  );
  expect(rows).toMatchObject([
    { evaluatorId: "broken", value: null, error: expect.stringMatching(/^This could not be measured: /) },
    { evaluatorId: "gone", value: null, error: 'There is no metric "no_such" in this version.' },
    { evaluatorId: "fine", value: 1, error: null },
  ]);
});
