import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { addDemo } from "@/server/services/demo/add-demo";
import { getResultsVersion } from "@/server/services/results/get-results-version";
import { createWorkspace } from "@/server/services/testing/factory";

const start = path.resolve(import.meta.dirname, "start.mjs");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "assay-worker-"));
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** `npm start -- --worker` as a person would start it, with what it says. */
function startWorker(env: Record<string, string | undefined>) {
  const child = spawn(process.execPath, [start, "--worker"], {
    env: { ...process.env, ASSAY_DATA_DIR: folder, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  closers.push(() => child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, said: () => said };
}

test("a worker executes the experiments that another process started, serves no page, and leaves when told", async () => {
  const worker = startWorker({});
  await expect.poll(worker.said, { timeout: 60_000 }).toContain("This worker is ready");

  const workspace = await createWorkspace();
  const { finishedId: experimentId } = await addDemo.execute(workspace.members.owner, {});
  const status = async () => (await getResultsVersion.execute(workspace.members.owner, { experimentId })).status;
  await expect.poll(status, { timeout: 60_000 }).toBeOneOf(["completed", "stopped"]);

  worker.child.kill("SIGTERM");
  expect(await worker.ended).toBe(0);
}, 150_000);

test.each([
  [
    "beside no running server",
    { DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined },
    `No Assay runs on ${folder}, so there is nothing to work for. Start it first`,
  ],
  [
    "without the secrets of the others",
    { NEXTAUTH_SECRET: undefined, ASSAY_MASTER_KEY: undefined },
    "A worker needs the secrets of the server that it works for",
  ],
  [
    "with a real Inngest server",
    { INNGEST_BASE_URL: "http://127.0.0.1:8288", INNGEST_SIGNING_KEY: "00", INNGEST_EVENT_KEY: "key" },
    "INNGEST_BASE_URL is set, and an Inngest server calls the pages' process",
  ],
])(
  "a worker that is started %s says why and ends",
  async (_, env, reason) => {
    const worker = startWorker(env);
    expect(await worker.ended).toBe(1);
    expect(worker.said()).toContain(reason);
  },
  60_000,
);
