import { EventStreamCodec } from "@smithy/core/event-streams";
import type { JsonObject } from "../json-value";

export type BedrockEvent = {
  /** "event", or the kinds of a failure: "exception", "error". */
  messageType: string;
  /** contentBlockDelta, messageStop …, or the name of an exception. */
  type: string;
  body: JsonObject;
};

/** Longer than any event of a text answer, and than what a call may bring; the length comes from the server. */
const longestMessage = 8 * 1024 * 1024;

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/**
 * The messages of an `application/vnd.amazon.eventstream`, cut by the length each begins with and decoded with their
 * checksums by the AWS library. What is no such stream is a SyntaxError; one that ends within a message just ends.
 */
export async function* readEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BedrockEvent> {
  const codec = new EventStreamCodec(decode, encode);
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    for (let length = lengthOf(rest); length !== null && rest.length >= length; length = lengthOf(rest)) {
      yield toEvent(codec, rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  }
}

function lengthOf(bytes: Buffer): number | null {
  if (bytes.length < 4) return null;
  const length = bytes.readUInt32BE(0);
  if (length < 16 || length > longestMessage) throw new SyntaxError("it is no event stream.");
  return length;
}

function toEvent(codec: EventStreamCodec, message: Buffer): BedrockEvent {
  const { headers, body } = decodeMessage(codec, message);
  const header = (name: string) => {
    const value = headers[name]?.value;
    return typeof value === "string" ? value : "";
  };
  return {
    messageType: header(":message-type"),
    type: header(":event-type") || header(":exception-type") || header(":error-code"),
    body: body.length === 0 ? { message: header(":error-message") } : JSON.parse(decode(body)),
  };
}

function decodeMessage(codec: EventStreamCodec, message: Buffer): ReturnType<EventStreamCodec["decode"]> {
  try {
    return codec.decode(message);
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message : "a message is broken.");
  }
}
