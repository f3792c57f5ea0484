import { expect, type Page, test } from "@playwright/test";
import { mutate, query } from "./support/api";
import { expectAccessible } from "./support/axe";
import { owner, signInAsOwner } from "./support/owner";
import { takePictures } from "./support/pictures";

/** The demo is made once; asked again the workspace already has it. */
async function demoIds(page: Page) {
  const list = async () =>
    (await query<{ items: { id: string; name: string; status: string }[] }>(page, "experiments.list", {})).items;
  const find = (items: Awaited<ReturnType<typeof list>>, words: string) =>
    items.find((item) => item.name.includes(words))?.id ?? "";
  if (!find(await list(), "careful prompt")) await mutate(page, "demo.add", {});
  const items = await list();
  return {
    finished: find(items, "careful prompt"),
    running: find(items, "medium or large"),
    draft: find(items, "small model good enough"),
  };
}

async function firstOf(page: Page, procedure: string): Promise<string> {
  return (await query<{ items: { id: string }[] }>(page, procedure, {})).items[0]?.id ?? "";
}

test("every page holds WCAG 2.2 AA in light and dark, and fits a phone", async ({ page, browser }) => {
  test.setTimeout(600_000);
  await signInAsOwner(page);
  const demo = await demoIds(page);
  await expect
    .poll(
      async () => (await query<{ status: string }>(page, "experiments.byId", { experimentId: demo.finished })).status,
      {
        timeout: 60_000,
      },
    )
    .toMatch(/stopped|completed/);
  const dataset = await firstOf(page, "datasets.list");
  const prompt = await firstOf(page, "prompts.list");
  const model = await firstOf(page, "models.list");
  const at = (path: string) => `/${owner.slug}${path}`;
  const experiment = `/experiments/${demo.finished}`;
  const pages: Record<string, string> = {
    overview: at(""),
    datasets: at("/datasets"),
    "dataset-import": at("/datasets/new"),
    dataset: at(`/datasets/${dataset}`),
    "dataset-versions": at(`/datasets/${dataset}/versions`),
    prompts: at("/prompts"),
    "prompt-new": at("/prompts/new"),
    prompt: at(`/prompts/${prompt}`),
    models: at("/models"),
    model: at(`/models/${model}`),
    experiments: at("/experiments"),
    "experiment-new": at(`/experiments/new?copy=${demo.draft}`),
    results: at(experiment),
    analysis: at(`${experiment}/analysis`),
    samples: at(`${experiment}/samples`),
    failures: at(`${experiment}/failures`),
    plan: at(`${experiment}/plan`),
    running: at(`/experiments/${demo.running}`),
    budgets: at("/settings/budgets"),
    "durable-work": at("/settings/engine"),
  };
  for (const [name, url] of Object.entries(pages)) {
    await test.step(name, async () => {
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await page.goto(url);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
      await expect(page.getByRole("link", { name: /^About .* opens in a new tab$/ }).first()).toBeVisible();
      await expectAccessible(page);
      await takePictures(page, name);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      // A chart takes its new width a moment after the page has its own.
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overflow, { message: `${name} is wider than a phone` }).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 800 });
    });
  }
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto("/login");
  await expectAccessible(stranger);
  await takePictures(stranger, "login");
  for (const page of ["statistics", "budgets"]) {
    await stranger.goto(`/docs/${page}`);
    await expect(stranger.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(stranger);
    await stranger.setViewportSize({ width: 390, height: 844 });
    const overflow = await stranger.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${page} is wider than a phone`).toBeLessThanOrEqual(0);
    await stranger.setViewportSize({ width: 1280, height: 800 });
  }
  await context.close();
});
