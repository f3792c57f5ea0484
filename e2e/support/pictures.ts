import path from "node:path";
import type { Page } from "@playwright/test";

const folder = path.resolve(import.meta.dirname, "../../docs/images");

/** The pictures of the docs, light and dark. Taken on `npm run screenshots` only, so that a test run changes no file. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (process.env.ASSAY_SCREENSHOTS !== "1") return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: "light" });
}
