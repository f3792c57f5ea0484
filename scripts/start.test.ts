import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { describeProcess } from "./lib/processes.mjs";

const START = path.resolve(import.meta.dirname, "start.mjs");
let folder: string;
let dataDir: string;
let busy: net.Server;
let busyPort: number;

beforeAll(async () => {
  busy = net.createServer();
  await new Promise<void>((resolve) => busy.listen(0, "127.0.0.1", resolve));
  busyPort = (busy.address() as net.AddressInfo).port;
});
afterAll(() => void busy.close());
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "assay-start-"));
  dataDir = path.join(folder, "data");
  return () => fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs the launcher until it gives up by itself; what it says is all that a person gets. */
async function falseStart(env: Record<string, string>) {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _ownerUrl, PORT: _port, ...inherited } = process.env;
  const child = spawn(process.execPath, [START], { env: { ...inherited, ASSAY_DATA_DIR: dataDir, ...env } });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  expect(output).not.toMatch(/\n\s+at /);
  expect(code).toBe(1);
  return output;
}

function writeLock(lock: object) {
  fs.mkdirSync(dataDir, { recursive: true });
  fs.writeFileSync(path.join(dataDir, "launcher.lock"), JSON.stringify(lock));
}

test("a taken PORT is named with the remedy, and no other port is taken silently", async () => {
  const said = await falseStart({ PORT: String(busyPort) });
  expect(said).toContain(`Port ${busyPort} is taken by another program.`);
  expect(said).toContain("choose another port with PORT");
});

test.each(["0", "70000", "http"])("PORT=%s is refused as no port", async (port) => {
  expect(await falseStart({ PORT: port })).toContain(`"${port}" is not a port. Give PORT or --port a number`);
});

test("a HOST that is not this machine's is named", async () => {
  expect(await falseStart({ HOST: "192.0.2.1" })).toContain("192.0.2.1 is not an address of this machine. Set HOST to");
});

test("a data folder with a file in its place is named with the remedy", async () => {
  fs.writeFileSync(dataDir, "");
  const said = await falseStart({});
  expect(said).toContain(`${dataDir} cannot be made: a file is in its place`);
  expect(said).toContain("set ASSAY_DATA_DIR to a folder of yours");
});

test("a data folder that nobody may write to is named with the remedy", async () => {
  // Nobody, root included, may make a folder there.
  const said = await falseStart({ ASSAY_DATA_DIR: "/sys/assay" });
  expect(said).toContain(
    "This user may not write to the data folder /sys/assay. Make the user its owner (chown), or set",
  );
});

test.each([
  ["assay", "DATABASE_URL cannot be read as an address. Give it the form postgresql://"],
  ["mysql://u:p@127.0.0.1/assay", 'DATABASE_URL starts with "mysql:", which is not PostgreSQL.'],
  ["postgresql://u:p@127.0.0.1", "DATABASE_URL names no database."],
  [
    "postgresql://u:p@127.0.0.1:1/assay",
    "Nothing answers at 127.0.0.1:1, named by DATABASE_URL. Start PostgreSQL there",
  ],
  ["postgresql://u:p@no-such-host.invalid/assay", "no-such-host.invalid"],
])("DATABASE_URL=%s is explained before anything is installed", async (url, sentence) => {
  expect(await falseStart({ DATABASE_URL: url })).toContain(sentence);
});

test("a second start on the same data folder says who runs, where, and how to stop it", async () => {
  const startedAt = describeProcess(process.pid)?.startedAt;
  writeLock({ pid: process.pid, startedAt, port: 3000, url: "http://localhost:3000" });
  const said = await falseStart({});
  expect(said).toContain(
    `Assay already runs on ${dataDir}, at http://localhost:3000 (process ${process.pid}, port 3000).`,
  );
  expect(said).toContain(`kill ${process.pid}`);
});

test.each([
  ["dead", { pid: 2 ** 22 - 1, startedAt: "never" }],
  ["recycled", { pid: process.pid, startedAt: "another time" }],
  ["damaged", "not a lock"],
])("a lock whose holder is %s holds nobody up", async (_kind, lock) => {
  writeLock(Object(lock));
  expect(await falseStart({ PORT: String(busyPort) })).toContain(`Port ${busyPort} is taken`);
});

test("a damaged secrets file is never replaced by itself", async () => {
  fs.mkdirSync(dataDir);
  fs.writeFileSync(path.join(dataDir, "secrets.json"), "{");
  expect(await falseStart({})).toContain("secrets.json is damaged. Put it back from a backup");
});

test("a master key of the wrong size is refused with the command that makes one", async () => {
  expect(await falseStart({ ASSAY_MASTER_KEY: "short" })).toContain("ASSAY_MASTER_KEY is not 32 bytes in base64url");
});
