import { expect, test } from "vitest";
import { stepsOf } from "./check-steps";
import { diagnose } from "./diagnose";

const passage = { host: "models.example.com", isTls: true, hasKey: true, modelCount: 3 };
const states = (steps: { state: string }[]) => steps.map(({ state }) => state).join(" ");
const fails = (status: number | null, fault: Parameters<typeof diagnose>[0]["fault"] = null) =>
  diagnose({ kind: status === 404 ? "not_found" : "auth", status, fault, message: "" }, { hasKey: true });

test("a check that passes has passed every step, and over plain http there is no certificate to pass", () => {
  expect(states(stepsOf(null, passage))).toBe("ok ok ok ok ok");
  expect(states(stepsOf(null, { ...passage, isTls: false }))).toBe("ok ok skipped ok ok");
});

test("what follows a failure was not tried", () => {
  expect(states(stepsOf(fails(null, "name-unknown"), passage))).toBe("failed skipped skipped skipped skipped");
  expect(states(stepsOf(fails(null, "certificate-expired"), passage))).toBe("ok ok failed skipped skipped");
  expect(states(stepsOf(fails(401), passage))).toBe("ok ok ok failed skipped");
});

test("a key is not called accepted by an answer that any proxy could have given", () => {
  expect(states(stepsOf(fails(404), passage))).toBe("ok ok ok skipped failed");
});

test("a provider without an address has nothing but its models to pass", () => {
  const steps = stepsOf(null, { host: null, isTls: false, hasKey: false, modelCount: 5 });
  expect(states(steps)).toBe("skipped skipped skipped skipped ok");
});
