import { expect, test } from "@playwright/test";
import { mutate, query } from "./support/api";
import { createOwnServer } from "./support/own-server";
import { owner, signInAsOwner } from "./support/owner";

const server = createOwnServer(Number(process.env.E2E_PORT ?? 3210) + 21);
test.use({ baseURL: server.url });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  server.removeData();
  await server.start();
});
test.afterAll(() => server.stop());

type Results = {
  body: { progress: { planned: number; succeeded: number; failed: number; scoresDone: number } };
} | null;

test("kill -9 in mid-run and another `npm start`: the run goes on where it was", async ({ page }) => {
  test.setTimeout(240_000);
  await signInAsOwner(page);
  const { runningId: experimentId } = await mutate<{ runningId: string }>(page, "demo.add", {});
  const answered = async () =>
    (await query<Results>(page, "results.get", { experimentId }))?.body.progress.succeeded ?? 0;
  await expect.poll(answered, { timeout: 60_000 }).toBeGreaterThan(10);

  server.kill();
  await expect(page.request.get("/api/health")).rejects.toThrow();
  await server.start();

  const before = await answered();
  await expect.poll(answered, { timeout: 60_000 }).toBeGreaterThan(before + 10);
  await page.goto(`/${owner.slug}/experiments/${experimentId}`);
  await expect(page.getByText("Running", { exact: true }).first()).toBeVisible();
});
