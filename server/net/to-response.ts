import type { IncomingMessage } from "node:http";
import { finished } from "node:stream";
import { OutgoingError } from "./outgoing-error";
import { toOutgoingError } from "./to-outgoing-error";
import type { Watch } from "./watch-call";

const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** An answer of node:http as the platform's Response. A body that is cut, too large, too slow or aborted ends in an OutgoingError. */
export function toResponse(message: IncomingMessage, watch: Watch, maxBytes: number): Response {
  const body = toStream(message, watch, maxBytes);
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  try {
    for (const [name, value] of Object.entries(message.headersDistinct)) {
      for (const one of value ?? []) headers.append(name, one);
    }
    return new Response(withoutBody.has(status) ? null : body, { status, headers });
  } catch {
    message.destroy();
    throw new OutgoingError(
      "network",
      `The other side answered in a way that is not HTTP (status ${status}).`,
      "not-http",
    );
  }
}

/**
 * Taken from the socket as it comes, not as it is read: a reader that stops at the last word of an answer leaves the
 * socket free for the next call. The cap bounds what is held.
 */
function toStream(message: IncomingMessage, watch: Watch, maxBytes: number): ReadableStream<Uint8Array> {
  let size = 0;
  let isWanted = true;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      message.on("data", (chunk: Buffer) => {
        watch.onBytes();
        size += chunk.byteLength;
        if (size > maxBytes) message.destroy(tooLarge(maxBytes));
        else if (isWanted) controller.enqueue(chunk);
      });
      finished(message, { writable: false }, (error) => {
        watch.stop();
        if (!isWanted) return;
        if (error) controller.error(watch.reason() ?? toOutgoingError(error));
        else controller.close();
      });
    },
    cancel() {
      isWanted = false;
      message.destroy();
    },
  });
}

function tooLarge(maxBytes: number): OutgoingError {
  const text = `The answer is larger than ${maxBytes / 1024 / 1024} MiB and was not read on.`;
  return new OutgoingError("too_large", text, "too-large");
}
