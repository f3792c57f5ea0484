import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

type Seen = { path: string; authorization: string | undefined; body: string };

/** What an Inngest server hears when an app registers itself. */
const seen: Seen[] = [];
let server: Server;
let route: typeof import("./route");

async function read(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of request) body += part;
  return body;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void read(request).then((body) => {
      seen.push({ path: request.url ?? "", authorization: request.headers.authorization, body });
      response.setHeader("content-type", "application/json").end(JSON.stringify({ ok: true, modified: true }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("INNGEST_BASE_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv("INNGEST_SIGNING_KEY", `signkey-prod-${"ab".repeat(32)}`);
  vi.stubEnv("INNGEST_EVENT_KEY", "event-key-of-the-test");
  vi.stubEnv("NODE_ENV", "production");
  route = await import("./route");
});

afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

const context = { params: Promise.resolve({}) };
const at = (query = "") => `http://localhost:3000/api/inngest${query}`;

test("with the keys of a real Inngest server the same build registers its functions there, under its signing key", async () => {
  const answer = await route.PUT(new NextRequest(at(), { method: "PUT" }), context);
  expect(answer.status).toBe(200);
  const [registration] = seen;
  expect(registration?.path).toContain("/fn/register");
  expect(registration?.authorization).toMatch(/^Bearer signkey-prod-/);
  expect(registration?.authorization).not.toContain("ab".repeat(32));
  const ids = JSON.parse(registration?.body ?? "{}").functions.map((f: { id: string }) => f.id);
  expect(ids).toEqual(
    expect.arrayContaining(["assay-plan-experiment", "assay-generate-chunk", "assay-summarize-results"]),
  );
});

test("a call without a signature, or with a wrong one, runs nothing", async () => {
  const body = JSON.stringify({ event: { name: "experiment/started", data: {} }, events: [], steps: {}, ctx: {} });
  const forged = `t=${Math.floor(Date.now() / 1000)}&s=${"0".repeat(64)}`;
  for (const headers of [new Headers(), new Headers({ "x-inngest-signature": forged })]) {
    const request = new NextRequest(at("?fnId=assay-plan-experiment&stepId=step"), { method: "POST", body, headers });
    const answer = await route.POST(request, context);
    expect(answer.status).toBe(401);
  }
});
