import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { log } from "@/server/telemetry/log";
import { createWorkspace } from "../testing/factory";
import { masterKeyId } from "./master-keys";
import { findMasterKeyIds, whyNotOpenSecrets } from "./prove-master-key";
import { rewrapKeys } from "./rewrap-keys";
import { createWrappedKey, unwrapKey } from "./wrap-key";

const [oldest, former, current] = [7, 8, 9].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
const before = { current: former, previous: null };
const during = { current, previous: former };
const after = { current, previous: null };

beforeEach(() => withOwner(`delete from "Workspace"`));
afterAll(() => client().$disconnect());

async function withOwner(sql: string) {
  const { Client } = (await import("pg")).default;
  const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
}

/** A workspace whose data key a master key wrapped, and that data key. */
async function createSealed(keys: { current: Buffer; previous: null }) {
  const { workspaceId } = await createWorkspace();
  const wrappedKey = createWrappedKey(workspaceId, keys);
  await withTenant(workspaceId, (db) => db.workspace.update({ where: { id: workspaceId }, data: { wrappedKey } }));
  return { workspaceId, dataKey: unwrapKey(workspaceId, wrappedKey, keys) };
}

const wrappedOf = async (workspaceId: string) =>
  (await withTenant(workspaceId, (db) => db.workspace.findFirstOrThrow({ where: { id: workspaceId } }))).wrappedKey;
const idsInUse = async () => [...new Set((await findMasterKeyIds()).map((place) => place.masterKeyId))];

test("a rotation rewraps every data key, and each still is the same key", async () => {
  const workspaces = [await createSealed(before), await createSealed(before)];
  expect(await whyNotOpenSecrets(during)).toBeNull();
  expect(await rewrapKeys(during)).toEqual({ rewrapped: 2, failed: 0 });
  expect(await idsInUse()).toEqual([masterKeyId(current)]);
  for (const { workspaceId, dataKey } of workspaces) {
    expect(unwrapKey(workspaceId, await wrappedOf(workspaceId), after)).toEqual(dataKey);
  }
  expect(await whyNotOpenSecrets(after)).toBeNull();
});

test("one that was cut off in its midst goes on, while both keys open; two at once do the work once", async () => {
  const done = await createSealed(after);
  const open = [await createSealed(before), await createSealed(before), await createSealed(before)];
  for (const { workspaceId, dataKey } of [done, ...open]) {
    expect(unwrapKey(workspaceId, await wrappedOf(workspaceId), during)).toEqual(dataKey);
  }
  const [one, other] = await Promise.all([rewrapKeys(during), rewrapKeys(during)]);
  expect(one.rewrapped + other.rewrapped).toBe(open.length);
  expect(await idsInUse()).toEqual([masterKeyId(current)]);
  expect(await rewrapKeys(during)).toEqual({ rewrapped: 0, failed: 0 });
});

test("a wrong master key is refused at the start with what to do, and changes nothing", async () => {
  await createSealed(before);
  const sealed = await createSealed(before);
  const stored = await wrappedOf(sealed.workspaceId);
  const reason = await whyNotOpenSecrets({ current: oldest, previous: current });
  expect(reason).toMatch(/^The stored keys of 2 of 2 workspaces were sealed with another master key/);
  expect(reason).toContain("ASSAY_MASTER_KEY_PREVIOUS");
  expect(reason).toContain(masterKeyId(former));
  expect(await wrappedOf(sealed.workspaceId)).toBe(stored);
});

test("an installation without workspaces starts with any key", async () => {
  expect(await whyNotOpenSecrets(after)).toBeNull();
});

test("a data key that was tampered with is alarmed and left as it is; the others are rewrapped", async () => {
  const broken = await createSealed(before);
  const whole = await createSealed(before);
  const [version, id, sealed = ""] = (await wrappedOf(broken.workspaceId)).split(".");
  const changed = `${version}.${id}.${sealed[0] === "A" ? "B" : "A"}${sealed.slice(1)}`;
  await withTenant(broken.workspaceId, (db) =>
    db.workspace.update({ where: { id: broken.workspaceId }, data: { wrappedKey: changed } }),
  );
  const alarms = vi.spyOn(log(), "error");
  expect(await whyNotOpenSecrets(during)).toBeNull();
  expect(await rewrapKeys(during)).toEqual({ rewrapped: 1, failed: 1 });
  expect(alarms).toHaveBeenCalledWith({ alarm: "secret", workspaceId: broken.workspaceId }, expect.anything());
  expect(await wrappedOf(broken.workspaceId)).toBe(changed);
  expect(unwrapKey(whole.workspaceId, await wrappedOf(whole.workspaceId), after)).toEqual(whole.dataKey);
  alarms.mockRestore();

  await withTenant(whole.workspaceId, (db) => db.workspace.delete({ where: { id: whole.workspaceId } }));
  expect(await whyNotOpenSecrets(during)).toContain("damaged");
});
