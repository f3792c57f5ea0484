import { expect, type Page, test } from "@playwright/test";
import { mutate, query } from "./support/api";
import { expectAccessible } from "./support/axe";
import { watchConsole } from "./support/console";
import { owner, signInAsOwner } from "./support/owner";

async function choose(page: Page, label: string | RegExp, option: string | RegExp) {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).first().click();
}

test("a pilot of one click turns assumed figures into measured ones, and its number of samples is launched", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const complaints = watchConsole(page);
  await signInAsOwner(page);
  await mutate(page, "datasets.importExample", { key: "question-answers" });
  await mutate(page, "models.addSimulator", {});
  await mutate(page, "prompts.create", {
    name: "Pilot question",
    description: "",
    note: "",
    messages: [{ role: "user", content: "{{question}}" }],
    settings: {},
  });

  const card = page.getByRole("region", { name: "What to expect" });
  await test.step("the plan of a draft says that its figures are assumed, and what a pilot would cost", async () => {
    await page.goto(`/${owner.slug}/experiments/new`);
    await choose(page, /^Dataset/, /Questions and answers/);
    for (const letter of ["A", "B"]) await choose(page, new RegExp(`^Prompt.*${letter}`), "Pilot question");
    await choose(page, /^Model.*A/, /Simulated small model/);
    await choose(page, /^Model.*B/, /Simulated large model/);
    await choose(page, /^What matters/, /^Exact match/);
    await expect(card.getByText("Assumed figures: no run has measured this yet.")).toBeVisible();
    await expect(card.getByText(/20 samples, 2 answers to each, about \$/)).toBeVisible();
    await page.getByRole("button", { name: /^Plan/ }).click();
    await page.getByLabel("Smallest effect that matters").fill("0.3");
  });

  await test.step("two clicks run one pilot, which is followed in the card", async () => {
    await card.getByRole("button", { name: "Run a pilot" }).dblclick();
    await expect(card.getByText("The pilot runs")).toBeVisible();
    await expect(card.getByText(/From the pilot: 20 pairs/)).toBeVisible({ timeout: 60_000 });
    const { items } = await query<{ items: { name: string }[] }>(page, "experiments.list", { kind: "pilot" });
    expect(items).toHaveLength(1);
  });

  await test.step("one more click takes the number of samples, and the run is launched with it", async () => {
    const use = card.getByRole("button", { name: /^Use \d+ samples$/ });
    const [, samples = ""] = /Use (\d+)/.exec(await use.innerText()) ?? [];
    await use.click();
    await expect(card.getByText(`${samples} samples × 2 variants`)).toBeVisible();
    await card.getByText("What to buy").click();
    await expect(card.getByRole("table")).toContainText("cheapest");
    await card.getByText("Samples against effect").click();
    await card.getByText("What this assumes").click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Launch", exact: true }).click();
    await expect(page).toHaveURL(/\/experiments\/[0-9a-f-]{36}$/, { timeout: 30_000 });
    await page.getByRole("link", { name: /^Plan/ }).click();
    await expect(page.getByText("Expected at launch")).toBeVisible();
    await expect(page.getByText(/^Pilot of /)).toBeVisible();
    await expect(page.getByText(`${samples} of 120`)).toBeVisible();
  });

  await test.step("the list marks the pilot, and finds pilots alone", async () => {
    await page.goto(`/${owner.slug}/experiments?kind=pilot`);
    await expect(page.getByRole("row", { name: /Pilot of/ })).toHaveCount(1);
  });
  expect(complaints).toEqual([]);
});
