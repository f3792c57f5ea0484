import { openAiDocuments } from "./fake-openai";
import {
  cutIntoPieces,
  type FakeAnswer,
  type FakeProtocol,
  type FakeServer,
  type FakeServerOptions,
  startFakeServer,
} from "./fake-server";

const frameOf = (json: string) => {
  const type = /"type":"([\w.]+)"/.exec(json)?.[1] ?? "error";
  return `event: ${type}\ndata: ${json}\n\n`;
};

/** The end of a response: whole, cut short, or a model that declined (which is a whole response, too). */
function endOf(answer: FakeAnswer) {
  if (answer.finish === "length") return { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } };
  if (answer.finish === "content_filter")
    return { status: "incomplete", incomplete_details: { reason: "content_filter" } };
  return { status: "completed", incomplete_details: null };
}

/** OpenAI's Responses stream: typed events, counts in the last of them. */
const protocol: FakeProtocol = {
  contentType: "text/event-stream; charset=utf-8",
  chatPath: "/v1/responses",
  frameOf,
  errorFrame: frameOf(
    JSON.stringify({
      type: "response.failed",
      response: { status: "failed", error: { code: "server_error", message: "The engine is out of memory." } },
    }),
  ),
  errorBody: (status, message) => ({ error: { message, type: `error_${status}`, param: null, code: null } }),
  documents: openAiDocuments,
  frames: ({ body }, answer) => {
    const event = (value: object) => frameOf(JSON.stringify(value));
    const base = { id: "resp_fake", object: "response", model: body.model, error: null };
    const { status, incomplete_details } = endOf(answer);
    const kind = answer.finish === "refusal" ? "refusal" : "output_text";
    const usage = answer.hasNoUsage
      ? null
      : {
          input_tokens: 20,
          input_tokens_details: { cached_tokens: 5 },
          output_tokens: 9,
          output_tokens_details: { reasoning_tokens: 2 },
          total_tokens: 29,
        };
    const text = answer.text ?? "A plain answer.";
    const content = kind === "refusal" ? [{ type: kind, refusal: text }] : [{ type: kind, text, annotations: [] }];
    const output = [{ type: "message", role: "assistant", status, content }];
    return [
      event({ type: "response.created", response: { ...base, status: "in_progress", output: [], usage: null } }),
      event({ type: "response.output_item.added", output_index: 0, item: { type: "message", content: [] } }),
      ...cutIntoPieces(text).map((delta) =>
        event({ type: `response.${kind}.delta`, output_index: 0, content_index: 0, delta }),
      ),
      event({ type: `response.${status}`, response: { ...base, status, incomplete_details, output, usage } }),
    ];
  },
};

export async function startFakeResponses(options: FakeServerOptions = {}): Promise<FakeServer> {
  return startFakeServer(protocol, options);
}
