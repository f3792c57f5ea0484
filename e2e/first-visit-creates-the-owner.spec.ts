import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { watchConsole } from "./support/console";
import { owner, signInAsOwner } from "./support/owner";
import { takePictures } from "./support/pictures";

test("the first visit creates the owner and the workspace; afterwards only a right password gets in", async ({
  page,
}) => {
  const complaints = watchConsole(page);
  // Browsers ask for it by themselves until they have read which icon a page names.
  expect((await page.request.get("/favicon.ico")).status()).toBe(200);
  const answer = await page.goto("/");
  expect(answer?.headers()).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  await expect(page).toHaveURL(/\/setup$/);
  await expectAccessible(page);
  await takePictures(page, "setup");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page.getByText("Use at least 12 characters.")).toBeVisible();
  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(owner.workspace);

  await page.goto("/setup");
  await expect(page).not.toHaveURL(/\/setup$/);
  await page.goto(`/${owner.slug}`);
  await page.getByRole("button", { name: /account/i }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto(`/${owner.slug}/datasets`);
  await expect(page).toHaveURL(/\/login\?next=/);

  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`/${owner.slug}/datasets$`));
  expect(complaints.filter((c) => !c.includes("401"))).toEqual([]);
});
