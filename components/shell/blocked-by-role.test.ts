import { expect, test } from "vitest";
import { isAllowed, permissions, roles } from "@/server/core/access/permissions";
import { blockedByRole } from "./blocked-by-role";

test.each(roles.flatMap((role) => permissions.map((permission) => [role, permission] as const)))(
  "the pages block %s from %s exactly where the server refuses it",
  (role, permission) => expect(blockedByRole(role, permission) === null).toBe(isAllowed(role, permission)),
);

test("the reason names the role, what it may not change and whom to ask", () => {
  expect(blockedByRole("viewer", "experiments:write")).toBe(
    "As a viewer you cannot change experiments. Ask an owner or admin of the workspace.",
  );
});

test("a control that needs two permissions is blocked by the one that is missing", () => {
  expect(blockedByRole("experimenter", "experiments:write", "connections:write")).toMatch(
    /^As an experimenter you cannot change connections and models\./,
  );
});
