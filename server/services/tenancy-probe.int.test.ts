import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/server/core/access/actor";
import { isAllowed, roles } from "@/server/core/access/permissions";
import { AppError } from "@/server/core/errors";
import type { ExperimentStatus } from "@/server/core/experiment/status";
import { defaultRubric } from "@/server/core/judge/default-rubric";
import { client } from "@/server/db/client";
import type { Operation } from "./operation";
import { internalOperations, operations } from "./register";
import { countIds, exampleInputs, fillIds, idHere } from "./testing/example-input";
import { createTenantFixture, type TenantFixture } from "./testing/tenant-fixture";
import { rowsOf } from "./testing/tenant-rows";

/** Fields whose rules a JSON schema does not tell. Ids in them are `idHere`, so they are probed like all others. */
const messages = [{ role: "user", content: "{{question}}" }];
const evaluators = [
  { kind: "metric", key: "exact_match", config: {} },
  { kind: "judge", name: "Judge", modelId: idHere("model"), rubric: defaultRubric },
];
const knownFields: Record<string, Record<string, unknown>> = {
  "connection.create": { apiKey: "key-1234" },
  "connection.try": { provider: "simulator" },
  "prompt.create": { messages },
  "promptVersion.create": { messages },
  "experiment.create": { evaluators, plan: {} },
  "experiment.update": { evaluators, plan: {} },
  "experiment.estimate": { evaluators, plan: {} },
  "experiment.create-pilot": { evaluators, plan: {} },
  "experiment.run-pilot": { evaluators, plan: {} },
};

/** Operations that answer a stranger's id with an empty list instead of not_found, each with its reason. */
const answersEmpty: Record<string, string> = {
  "experiment.list": "The dataset is a filter of a list: one that is not there matches nothing.",
  "experiment.list-names":
    "It names what is there, for lists that tell of experiments: one that is not there has no name.",
};

/** The state of the experiment where an operation does its work; elsewhere it would refuse before it looks at the rest. */
const startsFrom: Record<string, ExperimentStatus> = {
  "experiment.archive": "completed",
  "experiment.end-at-budget": "paused",
  "experiment.freeze": "draft",
  "experiment.start": "draft",
  "experiment.plan-trials": "queued",
  "experiment.resume": "paused",
  "experiment.update": "draft",
  "recording.add": "completed",
};

type Outcome = { ok: true; output: unknown } | { ok: false; error: unknown };

async function attempt(operation: Operation, actor: Actor, input: unknown): Promise<Outcome> {
  try {
    return { ok: true, output: await operation.execute(actor, operation.input.parse(input)) };
  } catch (error) {
    return { ok: false, error };
  }
}

const codeOf = (outcome: Outcome) =>
  outcome.ok ? "answered" : outcome.error instanceof AppError ? outcome.error.code : `unexpected: ${outcome.error}`;

const told = (outcome: Outcome) =>
  outcome.ok
    ? JSON.stringify(outcome.output)
    : `${outcome.error} ${JSON.stringify(outcome.error instanceof AppError ? outcome.error.fields : [])}`;

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (value === null || typeof value !== "object") return !value || typeof value === "string";
  return Object.values(value).every(isEmpty);
}

function inputsOf(operation: Operation) {
  return exampleInputs(operation.input).map((input) => ({ ...input, ...knownFields[operation.name] }));
}

/** All ids of the other workspace at once, then each of them alone among one's own. */
function foreignInputs(input: object, own: TenantFixture, foreign: TenantFixture): object[] {
  const places = countIds(input);
  const all = fillIds(input, (noun) => foreign.ids[noun]);
  if (places < 2) return [all];
  const single = Array.from({ length: places }, (_, here) =>
    fillIds(input, (noun, place) => (place === here ? foreign : own).ids[noun]),
  );
  return [all, ...single];
}

afterAll(() => client().$disconnect());

describe.each([...operations, ...internalOperations])("$name", (operation) => {
  let own: TenantFixture;
  let foreign: TenantFixture;
  let before: Awaited<ReturnType<typeof rowsOf>>;
  const isInternal = internalOperations.includes(operation);

  beforeAll(async () => {
    own = await createTenantFixture("own", startsFrom[operation.name]);
    foreign = await createTenantFixture("foreign", startsFrom[operation.name]);
    before = await rowsOf(foreign.workspaceId, foreign.workspaceId);
  });

  function expectNothingOf(tenant: TenantFixture, outcome: Outcome) {
    expect(told(outcome)).not.toContain(tenant.mark);
    if (outcome.ok) for (const known of Object.values(tenant.ids)) expect(told(outcome)).not.toContain(known);
  }

  test.each(roles)("keeps another workspace closed to the role %s", async (role) => {
    for (const input of inputsOf(operation)) {
      for (const probe of foreignInputs(input, own, foreign)) {
        const outcome = await attempt(operation, own.members[role], probe);
        if (!isAllowed(role, operation.permission)) expect(codeOf(outcome)).toBe("forbidden");
        else if (operation.name in answersEmpty) expect(outcome.ok && isEmpty(outcome.output)).toBe(true);
        else if (countIds(input) > 0) expect(codeOf(outcome)).toBe("not_found");
        else expect(codeOf(outcome)).not.toMatch(/^(unexpected|not_found)/);
        expectNothingOf(foreign, outcome);
      }
    }
  });

  if (isInternal) {
    test("keeps another workspace closed to a job", async () => {
      for (const input of inputsOf(operation)) {
        for (const probe of foreignInputs(input, own, foreign)) {
          const outcome = await attempt(operation, own.job, probe);
          expect(told(outcome)).not.toContain(foreign.mark);
        }
      }
    });
  }

  test("has left the other workspace's rows as they were", async () => {
    expect([...before.values()].every(({ count }) => count > 0)).toBe(true);
    expect(await rowsOf(foreign.workspaceId, foreign.workspaceId)).toEqual(before);
  });

  test("lets its own people in with the same input, so the refusals above mean something", async () => {
    const actor = operation.permission === "system:write" ? foreign.job : foreign.members.owner;
    for (const input of inputsOf(operation)) {
      const outcome = await attempt(
        operation,
        actor,
        fillIds(input, (noun) => foreign.ids[noun]),
      );
      expect(codeOf(outcome)).not.toMatch(/^(unexpected|not_found|forbidden)/);
    }
  });
});
