import { expect, test } from "vitest";
import { systemActor } from "./actor";
import { authorize } from "./authorize";
import { isAllowed, type Permission, permissions, roles } from "./permissions";

/** Owner, Admin, Experimenter, aNalyst, Reviewer, Viewer, Service, as the design's table has them. */
const expected: Record<Permission, string> = {
  "workspace:read": "OAENRVS",
  "workspace:write": "O",
  "members:read": "OAENV",
  "members:write": "OA",
  "connections:read": "OAENVS",
  "connections:write": "OA",
  "budgets:write": "OA",
  "webhooks:write": "OA",
  "keys:write": "OAE",
  "datasets:read": "OAENVS",
  "datasets:write": "OAES",
  "prompts:read": "OAENVS",
  "prompts:write": "OAES",
  "experiments:read": "OAENVS",
  "experiments:write": "OAES",
  "results:read": "OAENVS",
  "exports:read": "OAENS",
  "ratings:write": "OAER",
  "decisions:write": "OAR",
  "audit:read": "OA",
  "engine:read": "OA",
  "engine:write": "OA",
  "system:write": "",
};
const letters = { owner: "O", admin: "A", experimenter: "E", analyst: "N", reviewer: "R", viewer: "V", service: "S" };

const id = "0197a000-0000-7000-8000-000000000001";

test("the expectations name every permission", () => {
  expect(Object.keys(expected).sort()).toEqual([...permissions].sort());
});

test.each(permissions.flatMap((permission) => roles.map((role) => [permission, role] as const)))(
  "%s for the role %s is as the design's table says, and the check at the door agrees",
  (permission, role) => {
    const may = expected[permission].includes(letters[role]);
    expect(isAllowed(role, permission)).toBe(may);
    const enter = () => authorize({ kind: "member", workspaceId: id, userId: id, role }, permission);
    if (may) expect(enter).not.toThrow();
    else expect(enter).toThrow(`Your role (${role}) does not allow this`);
  },
);

test("a job may do everything in its workspace", () => {
  for (const permission of permissions) expect(() => authorize(systemActor(id, "test"), permission)).not.toThrow();
});
