import { expect, type Page, test } from "@playwright/test";
import { type FakeOllama, startFakeOllama } from "@/server/providers/testing/fake-ollama";
import { expectAccessible } from "./support/axe";
import { watchConsole } from "./support/console";
import { owner, signInAsOwner } from "./support/owner";

let fake: FakeOllama;
test.beforeAll(async () => {
  fake = await startFakeOllama();
});
test.afterAll(() => fake.close());

async function chooseOllama(page: Page) {
  await page.getByRole("button", { name: "Add connection" }).click();
  await page.getByRole("combobox", { name: "Provider" }).click();
  await page.getByRole("option", { name: "Ollama" }).click();
}

/** In light and dark, and no wider than a phone. */
async function expectFit(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
}

test("an admin sees why a connection fails before it is saved, then pulls a model to the host and tries it", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const complaints = watchConsole(page);
  await signInAsOwner(page);
  await page.goto(`/${owner.slug}/models`);
  await chooseOllama(page);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Lab host");
  await dialog.getByLabel("Address").fill("http://127.0.0.1:9");
  await dialog.getByRole("button", { name: "Test" }).click();
  await expect(dialog.getByText("nothing listens at this port")).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "Connection" })).toContainText("failed");
  await expectAccessible(page);

  await dialog.getByLabel("Address").fill(fake.url);
  await dialog.getByRole("button", { name: "Test" }).click();
  await expect(dialog.getByText("Reachable; 2 models.")).toBeVisible();
  await dialog.getByRole("button", { name: "Continue to models" }).click();
  await page.getByRole("button", { name: "Close" }).last().click();

  await page.getByRole("link", { name: "Host of Lab host" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Lab host" })).toBeVisible();
  await expect(page.getByText("No model is loaded.")).toBeVisible();
  const release = fake.host.holdPulls();
  await page.getByRole("textbox", { name: "Model" }).fill("fake-large:8b");
  await page.getByRole("button", { name: "Pull", exact: true }).click();
  await expect(page.getByRole("progressbar", { name: "Pull of fake-large:8b" })).toHaveAttribute("aria-valuenow", "25");
  await expectFit(page);
  await page.reload();
  await expect(page.getByText("1.1 GB of 4.3 GB")).toBeVisible();
  release();
  await expect(page.getByText("Pulled, 4.3 GB.")).toBeVisible();

  await page.getByRole("button", { name: "Add fake-large:8b to the workspace" }).click();
  await page.getByRole("button", { name: "More about fake-large:8b" }).click();
  await page.getByRole("menuitem", { name: "Load now" }).click();
  await expect(page.getByText("3.2 GB (75 %)")).toBeVisible();
  await page.getByRole("link", { name: "fake-large:8b in the workspace" }).click();

  await expect(page.getByRole("heading", { name: "No calls in the last 24 hours" })).toBeVisible();
  await page.getByRole("button", { name: "Test model" }).click();
  await expect(page.getByText(/The model answered in \d+ ms with 9 tokens/)).toBeVisible();
  await expectFit(page);
  expect(complaints).toEqual([]);
});
