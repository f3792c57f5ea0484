import http from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createEngine, type Engine } from "./engine";
import type { EngineListener } from "./listen";
import { canonicalize, hashSigningKey } from "./signature";
import { until } from "./testing/test-app";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const signingKey = "signkey-test-0123456789abcdef0123456789abcdef";
const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
const apps: http.Server[] = [];
let engine: Engine;
let listener: EngineListener;

beforeAll(async () => {
  engine = createEngine({ databaseUrl: process.env.DATABASE_URL ?? "", retryMs: 20, log: () => {} });
  listener = await engine.listen({ signingKey, eventKey: "the-key" });
  await engine.start();
});
afterAll(async () => {
  for (const app of apps) {
    app.closeAllConnections();
    app.close();
  }
  await listener.close();
  await engine.stop(500);
});

/** An app that answers each event of its name with `answer`, registered by a PUT as a deploy does it. */
async function deploy(id: string, answer: string, key = signingKey, wildcard = false) {
  const client = new Inngest({
    id,
    isDev: false,
    baseUrl: listener.url,
    signingKey: key,
    eventKey: "the-key",
    logger: quiet,
    internalLogger: quiet,
  });
  const fn = client.createFunction(
    { id: "hello", triggers: { event: wildcard ? "hello/*" : `hello-${id}` } },
    ({ event }) => {
      seen.push(`${answer} ${event.data.n}`);
    },
  );
  const app = http.createServer(serve({ client, functions: [fn] }));
  apps.push(app);
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/api/inngest`;
  const response = await fetch(url, { method: "PUT" });
  return { client, url, status: response.status, body: await response.json() };
}
const seen: string[] = [];

test("an app that registers is called, and one that registers while the engine leads is called too", async () => {
  const first = await deploy("first", "first");
  expect(first.body).toMatchObject({ modified: true });
  await until(() => engine.isLeader(), "the engine to lead");
  await first.client.send({ name: "hello-first", data: { n: 1 } });
  await until(() => seen.includes("first 1"), "the first app's run");
  const second = await deploy("second", "second");
  await second.client.send({ name: "hello-second", data: { n: 2 } });
  await until(() => seen.includes("second 2"), "the second app's run");
  await first.client.send({ name: "hello-first", data: { n: 3 } });
  await until(() => seen.includes("first 3"), "the first app's next run");
  const again = await fetch(first.url, { method: "PUT" });
  expect(await again.json()).toMatchObject({ modified: false });
});

test("an app with another key is neither registered nor heard", async () => {
  const stranger = await deploy("stranger", "stranger", "signkey-test-ffffffffffffffffffffffffffffffff");
  expect(stranger.status).toBe(401);
  const event = { method: "POST", body: JSON.stringify({ name: "hello-first", data: { n: "unsigned" } }) };
  expect((await fetch(`${listener.url}/e/another-key`, event)).status).toBe(401);
  expect((await fetch(`${listener.url}/v1/checkpoint/r/async`, { method: "POST", body: "{}" })).status).toBe(401);
  const bearer = { authorization: `Bearer ${hashSigningKey(signingKey)}` };
  expect((await fetch(`${listener.url}/v1/events/none/runs`, { headers: bearer })).status).toBe(200);
});

test("an unsigned call to the app is refused by the app", async () => {
  const { url } = await deploy("door", "door");
  const call = await fetch(`${url}?fnId=door-hello&stepId=step`, {
    method: "POST",
    body: JSON.stringify({ event: {}, events: [{}], steps: {}, ctx: {} }),
  });
  expect(call.status).toBe(401);
});

test("a registration the engine cannot honour is answered with the function and the feature", async () => {
  const refused = await deploy("wild", "wild", signingKey, true);
  expect(refused.status).toBe(400);
  expect(refused.body.message).toContain('Function "wild-hello" uses the wildcard trigger');
});

test("the canonical form sorts keys by their UTF-16 units and keeps what JSON keeps", () => {
  const value = JSON.parse('{"b":[1,1e30,0.000001,null,true],"a":{"\\u20ac":"\\u0000","\\r":"\\ud800","1":"é"},"":{}}');
  expect(canonicalize(value)).toBe(
    '{"":{},"a":{"\\r":"\\ud800","1":"é","€":"\\u0000"},"b":[1,1e+30,0.000001,null,true]}',
  );
});
