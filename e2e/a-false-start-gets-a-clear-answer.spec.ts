import { expect, test } from "@playwright/test";
import { owner, signInAsOwner } from "./support/owner";

test.beforeEach(async ({ page }) => {
  await signInAsOwner(page);
  await page.goto(`/${owner.slug}/datasets/new`);
});

const refusals = [
  { what: "a file that is no table", name: "report.pdf", content: "%PDF-1.7\n1 0 obj", says: /PDF/ },
  { what: "an empty CSV", name: "empty.csv", content: "", says: /empty/i },
  { what: "two columns of the same name", name: "twice.csv", content: "a,b,a\n1,2,3\n", says: /"a"/ },
  { what: "a row with a cell too many", name: "long.csv", content: "a,b\n1,2\n3,4,5\n", says: /3/ },
];

for (const { what, name, content, says } of refusals) {
  test(`${what} is refused with its reason, and nothing is imported`, async ({ page }) => {
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
    await expect(
      page
        .getByRole("alert")
        .or(page.getByText(/cannot be imported/))
        .first(),
    ).toBeVisible();
    await expect(page.locator("main")).toContainText(says);
    await expect(page.getByRole("button", { name: /^Import \d/ })).toHaveCount(0);
  });
}
