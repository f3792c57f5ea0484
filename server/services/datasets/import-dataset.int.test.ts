import { afterAll, beforeAll, expect, test } from "vitest";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { createWorkspace, type Member, type TestWorkspace } from "../testing/factory";
import { createTenantFixture } from "../testing/tenant-fixture";
import { archiveDataset } from "./archive-dataset";
import { getDataset } from "./get-dataset";
import { importDataset } from "./import-dataset";
import { importExampleDataset } from "./import-example-dataset";
import { listDatasets } from "./list-datasets";
import { listExampleDatasets } from "./list-example-datasets";
import { listSamples } from "./list-samples";

const mapping = [
  { column: "story", role: "inputs" as const },
  { column: "answer", role: "expected" as const },
  { column: "domain", role: "metadata" as const },
];
const rows = (...lines: string[]) => ["story,answer,domain", ...lines].join("\n");
const file = (text: string) => ({ sourceName: "stories.csv", text, mapping });
const asNew = (name: string) => ({ kind: "new" as const, name, description: "" });
const asNext = (datasetId: string) => ({ kind: "next" as const, datasetId });

let workspace: TestWorkspace;
let owner: Member;
beforeAll(async () => {
  workspace = await createWorkspace();
  owner = workspace.members.owner;
});
afterAll(() => client().$disconnect());

const page = { limit: 50, search: "", sort: "updated" as const };

test("a file becomes a dataset whose samples keep the order and columns of the file", async () => {
  const text = rows('"As a user, I sign in",yes,auth', "As a guest I browse,,shop", "As a user I pay,no,shop");
  const made = await importDataset.execute(owner, { target: asNew("Stories"), ...file(text) });
  expect(made).toMatchObject({ name: "Stories", number: 1, sampleCount: 3 });

  const dataset = await getDataset.execute(owner, { datasetId: made.datasetId });
  expect(dataset.versions).toMatchObject([
    {
      inputColumns: ["story"],
      metadataFields: ["domain"],
      hasExpected: true,
      hasGroups: false,
      sourceName: "stories.csv",
    },
  ]);
  expect(dataset.versions[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect(dataset.versions[0]?.createdByName).toContain("owner of");

  const of = { datasetVersionId: made.datasetVersionId };
  const first = await listSamples.execute(owner, { ...of, limit: 2, search: "" });
  expect(first.items).toMatchObject([
    { position: 0, inputs: { story: "As a user, I sign in" }, expected: "yes", metadata: { domain: "auth" } },
    { position: 1, inputs: { story: "As a guest I browse" }, expected: null, metadata: { domain: "shop" } },
  ]);
  const second = await listSamples.execute(owner, { ...of, limit: 2, search: "", cursor: first.nextCursor });
  expect(second).toMatchObject({ items: [{ position: 2 }], nextCursor: null, total: 3 });
  const found = await listSamples.execute(owner, { ...of, limit: 50, search: "GUEST" });
  expect(found).toMatchObject({ items: [{ position: 1 }], total: 1 });
});

test("a file with faults imports nothing and names each fault by row and column", async () => {
  const huge = "x".repeat(1024 * 1024 + 1);
  const wrong = importDataset.execute(owner, {
    target: asNew("Faulty"),
    ...file(rows("fine,yes,auth", `${huge},no,shop`, ",no,shop")),
  });
  await expect(wrong).rejects.toMatchObject({ code: "invalid", fields: [{ path: "row:3:story" }] });
  const blank = importDataset.execute(owner, { target: asNew("Faulty"), ...file(rows("fine,yes,auth", ",no,shop")) });
  await expect(blank).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(/^Nothing was imported\. Row 3: /),
    fields: [{ path: "row:3" }],
  });
  const noColumn = importDataset.execute(owner, {
    target: asNew("Faulty"),
    ...file("question,answer,domain\nwhy?,yes,auth"),
  });
  await expect(noColumn).rejects.toMatchObject({ code: "invalid", fields: [{ path: "columns:story" }] });
  const twice = importDataset.execute(owner, { target: asNew("Faulty"), ...file("story,story\na,b") });
  await expect(twice).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining('named "story"') });
  const empty = importDataset.execute(owner, { target: asNew("Faulty"), ...file("") });
  await expect(empty).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("empty") });
  expect((await listDatasets.execute(owner, { ...page, search: "faulty" })).total).toBe(0);
});

test("a file above 50 MiB is refused as too large, measured in bytes", async () => {
  const text = rows("é".repeat(26 * 1024 * 1024));
  const large = importDataset.execute(owner, { target: asNew("Large"), ...file(text) });
  await expect(large).rejects.toMatchObject({ code: "too_large" });
});

test("the same content makes no new version, other content makes the next one, and the old one stays as it was", async () => {
  const first = await importDataset.execute(owner, { target: asNew("Grows"), ...file(rows("a,1,x")) });
  const again = importDataset.execute(owner, { target: asNext(first.datasetId), ...file(rows("a,1,x")) });
  await expect(again).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("version 1 of Grows"),
  });
  const next = await importDataset.execute(owner, { target: asNext(first.datasetId), ...file(rows("a,1,x", "b,2,y")) });
  expect(next).toMatchObject({ number: 2, sampleCount: 2 });
  const old = await listSamples.execute(owner, { datasetVersionId: first.datasetVersionId, limit: 50, search: "" });
  expect(old.total).toBe(1);
  const taken = importDataset.execute(owner, { target: asNew("Grows"), ...file(rows("c,3,z")) });
  await expect(taken).rejects.toMatchObject({ code: "conflict", fields: [{ path: "target.name" }] });
});

test("two imports at once leave one version number each", async () => {
  const { datasetId } = await importDataset.execute(owner, { target: asNew("Raced"), ...file(rows("a,1,x")) });
  const texts = ["b", "c", "d", "e"].map((letter) => rows(`${letter},1,x`));
  const made = await Promise.all(
    texts.map((text) => importDataset.execute(owner, { target: asNext(datasetId), ...file(text) })),
  );
  expect(made.map(({ number }) => number).sort()).toEqual([2, 3, 4, 5]);
});

test("two datasets of one name at once leave one winner and one clear conflict", async () => {
  const tries = await Promise.allSettled(
    ["a", "b"].map((cell) => importDataset.execute(owner, { target: asNew("Twins"), ...file(rows(`${cell},1,x`)) })),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = tries.find((result) => result.status === "rejected");
  expect(lost).toMatchObject({ reason: { code: "conflict" } });
});

test("a large import is written whole, in order, across batches", async () => {
  const text = rows(...Array.from({ length: 2345 }, (_, index) => `story ${index},${index},x`));
  const { datasetVersionId } = await importDataset.execute(owner, { target: asNew("Many"), ...file(text) });
  const last = await listSamples.execute(owner, { datasetVersionId, limit: 5, search: "", cursor: "2340" });
  expect(last.items.map(({ expected }) => expected)).toEqual(["2340", "2341", "2342", "2343", "2344"]);
  expect(last).toMatchObject({ total: 2345, nextCursor: null });
});

test("a key named __proto__ in imported JSON is plain data on its way in and out", async () => {
  const made = await importDataset.execute(owner, {
    target: asNew("Proto"),
    sourceName: "proto.jsonl",
    text: '{"story": {"__proto__": {"isAdmin": true}}}',
    mapping: [{ column: "story", role: "inputs" }],
  });
  const { items } = await listSamples.execute(owner, { datasetVersionId: made.datasetVersionId, limit: 5, search: "" });
  expect(JSON.stringify(items[0]?.inputs)).toBe('{"story":{"__proto__":{"isAdmin":true}}}');
});

test("an archived dataset leaves the list and frees its name, but its samples stay", async () => {
  const first = await importDataset.execute(owner, { target: asNew("Gone"), ...file(rows("a,1,x")) });
  await archiveDataset.execute(owner, { datasetId: first.datasetId });
  expect((await listDatasets.execute(owner, { ...page, search: "gone" })).total).toBe(0);
  const late = importDataset.execute(owner, { target: asNext(first.datasetId), ...file(rows("b,1,x")) });
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  await importDataset.execute(owner, { target: asNew("Gone"), ...file(rows("a,1,x")) });
  const kept = await listSamples.execute(owner, { datasetVersionId: first.datasetVersionId, limit: 5, search: "" });
  expect(kept.total).toBe(1);
});

test("a dataset that a run uses cannot be archived, and the answer names the run", async () => {
  const { members, ids, mark } = await createTenantFixture("busy");
  const refused = archiveDataset.execute(members.owner, { datasetId: ids.dataset });
  await expect(refused).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(mark) });
});

test("the bundled examples import once each, and the list says which are there", async () => {
  const before = await listExampleDatasets.execute(owner, {});
  expect(before.items.map(({ sampleCount }) => sampleCount)).toEqual([60, 120, 60]);
  expect(before.items.every(({ importedDatasetId }) => importedDatasetId === null)).toBe(true);
  const made = await importExampleDataset.execute(owner, { key: "question-answers" });
  expect(made).toMatchObject({ number: 1, sampleCount: 120 });
  const after = await listExampleDatasets.execute(owner, {});
  expect(after.items[1]?.importedDatasetId).toBe(made.datasetId);
  await expect(importExampleDataset.execute(owner, { key: "question-answers" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("the list pages through every dataset once, by any order", async () => {
  const { members } = await createWorkspace();
  for (const name of ["b", "A", "c"]) {
    const text = rows(...Array.from({ length: name.charCodeAt(0) % 7 || 1 }, (_, n) => `${name}${n},1,x`));
    await importDataset.execute(members.owner, { target: asNew(name), ...file(text) });
  }
  const first = await listDatasets.execute(members.viewer, { ...page, sort: "name", limit: 2 });
  const second = await listDatasets.execute(members.viewer, {
    ...page,
    sort: "name",
    limit: 2,
    cursor: first.nextCursor,
  });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["A", "b", "c"]);
  expect([first.total, second.nextCursor]).toEqual([3, null]);
  const newest = await listDatasets.execute(members.viewer, page);
  expect(newest.items[0]?.name).toBe("c");
  const largest = await listDatasets.execute(members.viewer, { ...page, sort: "samples" });
  const sizes = largest.items.map(({ sampleCount }) => sampleCount);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

test("an import is in the audit log with its hash and without its text", async () => {
  await importDataset.execute(owner, { target: asNew("Audited"), ...file(rows("secret canary text,1,x")) });
  const events = await withTenant(workspace.workspaceId, (db) =>
    db.auditEvent.findMany({ where: { operation: "dataset.import" }, orderBy: { id: "desc" }, take: 1 }),
  );
  expect(events[0]?.after).toMatchObject({ name: "Audited", number: 1, contentHash: expect.any(String) });
  expect(JSON.stringify(events)).not.toContain("canary");
});
