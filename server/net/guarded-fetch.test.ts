import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createGuardedFetch } from "./guarded-fetch";
import { OutgoingError } from "./outgoing-error";

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const textOf = (response: Response) => response.text();

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

describe("the guarded fetch", () => {
  const local = createGuardedFetch({ allowPrivateHosts: true });

  it("sends method, headers and body, and hands back status, headers and body", async () => {
    const url = await serve((request, response) => {
      response.writeHead(201, { "x-seen": `${request.method} ${request.headers["x-a"]} ${request.url}` });
      request.pipe(response);
    });
    const response = await local(`${url}/p?q=1`, { method: "POST", headers: { "x-a": "b" }, body: "Grüße" });
    expect(response.status).toBe(201);
    expect(response.headers.get("x-seen")).toBe("POST b /p?q=1");
    expect(await textOf(response)).toBe("Grüße");
  });

  it("uses one connection again for the next call", async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end("ok");
    });
    for (let call = 0; call < 3; call++) await textOf(await local(url, { method: "GET" }));
    expect(ports.size).toBe(1);
  });

  it("hands a redirect back and does not follow it", async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls++;
      response.writeHead(302, { location: "/elsewhere" }).end();
    });
    expect((await local(url, { method: "GET" })).status).toBe(302);
    expect(calls).toBe(1);
  });

  it.each([
    ["file:///etc/passwd", "http and https"],
    ["http://user:secret@example.com/", "user name or password"],
    ["not a url", "not a valid URL"],
    ["http://169.254.169.254/latest", "metadata"],
    ["http://[::ffff:169.254.169.254]/", "metadata"],
    ["http://[fd00:ec2::254]/", "metadata"],
  ])("refuses %s also when private hosts are allowed", async (address, reason) => {
    const refused = local(address, { method: "GET" });
    await expect(refused).rejects.toBeInstanceOf(OutgoingError);
    await expect(refused).rejects.toMatchObject({ kind: "blocked", message: expect.stringContaining(reason) });
  });

  it("refuses private hosts by address, by odd spelling and by name unless they are allowed", async () => {
    const url = await serve((_, response) => response.end("ok"));
    const { port } = new URL(url);
    const guarded = createGuardedFetch({ allowPrivateHosts: false });
    for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]"]) {
      await expect(guarded(`http://${host}:${port}/`, { method: "GET" })).rejects.toMatchObject({ kind: "blocked" });
    }
    expect((await local(`http://localhost:${port}/`, { method: "GET" })).status).toBe(200);
  });

  it("asks the injected hook before anything is sent", async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls++;
      response.end();
    });
    const assertOutsideTransaction = () => {
      throw new Error("A model call inside a transaction.");
    };
    const guarded = createGuardedFetch({ allowPrivateHosts: true, assertOutsideTransaction });
    await expect(guarded(url, { method: "GET" })).rejects.toThrow("inside a transaction");
    expect(calls).toBe(0);
  });

  it("does not repeat a key that cannot be sent", async () => {
    const headers = { authorization: "Bearer secret\nkey" };
    const refused = local("http://127.0.0.1:9/", { method: "GET", headers });
    await expect(refused).rejects.toMatchObject({ kind: "blocked", message: expect.not.stringContaining("secret") });
  });

  it("reads a body up to its cap and not a byte more", async () => {
    const url = await serve((_, response) => response.end(Buffer.alloc(1001)));
    const capped = (maxBodyBytes: number) => createGuardedFetch({ allowPrivateHosts: true, maxBodyBytes });
    await expect(capped(1000)(url, { method: "GET" }).then(textOf)).rejects.toMatchObject({ kind: "too_large" });
    expect((await capped(1001)(url, { method: "GET" }).then(textOf)).length).toBe(1001);
  });
});
