import { expect, type Page } from "@playwright/test";

export const owner = {
  name: "Ada Lovelace",
  email: "ada@example.com",
  password: "a long enough password",
  workspace: "Research Team",
  slug: "research-team",
};

/** Signs in as the owner, who is made through the set-up page when this is the first visit of all. */
export async function signInAsOwner(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page).toHaveURL(/\/(setup|login)/);
  if (page.url().includes("/setup")) {
    await page.getByLabel("Your name").fill(owner.name);
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByLabel("Workspace").fill(owner.workspace);
    await page.getByRole("button", { name: "Create workspace" }).click();
  } else {
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();
  }
  await expect(page).toHaveURL(new RegExp(`/${owner.slug}$`));
}
