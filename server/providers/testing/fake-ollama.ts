import { createFakeOllamaHost, type FakeOllamaHost } from "./fake-ollama-host";
import {
  cutIntoPieces,
  type FakeProtocol,
  type FakeServer,
  type FakeServerOptions,
  startFakeServer,
} from "./fake-server";

const frameOf = (json: string) => `${json}\n`;

/** Ollama's own API: one JSON object a line, counts and reason on the last one. */
const protocol: FakeProtocol = {
  contentType: "application/x-ndjson",
  chatPath: "/api/chat",
  frameOf,
  errorFrame: frameOf(JSON.stringify({ error: "llama runner process has terminated: signal: killed" })),
  errorBody: (_status, message) => ({ error: message }),
  documents: ({ path, body }) => {
    if (path !== "/api/embed") return undefined;
    const inputs = Array.isArray(body.input) ? body.input : [body.input];
    return { model: body.model, embeddings: inputs.map((_, index) => [index + 1, 0.5, -0.25]), prompt_eval_count: 4 };
  },
  frames: ({ body }, answer) => {
    const line = (content: string, rest: object) =>
      frameOf(
        JSON.stringify({
          model: body.model,
          created_at: "2026-11-21T00:00:00Z",
          message: { role: "assistant", content },
          ...rest,
        }),
      );
    const counts = answer.hasNoUsage ? {} : { prompt_eval_count: 20, eval_count: 9 };
    return [
      ...cutIntoPieces(answer.text ?? "A plain answer.").map((piece) => line(piece, { done: false })),
      line("", {
        done: true,
        done_reason: answer.finish === "length" ? "length" : "stop",
        total_duration: 1,
        ...counts,
      }),
    ];
  },
};

export type FakeOllama = FakeServer & { host: FakeOllamaHost };

export async function startFakeOllama(options: FakeServerOptions = {}): Promise<FakeOllama> {
  const host = createFakeOllamaHost();
  return { ...(await startFakeServer({ ...protocol, handle: host.handle }, options)), host };
}
