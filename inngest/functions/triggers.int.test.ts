import { beforeAll, expect, test } from "vitest";
import { createSdkCaller } from "@/server/engine/call-sdk";
import { keyText, matches } from "@/server/engine/expression";
import { type EngineFunction, readFunctions } from "@/server/engine/read-functions";
import { inngest } from "../client";
import { functions } from "./index";

let registered: EngineFunction[] = [];
beforeAll(async () => {
  registered = readFunctions(await createSdkCaller({ client: inngest(), functions: functions() }).sync());
});

/** The functions that an event starts, as the engine reads what the SDK registers. */
const startedBy = (name: string, data: object) =>
  registered
    .filter((fn) => fn.eventTriggers.some((t) => t.event === name && matches(t.expression, { event: { name, data } })))
    .map((fn) => fn.id);

test.each([
  { name: "trials/planned", lane: "cloud", starts: "assay-generate-chunk" },
  { name: "trials/planned", lane: "gpu", starts: "assay-generate-local-chunk" },
  { name: "trials/planned", lane: "quick", starts: "assay-generate-quick-chunk" },
  { name: "responses/generated", lane: "quick", starts: "assay-score-quick-chunk" },
  { name: "responses/generated", lane: "cloud", starts: "assay-score-chunk" },
  { name: "responses/generated", lane: "gpu", starts: "assay-score-local-chunk" },
])("$name of the lane $lane starts $starts and nothing else", ({ name, lane, starts }) => {
  expect(startedBy(name, { lane, connectionId: "c1" })).toEqual([starts]);
});

test("four chunks of a cloud connection run at once, answers and judgements together; of a local host one", () => {
  const limitOf = (id: string, data: object) => {
    const [rule] = registered.find((fn) => fn.id === `assay-${id}`)?.concurrency ?? [];
    return (
      rule && { limit: rule.limit, scope: rule.scope, shared: `${rule.key} ${keyText(rule.key, { event: { data } })}` }
    );
  };
  const cloud = { lane: "cloud", connectionId: "c1" };
  const gpu = { lane: "gpu", connectionId: "c1" };
  expect(limitOf("generate-chunk", cloud)).toMatchObject({ limit: 4, scope: "env" });
  expect(limitOf("score-chunk", cloud)).toEqual(limitOf("generate-chunk", cloud));
  expect(limitOf("generate-local-chunk", gpu)).toMatchObject({ limit: 1, scope: "env" });
  expect(limitOf("score-local-chunk", gpu)).toEqual(limitOf("generate-local-chunk", gpu));
  expect(limitOf("generate-chunk", { ...cloud, connectionId: "c2" })).not.toEqual(limitOf("generate-chunk", cloud));
});
