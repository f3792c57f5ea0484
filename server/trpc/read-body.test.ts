import { expect, test } from "vitest";
import { readBody } from "./read-body";

const url = "http://localhost/api/trpc/x";

test("a body up to the limit is read whole, characters cut by a chunk's end included", async () => {
  const bytes = new TextEncoder().encode("né€😀");
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const request = new Request(url, { method: "POST", body, duplex: "half" } as RequestInit);
  expect(await readBody(request, bytes.length)).toBe("né€😀");
  expect(await readBody(new Request(url), 0)).toBe("");
});

test("a body that never says its length is cut off at the limit and not read on", async () => {
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(1_000));
    },
  });
  const request = new Request(url, { method: "POST", body, duplex: "half" } as RequestInit);
  expect(await readBody(request, 10_000)).toBeNull();
  expect(sent).toBeLessThan(20);
});

test("a body that says it is too long is refused before a byte of it is read", async () => {
  const request = new Request(url, { method: "POST", body: "short", headers: { "content-length": "11" } });
  expect(await readBody(request, 10)).toBeNull();
  expect(request.bodyUsed).toBe(false);
});
