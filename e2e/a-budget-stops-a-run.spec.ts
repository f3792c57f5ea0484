import { expect, type Page, test } from "@playwright/test";
import { mutate } from "./support/api";
import { expectAccessible } from "./support/axe";
import { watchConsole } from "./support/console";
import { owner, signInAsOwner } from "./support/owner";

const name = "Budget story";

async function choose(page: Page, label: string | RegExp, option: string | RegExp) {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).first().click();
}

async function prepare(page: Page) {
  const rows = Array.from({ length: 200 }, (_, index) => ({
    question: `How much is ${index} and 1?`,
    answer: `${index + 1}`,
  }));
  await mutate(page, "datasets.import", {
    target: { kind: "new", name },
    sourceName: "sums.jsonl",
    text: rows.map((row) => JSON.stringify(row)).join("\n"),
    mapping: [
      { column: "question", role: "inputs" },
      { column: "answer", role: "expected" },
    ],
  });
  const messages = [{ role: "user", content: "{{question}}" }];
  await mutate(page, "prompts.create", {
    name,
    description: "",
    note: "",
    messages,
    settings: { maxOutputTokens: 200 },
  });
}

test("a run meets its budget, says so and stands still; raised, it goes on where it stopped", async ({ page }) => {
  test.setTimeout(180_000);
  const complaints = watchConsole(page);
  await signInAsOwner(page);
  await prepare(page);

  await test.step("a connection is added, and tells that it is healthy", async () => {
    await page.goto(`/${owner.slug}/models`);
    await page.getByRole("button", { name: "Add connection" }).first().click();
    await choose(page, /^Provider/, /^Simulator/);
    await page.getByRole("button", { name: "Add the simulator" }).click();
    const card = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { name: "Simulator", exact: true }) });
    await card.getByRole("button", { name: "Test connection Simulator" }).click();
    await expect(card.getByText(/part of the product and always there/)).toBeVisible();
  });

  await test.step("the plan says that the budget will not do", async () => {
    await page.goto(`/${owner.slug}/experiments/new`);
    await choose(page, /^Dataset/, name);
    for (const letter of ["A", "B"]) {
      await choose(page, new RegExp(`^Prompt.*${letter}`), name);
      await choose(page, new RegExp(`^Model.*${letter}`), /Simulated large model/);
    }
    await choose(page, /^What matters/, /^Exact match/);
    await page.getByRole("button", { name: /^Plan/ }).click();
    await page.getByRole("switch", { name: /^Stop once/ }).click();
    await page.getByRole("button", { name: /^Budget/ }).click();
    await page.getByLabel(/^This run may spend/).fill("0.004");
    await expect(page.getByText(/likely to need more than the \$0\.0040 left of the budget of this run/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Launch", exact: true }).click();
    await expect(page).toHaveURL(/\/experiments\/[0-9a-f-]{36}$/, { timeout: 30_000 });
  });

  await test.step("it pauses by itself and says which budget, what is spent, and what to do", async () => {
    await expect(
      page.getByText(/The budget of this run of \$0\.0040 has no room for the next call: .* Answers so far are kept\./),
    ).toBeVisible({
      timeout: 60_000,
    });
    await expectAccessible(page);
  });

  await test.step("resumed without a higher budget it is refused, in one sentence", async () => {
    await page.getByRole("button", { name: "Raise the budget" }).click();
    await page.getByRole("dialog").getByLabel("Limit of this run").fill("0.001");
    await page.getByRole("button", { name: "Raise and resume" }).click();
    await expect(
      page.getByRole("dialog").getByText(/is used up\. Nothing was called; raise the budget first/),
    ).toBeVisible();
    await page.getByRole("dialog").getByLabel("Limit of this run").fill("20");
    await page.getByRole("button", { name: "Raise and resume" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  });

  await test.step("it goes on to the end", async () => {
    await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 90_000 });
  });

  await test.step("the alert stands on the overview until somebody read it, and the spend has its page", async () => {
    await page.goto(`/${owner.slug}`);
    const alert = page
      .getByRole("listitem")
      .filter({ hasText: "A run was paused: the budget of this run had no room for its next call" });
    await alert.getByRole("button", { name: "Dismiss" }).click();
    await expect(alert).toBeHidden();
    await page.getByRole("link", { name: "Budgets and spend" }).click();
    await page.getByRole("button", { name: "Set a limit" }).first().click();
    await page.getByRole("dialog").getByLabel("Limit").fill("1000");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/of \$1,000\.00 spent/)).toBeVisible();
    await page.getByRole("tab", { name: "By experiment" }).click();
    await expect(page.getByRole("table", { name: "Spend by experiment" }).getByRole("link").first()).toBeVisible();
    await expectAccessible(page);
  });
  expect(complaints).toEqual([expect.stringContaining("409")]);
});
