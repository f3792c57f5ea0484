import { EventStreamCodec } from "@smithy/core/event-streams";
import {
  cutIntoPieces,
  type FakeProtocol,
  type FakeServer,
  type FakeServerOptions,
  startFakeServer,
} from "./fake-server";

const codec = new EventStreamCodec(
  (bytes) => new TextDecoder().decode(bytes),
  (text) => new TextEncoder().encode(text),
);

/** A message of the event stream, its bytes as one character each. */
function message(messageType: string, type: string, body: string): string {
  const text = (value: string) => ({ type: "string" as const, value });
  const encoded = codec.encode({
    headers: {
      [`:${messageType}-type`]: text(type),
      ":content-type": text("application/json"),
      ":message-type": text(messageType),
    },
    body: Buffer.from(body),
  });
  return Buffer.from(encoded).toString("latin1");
}

const event = (type: string, body: object) => message("event", type, JSON.stringify(body));

const stopReasons = { stop: "end_turn", length: "max_tokens", refusal: "refusal", content_filter: "content_filtered" };

/** Converse's stream of typed events in AWS's binary frames, the counts in a last one of their own. */
const protocol: FakeProtocol = {
  contentType: "application/vnd.amazon.eventstream",
  encoding: "latin1",
  chatPath: "/model/m/converse-stream",
  frameOf: (json) => message("event", "contentBlockDelta", json),
  errorFrame: message("exception", "serviceUnavailableException", JSON.stringify({ message: "Try again later." })),
  errorBody: (_status, words) => ({ message: words }),
  documents: ({ path }) => {
    if (path.startsWith("/foundation-models")) {
      return { modelSummaries: [{ modelId: "fake-one", modelName: "The first", providerName: "Fake" }] };
    }
    if (!path.startsWith("/inference-profiles")) return undefined;
    return { inferenceProfileSummaries: [{ inferenceProfileId: "fake-two", inferenceProfileName: "The second" }] };
  },
  frames: (_request, answer) => [
    event("messageStart", { role: "assistant" }),
    ...cutIntoPieces(answer.text ?? "A plain answer.").map((text) =>
      event("contentBlockDelta", { contentBlockIndex: 0, delta: { text } }),
    ),
    event("contentBlockStop", { contentBlockIndex: 0 }),
    event("messageStop", { stopReason: stopReasons[answer.finish ?? "stop"] }),
    event("metadata", answer.hasNoUsage ? {} : { usage: fakeUsage, metrics: { latencyMs: 7 } }),
  ],
};

const fakeUsage = {
  inputTokens: 13,
  cacheReadInputTokens: 5,
  cacheWriteInputTokens: 2,
  outputTokens: 9,
  totalTokens: 29,
};

export function startFakeBedrock(options: FakeServerOptions = {}): Promise<FakeServer> {
  return startFakeServer(protocol, options);
}
