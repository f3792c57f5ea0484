import { afterAll, beforeAll, expect, test } from "vitest";
import { client } from "@/server/db/client";
import { createWorkspace, type Member } from "../testing/factory";
import { createTenantFixture } from "../testing/tenant-fixture";
import { listAuditEvents } from "../workspaces/list-audit-events";
import { archivePrompt } from "./archive-prompt";
import { checkPrompt } from "./check-prompt";
import { createPrompt } from "./create-prompt";
import { createPromptVersion } from "./create-prompt-version";
import { getPrompt } from "./get-prompt";
import { listPrompts } from "./list-prompts";

const ask = (content: string) => ({ messages: [{ role: "user" as const, content }], settings: {}, note: "" });
const page = { limit: 50, search: "", sort: "updated" as const };

let owner: Member;
beforeAll(async () => {
  owner = (await createWorkspace()).members.owner;
});
afterAll(() => client().$disconnect());

test("a prompt keeps each version as it was written, with the variables it found", async () => {
  const first = await createPrompt.execute(owner, { name: "Stories", description: "", ...ask("Test {{story}}") });
  const edited = { ...ask("Test {{story}} in {{domain}}"), settings: { temperature: 0.2 }, note: "more context" };
  const second = await createPromptVersion.execute(owner, { promptId: first.promptId, ...edited });
  expect([first.number, second.number]).toEqual([1, 2]);
  const { versions } = await getPrompt.execute(owner, { promptId: first.promptId });
  expect(versions).toMatchObject([
    { number: 2, variables: ["story", "domain"], settings: { temperature: 0.2 }, note: "more context" },
    { number: 1, variables: ["story"], settings: {}, messages: [{ role: "user", content: "Test {{story}}" }] },
  ]);
  const { items } = await listPrompts.execute(owner, { ...page, search: "stor" });
  expect(items).toMatchObject([{ versionNumber: 2, preview: "Test {{story}} in {{domain}}" }]);
});

test("saving without a change makes no version, whatever the order of the settings", async () => {
  const settings = { temperature: 0.2, topP: 0.9 };
  const { promptId } = await createPrompt.execute(owner, { name: "Same", description: "", ...ask("Hi"), settings });
  const again = createPromptVersion.execute(owner, {
    promptId,
    ...ask("Hi"),
    settings: { topP: 0.9, temperature: 0.2 },
  });
  await expect(again).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Nothing changed") });
  const taken = createPrompt.execute(owner, { name: "Same", description: "", ...ask("Other") });
  await expect(taken).rejects.toMatchObject({ code: "conflict", fields: [{ path: "name" }] });
});

test("edits at once get one number each", async () => {
  const { promptId } = await createPrompt.execute(owner, { name: "Raced", description: "", ...ask("0") });
  const made = await Promise.all(
    ["1", "2", "3"].map((text) => createPromptVersion.execute(owner, { promptId, ...ask(text) })),
  );
  expect(made.map(({ number }) => number).sort()).toEqual([2, 3, 4]);
});

test("a prompt is checked against a dataset in one sentence that names what is missing or unused", async () => {
  const { members, ids } = await createTenantFixture("check");
  const check = async (content: string) => {
    const made = await createPrompt.execute(members.owner, { name: content, description: "", ...ask(content) });
    const input = { promptVersionId: made.promptVersionId, datasetVersionId: ids.datasetVersion };
    return checkPrompt.execute(members.viewer, input);
  };
  expect(await check("{{question}}")).toEqual({
    variables: ["question"],
    missing: [],
    unused: [],
    sentence: "The dataset fills the variable.",
  });
  const missing = await check("{{story}}?");
  expect(missing).toMatchObject({ missing: ["story"], unused: ["question"] });
  expect(missing.sentence).toContain("{{story}}");
  expect((await check("no variable")).sentence).toContain("every sample would be asked the same");
});

test("an archived prompt leaves the list, frees its name and takes no new version", async () => {
  const { promptId } = await createPrompt.execute(owner, { name: "Gone", description: "", ...ask("a") });
  await archivePrompt.execute(owner, { promptId });
  expect((await listPrompts.execute(owner, { ...page, search: "gone" })).total).toBe(0);
  const late = createPromptVersion.execute(owner, { promptId, ...ask("b") });
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  await createPrompt.execute(owner, { name: "Gone", description: "", ...ask("a") });
});

test("the audit log tells admins who did what, newest first, page by page", async () => {
  const first = await listAuditEvents.execute(owner, { limit: 2 });
  const second = await listAuditEvents.execute(owner, { limit: 2, cursor: first.nextCursor });
  const times = [...first.items, ...second.items].map(({ at }) => at);
  expect(times).toEqual([...times].sort().reverse());
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  expect(first.items[0]).toMatchObject({ operation: "prompt.create", actorKind: "member" });
  expect(first.items[0]?.actorName).toContain("owner of");
  const archived = await listAuditEvents.execute(owner, { limit: 50, operation: "prompt.archive" });
  expect(archived).toMatchObject({ total: 1, items: [{ before: { name: "Gone" } }] });
});
