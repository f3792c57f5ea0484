import { expect, test } from "vitest";
import { client } from "@/server/db/client";
import { answer } from "./answer";

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  answer(
    new Request(`http://localhost/api/trpc/${path}`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", host: "localhost", ...headers },
    }),
  );

test("a stranger's large body is refused with a sentence the pages can show, and nothing is done with it", async () => {
  const owner = { name: "x".repeat(70_000), email: "a@example.com", password: "long enough to do", workspaceName: "W" };
  const response = await post("account.createOwner", JSON.stringify(owner));
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({
    error: {
      message: expect.stringMatching(/Nothing was stored/),
      data: { code: "PAYLOAD_TOO_LARGE", httpStatus: 413 },
    },
  });
  expect(await client().installation.count()).toBe(0);
});

test("a write from another site is refused in the same shape; one of our own pages gets its answer", async () => {
  const foreign = await post("account.createOwner", "{}", { origin: "https://elsewhere.example" });
  expect(foreign.status).toBe(403);
  expect(await foreign.json()).toMatchObject({ error: { data: { code: "FORBIDDEN", httpStatus: 403 } } });
  const own = await post("account.createOwner", "{}", { origin: "http://localhost" });
  expect(own.status).toBe(400);
  const read = await answer(new Request("http://localhost/api/trpc/account.needsSetup"));
  expect(await read.json()).toEqual({ result: { data: true } });
});
