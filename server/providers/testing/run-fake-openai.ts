import { parseArgs } from "node:util";
import { startFakeOpenAi } from "./fake-openai";

/** A fake OpenAI in a process of its own, for crash tests and benchmarks. Prints its address as one line of JSON. */
const { values } = parseArgs({ options: { port: { type: "string" }, "latency-ms": { type: "string" } } });
const server = await startFakeOpenAi({ port: Number(values.port ?? 0), latencyMs: Number(values["latency-ms"] ?? 0) });
process.stdout.write(`${JSON.stringify({ url: server.url, baseUrl: server.baseUrl })}\n`);
process.once("SIGTERM", () => process.exit(0));
