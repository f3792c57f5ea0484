// The baseline: the same calls through the official client alone, with as many under way, in a process of its own.
import OpenAI from "openai";

const [baseURL = "", calls = "2000", concurrency = "32"] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey: "sk-local-test-key", maxRetries: 0 });
let open = Number(calls);

async function loop() {
  while (open > 0) {
    open -= 1;
    const stream = await client.chat.completions.create({
      model: "fake-one",
      messages: [{ role: "user", content: `question ${open}` }],
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = "";
    for await (const part of stream) text += part.choices[0]?.delta.content ?? "";
    if (text === "") throw new Error("The server answered nothing.");
  }
}

const cpuBefore = process.cpuUsage();
const began = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, loop));
const tookMs = performance.now() - began;
const { user, system } = process.cpuUsage(cpuBefore);
process.stdout.write(`${JSON.stringify({ tookMs, cpuMs: (user + system) / 1000 })}\n`);
