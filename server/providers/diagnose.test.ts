import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createTlsServer, request as httpsRequest } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { stepsOf } from "@/server/core/model/check-steps";
import { type CheckStep, diagnose, type FailureCause } from "@/server/core/model/diagnose";
import { ProviderError } from "@/server/core/model/provider-error";
import { makeCertificate } from "@/server/net/testing/make-certificate";
import { toOutgoingError } from "@/server/net/to-outgoing-error";
import { fromTransport } from "./from-transport";
import { createProvider } from "./index";

const secret = "canary-5f4e3d2c1b";
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.close();
    if ("closeAllConnections" in server) (server as ReturnType<typeof createHttpServer>).closeAllConnections();
  }
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return (server.address() as AddressInfo).port;
}

const http = async (listener: RequestListener) => `http://127.0.0.1:${await listen(createHttpServer(listener))}/v1`;
const answering = (status: number, body: string, type = "application/json") =>
  http((_, response) => void response.writeHead(status, { "content-type": type }).end(body));
const refusal = (message: string, code?: string) => JSON.stringify({ error: { message, code } });

const day = 86_400_000;
const daysFromNow = (days: number) => new Date(Date.now() + days * day);
const valid = { validFrom: daysFromNow(-1), validTo: daysFromNow(30) };
const tls = async (certificate: { key: string; cert: string }) =>
  `https://localhost:${await listen(createTlsServer(certificate, (_, response) => void response.end("{}")))}/v1`;

type Check = { allowPrivateHosts?: boolean; apiKey?: string | null; firstByteMs?: number };

async function failureAt(baseUrl: string, check: Check = {}): Promise<ProviderError> {
  const { allowPrivateHosts = true, apiKey = secret, firstByteMs = 5_000 } = check;
  const connection = { kind: "openai" as const, baseUrl, apiKey, allowPrivateHosts };
  const timeouts = { connectMs: 5_000, firstByteMs, idleMs: 5_000, totalMs: 5_000 };
  const { failure } = await createProvider(connection, { timeouts }).checkHealth(new AbortController().signal);
  if (failure === null) throw new Error(`${baseUrl} was found in order.`);
  return failure;
}

/** A port on which nothing listens: it was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

const cases: [FailureCause, CheckStep, () => Promise<string>, Check?][] = [
  ["refused", "connection", async () => `http://127.0.0.1:${await closedPort()}/v1`],
  ["private-address", "address", async () => "http://localhost:9/v1", { allowPrivateHosts: false }],
  ["forbidden-address", "address", async () => "http://169.254.169.254/v1"],
  ["certificate-untrusted", "certificate", () => tls(makeCertificate({ host: "localhost", ...valid }))],
  [
    "certificate-expired",
    "certificate",
    () => tls(makeCertificate({ host: "localhost", validFrom: daysFromNow(-30), validTo: daysFromNow(-1) })),
  ],
  ["not-tls", "certificate", async () => (await answering(200, "{}")).replace("http:", "https:")],
  ["not-http", "connection", async () => `http://127.0.0.1:${await listen(talkative())}/v1`],
  ["reset", "connection", () => http((request) => void request.socket.destroy())],
  ["key-refused", "key", () => answering(401, refusal("Incorrect API key", "invalid_api_key"))],
  ["key-missing", "key", () => answering(401, refusal("No API key given")), { apiKey: null }],
  ["key-refused", "key", () => answering(400, refusal("API key not valid. Please pass a valid API key."))],
  ["key-refused", "key", () => answering(403, refusal("The security token included in the request is invalid."))],
  ["not-allowed", "key", () => answering(403, refusal("Not for you"))],
  ["no-credit", "key", () => answering(429, refusal("You exceeded your quota", "insufficient_quota"))],
  ["wrong-path", "models", () => answering(404, refusal("No such path"))],
  ["web-page", "models", () => answering(200, "<!doctype html><title>Welcome</title>", "text/html")],
  ["redirected", "models", () => answering(302, "")],
  ["rate-limited", "models", () => answering(429, refusal("Slow down", "rate_limit_exceeded"))],
  ["failing", "models", () => answering(500, refusal("Broken"))],
  ["overloaded", "models", () => answering(503, refusal("Full"))],
  ["unreadable", "models", () => answering(200, "{ no json")],
  ["request-refused", "models", () => answering(400, refusal("Unknown version"))],
  ["slow", "models", () => http(() => undefined), { firstByteMs: 50 }],
];

/** A server that greets in a language of its own, as a mail or database server does. */
const talkative = () => createTcpServer((socket) => void socket.on("error", () => undefined).end("220 welcome\r\n"));

describe("a broken connection", () => {
  it.each(cases)("is told to be %s, found at the %s", async (cause, step, start, check) => {
    const failure = await failureAt(await start(), check);
    const found = diagnose(failure, { hasKey: check?.apiKey !== null });
    expect({ cause: found.cause, step: found.step, said: failure.message }).toMatchObject({ cause, step });
    expect(`${failure.message}${JSON.stringify(found)}`).not.toContain(secret);
    const steps = stepsOf(found, { host: "a", isTls: step === "certificate", hasKey: true, modelCount: null });
    expect(steps.filter(({ state }) => state === "failed")).toMatchObject([{ step, note: found.meaning }]);
  });

  it("is told to have a name that leads nowhere", async () => {
    const failure = await failureAt("http://no-such-host.invalid/v1");
    // Without a network there is no name server to say so for certain.
    expect(["name-unknown", "name-unsure"]).toContain(diagnose(failure, { hasKey: true }).cause);
  });

  it("is told to have a certificate for another name, which only a trusted one can have", async () => {
    const certificate = makeCertificate({ host: "elsewhere.test", ...valid });
    const { port } = new URL(await tls(certificate));
    const error = await new Promise((resolve) => {
      httpsRequest({ host: "localhost", port, ca: certificate.cert }).on("error", resolve).end();
    });
    const failure = fromTransport(toOutgoingError(error), secret);
    if (!(failure instanceof ProviderError)) throw new Error("No error of the transport came.");
    expect(diagnose(failure, { hasKey: true }).cause).toBe("certificate-wrong-name");
  });
});

it("names a model that is not there apart from a path that is not there", async () => {
  const failure = await failureAt(await answering(404, refusal("No such model")));
  expect(diagnose(failure, { hasKey: true, model: "m" }).cause).toBe("no-such-model");
});
