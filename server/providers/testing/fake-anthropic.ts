import {
  cutIntoPieces,
  type FakeProtocol,
  type FakeServer,
  type FakeServerOptions,
  startFakeServer,
} from "./fake-server";

const frameOf = (json: string) => {
  const type = /"type":"(\w+)"/.exec(json)?.[1] ?? "message";
  return `event: ${type}\ndata: ${json}\n\n`;
};

const stopReasons = { stop: "end_turn", length: "max_tokens", refusal: "refusal", content_filter: "refusal" };

/** The Messages stream: input tokens at its start, output tokens before its end, a ping in between. */
const protocol: FakeProtocol = {
  contentType: "text/event-stream; charset=utf-8",
  chatPath: "/v1/messages",
  frameOf,
  errorFrame: frameOf(JSON.stringify({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } })),
  errorBody: (status, message) => ({ type: "error", error: { type: `error_${status}`, message } }),
  documents: ({ path }) => {
    if (!path.startsWith("/v1/models")) return undefined;
    const data = ["fake-one", "fake-two"].map((id) => ({ type: "model", id, display_name: `The ${id}` }));
    return { data, has_more: false, first_id: "fake-one", last_id: "fake-two" };
  },
  frames: ({ body }, answer) => {
    const event = (value: object) => frameOf(JSON.stringify(value));
    const usage = answer.hasNoUsage
      ? {}
      : { input_tokens: 13, cache_read_input_tokens: 5, cache_creation_input_tokens: 2, output_tokens: 1 };
    const message = {
      id: "fake",
      type: "message",
      role: "assistant",
      model: body.model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage,
    };
    const delta = { stop_reason: stopReasons[answer.finish ?? "stop"], stop_sequence: null };
    return [
      event({ type: "message_start", message }),
      event({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }),
      event({ type: "ping" }),
      ...cutIntoPieces(answer.text ?? "A plain answer.").map((text) =>
        event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
      ),
      event({ type: "content_block_stop", index: 0 }),
      event({ type: "message_delta", delta, usage: answer.hasNoUsage ? {} : { output_tokens: 9 } }),
      event({ type: "message_stop" }),
    ];
  },
};

export function startFakeAnthropic(options: FakeServerOptions = {}): Promise<FakeServer> {
  return startFakeServer(protocol, options);
}
