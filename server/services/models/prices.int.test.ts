import { afterAll, beforeAll, expect, test } from "vitest";
import { manifestSchema } from "@/server/core/experiment/manifest";
import { dayOf } from "@/server/core/model/price-history";
import { type PriceInput, priceInput } from "@/server/core/model/price-schema";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { createExperiment } from "../experiments/create-experiment";
import { estimateExperiment } from "../experiments/estimate-experiment";
import { freezeExperiment } from "../experiments/freeze-experiment";
import { createLibrary, createWorkspace, type TestLibrary, type TestWorkspace, testPrice } from "../testing/factory";
import { listModels } from "./list-models";
import { listPrices } from "./list-prices";
import { removePrice } from "./remove-price";
import { setPrice } from "./set-price";

const today = dayOf(new Date());
const tomorrow = dayOf(new Date(Date.now() + 86_400_000));
const perTokens = (input: number, cached: number | null = null): PriceInput => ({
  basis: "tokens",
  inputMicroUsdPerMillion: input,
  outputMicroUsdPerMillion: 9,
  cachedInputMicroUsdPerMillion: cached,
});
const server = { monthlyMicroUsd: 3_000_000_000, callsAtOnce: 8, busyPercent: 50 };
let workspace: TestWorkspace;
let library: TestLibrary;
const owner = () => workspace.members.owner;

beforeAll(async () => {
  workspace = await createWorkspace();
  const { workspaceId } = workspace;
  library = await withTenant(workspaceId, (db) => createLibrary(db, workspaceId, "priced"));
});
afterAll(() => client().$disconnect());

const set = (effectiveFrom: string, price: PriceInput, note = "") =>
  setPrice.execute(owner(), { modelId: library.model.id, effectiveFrom, price, note });
const listed = async () => (await listModels.execute(owner(), { limit: 50, search: "sim-small" })).items[0]?.price;

const draft = () => ({
  name: "Priced",
  hypothesis: "",
  datasetVersionId: library.datasetVersion.id,
  variants: [library.model, library.judge].map((model) => ({
    name: "",
    promptVersionId: library.promptVersion.id,
    modelId: model.id,
    settings: {},
  })),
  evaluators: [{ kind: "metric", key: "exact_match", config: {} }],
  plan: {},
});

async function frozenPrices() {
  const { id: experimentId } = await createExperiment.execute(owner(), createExperiment.input.parse(draft()));
  await freezeExperiment.execute(owner(), { experimentId });
  const manifest = () =>
    withTenant(workspace.workspaceId, async (db) => {
      const row = await db.experiment.findFirstOrThrow({ where: { id: experimentId } });
      return manifestSchema.parse(row.manifest).variants.map(({ model }) => model);
    });
  return { manifest };
}

test("the price in force is the one that is shown, and a planned one waits for its day", async () => {
  const { items } = await set(tomorrow, perTokens(5), "Announced");
  expect(items.map(({ state }) => state)).toEqual(["planned", "current"]);
  expect(items[0]).toMatchObject({ note: "Announced", createdBy: expect.stringContaining("owner") });
  expect(await listed()).toMatchObject(testPrice);
  await set(today, perTokens(7, 3));
  expect(await listed()).toMatchObject({ inputMicroUsdPerMillion: 7, cachedInputMicroUsdPerMillion: 3, byTime: null });
  expect((await listPrices.execute(owner(), { modelId: library.model.id })).items.map(({ state }) => state)).toEqual([
    "planned",
    "current",
    "past",
  ]);
});

test("a launched run keeps its prices, whatever is corrected afterwards; the next one has the new ones", async () => {
  await set(today, perTokens(7, 3));
  const first = await frozenPrices();
  const before = await first.manifest();
  expect(before).toMatchObject([{ inputMicroUsdPerMillion: 7, cachedInputMicroUsdPerMillion: 3 }, testPrice]);
  await set(today, { basis: "time", ...server });
  expect(await first.manifest()).toEqual(before);
  expect((await (await frozenPrices()).manifest())[0]).toMatchObject({ inputMicroUsdPerMillion: 0, byTime: server });
});

test("a run on a server paid by time is estimated by time", async () => {
  await set(today, { basis: "time", ...server });
  const slow = await estimateExperiment.execute(owner(), estimateExperiment.input.parse(draft()));
  await set(today, { basis: "time", ...server, monthlyMicroUsd: 300 * server.monthlyMicroUsd });
  const dear = await estimateExperiment.execute(owner(), estimateExperiment.input.parse(draft()));
  expect(dear.costMicroUsd.expected).toBeGreaterThan(100 * slow.costMicroUsd.expected);
});

test("every change is audited with what was before", async () => {
  await set("2026-02-01", perTokens(1));
  await set("2026-02-01", perTokens(2));
  await removePrice.execute(owner(), { modelId: library.model.id, effectiveFrom: "2026-02-01" });
  const rows = await withTenant(workspace.workspaceId, (db) =>
    db.auditEvent.findMany({ where: { operation: { startsWith: "modelPrice." } }, orderBy: { at: "desc" }, take: 3 }),
  );
  const price = (input: number) => expect.objectContaining({ inputMicroUsdPerMillion: input });
  expect(rows).toMatchObject([
    { operation: "modelPrice.remove", targetId: library.model.id, before: price(2), after: null },
    { operation: "modelPrice.set", before: price(1), after: price(2) },
    { operation: "modelPrice.set", before: null, after: price(1) },
  ]);
});

test("the last price in force cannot be taken away, even by two at once", async () => {
  const modelId = library.judge.id;
  await setPrice.execute(owner(), { modelId, effectiveFrom: today, price: perTokens(1), note: "" });
  const ended = await Promise.allSettled(
    ["2026-01-01", today].map((effectiveFrom) => removePrice.execute(owner(), { modelId, effectiveFrom })),
  );
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await listPrices.execute(owner(), { modelId })).items).toHaveLength(1);
});

test("what is no price is refused by field, and only who may change connections may set one", async () => {
  const wrong = { basis: "time", monthlyMicroUsd: 1, callsAtOnce: 0, busyPercent: 101 };
  const read = priceInput.safeParse(wrong);
  expect(read.error?.issues.map(({ path }) => path.join("."))).toEqual(["callsAtOnce", "busyPercent"]);
  const cached = priceInput.safeParse(perTokens(1, 2));
  expect(cached.error?.issues.map(({ path }) => path.join("."))).toEqual(["cachedInputMicroUsdPerMillion"]);
  const input = { modelId: library.model.id, effectiveFrom: today, price: perTokens(1), note: "" };
  await expect(setPrice.execute(workspace.members.viewer, input)).rejects.toMatchObject({ code: "forbidden" });
});
