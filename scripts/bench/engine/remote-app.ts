// An app in a process of its own: `remote-app.ts <engine url>`. Registers over signed HTTP and is called that way.
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { createMeasuredFunctions, type Ledger } from "./measured-functions";
import { EVENT_KEY, SIGNING_KEY } from "./remote-keys";

// The SDK copies the environment at every request, and the real one is slow to read.
process.env = { ...process.env };

const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
const ledger: Ledger = new Map();
const client = new Inngest({
  id: "test",
  isDev: false,
  baseUrl: process.argv[2],
  signingKey: SIGNING_KEY,
  eventKey: EVENT_KEY,
  logger: quiet,
  internalLogger: quiet,
});
const handle = serve({ client, functions: createMeasuredFunctions(client, ledger, async () => {}) });
const server = http.createServer((request, response) => {
  if (request.url === "/ledger") response.end(JSON.stringify(Object.fromEntries(ledger)));
  else handle(request, response);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const answer = await fetch(`${url}/api/inngest`, { method: "PUT" });
if (answer.status !== 200) throw new Error(`The app was not registered: ${await answer.text()}`);
process.stdout.write(`${url}\n`);
