import { expect, test } from "@playwright/test";
import { watchConsole } from "./support/console";
import { owner, signInAsOwner } from "./support/owner";

test("an owner finds the page of durable work, by keyboard and on a phone, and it says that a process executes", async ({
  page,
}) => {
  const complaints = watchConsole(page);
  await signInAsOwner(page);
  await expect(page.getByRole("link", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(new RegExp(`/${owner.slug}/settings/budgets$`));
  await page.getByRole("link", { name: "Durable work" }).click();
  await expect(page).toHaveURL(new RegExp(`/${owner.slug}/settings/engine$`));
  await expect(page.getByText("One process leads")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No failed work in the last 24 hours" })).toBeVisible();
  await expect(page.getByText("Queue depth")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/${owner.slug}`);
  await page.getByRole("button", { name: /account/i }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: /^Each month/ })).toBeVisible();
  expect(complaints).toEqual([]);
});
