import { objectAt } from "../json-value";
import { fillSchema } from "../simulator/fill-schema";
import {
  cutIntoPieces,
  type FakeProtocol,
  type FakeRequest,
  type FakeServer,
  type FakeServerOptions,
  startFakeServer,
} from "./fake-server";

const frameOf = (json: string) => `data: ${json}\n\n`;

/** Chat Completions as OpenAI streams them, with the usage in a last chunk of its own and a role chunk first. */
export const chatProtocol: FakeProtocol = {
  contentType: "text/event-stream",
  chatPath: "/v1/chat/completions",
  frameOf,
  errorFrame: frameOf(JSON.stringify({ error: { message: "The engine is out of memory.", type: "server_error" } })),
  errorBody: (status, message) => ({ error: { message, type: `error_${status}`, param: null, code: null } }),
  documents: openAiDocuments,
  frames: ({ body }, answer) => {
    const chunk = (choices: unknown[], usage: unknown = null) =>
      frameOf(
        JSON.stringify({ id: "fake", object: "chat.completion.chunk", created: 1, model: body.model, choices, usage }),
      );
    const choice = (delta: object, reason: string | null = null) => [{ index: 0, delta, finish_reason: reason }];
    const isRefusal = answer.finish === "refusal";
    const finish = isRefusal ? "stop" : (answer.finish ?? "stop");
    const field = isRefusal ? "refusal" : "content";
    return [
      chunk(choice({ role: "assistant", content: "" })),
      ...cutIntoPieces(answer.text ?? textFor(body)).map((piece) => chunk(choice({ [field]: piece }))),
      chunk(choice({}, finish)),
      ...(answer.hasNoUsage ? [] : [chunk([], fakeUsage)]),
      "data: [DONE]\n\n",
    ];
  },
};

/** The model list and the embeddings, which OpenAI's protocols share. */
export function openAiDocuments({ path, body }: FakeRequest): unknown {
  if (path.endsWith("/models")) return { object: "list", data: [{ id: "fake-one" }, { id: "fake-two" }] };
  if (!path.endsWith("/embeddings")) return undefined;
  const inputs = Array.isArray(body.input) ? body.input : [body.input];
  const data = inputs.map((_, index) => ({ object: "embedding", index, embedding: [index + 1, 0.5, -0.25] }));
  return { object: "list", data, model: body.model, usage: { prompt_tokens: 4, total_tokens: 4 } };
}

const fakeUsage = {
  prompt_tokens: 20,
  completion_tokens: 9,
  total_tokens: 29,
  prompt_tokens_details: { cached_tokens: 5 },
  completion_tokens_details: { reasoning_tokens: 2 },
};

/** JSON that fits when a schema was asked for (a middling score for a judge), else a plain sentence. */
function textFor(body: FakeRequest["body"]): string {
  const format = objectAt(body, "response_format");
  if (format.type !== "json_schema") return "A plain answer.";
  return JSON.stringify(fillSchema(objectAt(format, "json_schema").schema, 0.5, "A plain reason."));
}

export type FakeOpenAi = FakeServer & {
  /** With the version, as a connection's base URL wants it. */
  baseUrl: string;
};

/** Counts calls by the hash of their messages; GET /__calls tells. `text` makes the answers, `latencyMs` delays them. */
export async function startFakeOpenAi(options: FakeServerOptions = {}): Promise<FakeOpenAi> {
  const server = await startFakeServer(chatProtocol, options);
  return { ...server, baseUrl: `${server.url}/v1` };
}
