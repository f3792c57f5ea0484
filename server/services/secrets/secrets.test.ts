import { beforeAll, expect, test, vi } from "vitest";
import { log } from "@/server/telemetry/log";
import { openSecret } from "./open-secret";
import { sealSecret } from "./seal-secret";
import type { SecretPlace } from "./secret-place";
import { createWrappedKey, unwrapKey } from "./wrap-key";

const place: SecretPlace = {
  workspaceId: "0197a000-0000-7000-8000-000000000001",
  table: "Connection",
  rowId: "0197a000-0000-7000-8000-000000000002",
  field: "sealedKey",
  origin: "openai https://api.example.com",
};
const secret = "sk-canary-ünïcode-1234";

beforeAll(() => {
  process.env.DATABASE_URL ??= "postgresql://unused";
  process.env.NEXTAUTH_SECRET ??= "x".repeat(40);
  process.env.ASSAY_MASTER_KEY ??= Buffer.alloc(32, 7).toString("base64url");
});

const dataKey = () => unwrapKey(place.workspaceId, createWrappedKey(place.workspaceId));

test("a sealed secret opens at its own place and shows nothing of itself", () => {
  const key = dataKey();
  const sealed = sealSecret(key, place, secret);
  expect(openSecret(key, place, sealed)).toBe(secret);
  expect(sealed).not.toContain("canary");
  expect(sealSecret(key, place, secret)).not.toBe(sealed);
});

test.each([
  ["workspace", { workspaceId: "0197a000-0000-7000-8000-00000000000f" }],
  ["row", { rowId: "0197a000-0000-7000-8000-00000000000f" }],
  ["field", { field: "other" }],
  ["origin", { origin: "openai https://evil.example.com" }],
])("a secret moved to another %s does not open, and the error says what to do", (_, moved) => {
  const key = dataKey();
  const sealed = sealSecret(key, place, secret);
  expect(() => openSecret(key, { ...place, ...moved }, sealed)).toThrow("Enter the key again");
});

test("a secret that does not open sets off an alarm that names the place, and nothing of the secret", () => {
  const alarms = vi.spyOn(log(), "error");
  expect(() => openSecret(dataKey(), place, sealSecret(dataKey(), place, secret))).toThrow("does not open");
  expect(alarms).toHaveBeenCalledWith({ alarm: "secret", place }, expect.stringContaining("does not open"));
  alarms.mockRestore();
});

test("a changed secret, an unknown version and another workspace's key are refused", () => {
  const key = dataKey();
  const sealed = sealSecret(key, place, secret);
  const last = sealed.at(-5) === "A" ? "B" : "A";
  expect(() => openSecret(key, place, `${sealed.slice(0, -5)}${last}${sealed.slice(-4)}`)).toThrow("does not open");
  expect(() => openSecret(key, place, sealed.replace("s1.", "s2."))).toThrow("does not open");
  expect(() => openSecret(key, place, "s1.")).toThrow("does not open");
  expect(() => openSecret(dataKey(), place, sealed)).toThrow("does not open");
});

test("a wrapped key opens for its own workspace only, and a wrong master key is named as the cause", () => {
  const wrapped = createWrappedKey(place.workspaceId);
  expect(unwrapKey(place.workspaceId, wrapped)).toHaveLength(32);
  expect(() => unwrapKey(place.rowId, wrapped)).toThrow("belongs to another workspace");
  const [version, , sealed] = wrapped.split(".");
  expect(() => unwrapKey(place.workspaceId, `${version}.00000000.${sealed}`)).toThrow("ASSAY_MASTER_KEY");
});
