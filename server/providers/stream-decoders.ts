import { StringDecoder } from "node:string_decoder";

/** Takes bytes as they come, cut anywhere, and gives back the messages that are complete. */
export type MessageDecoder = {
  push: (bytes: Buffer) => string[];
  /** What was left without its end mark. */
  end: () => string[];
};

/** Without one in the new bytes nothing can be complete; splitting anyway would be quadratic on a long line. */
const lineFeed = 0x0a;

/** Messages parted by line ends (NDJSON, as Ollama streams). */
export function createLineDecoder(): MessageDecoder {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return {
    push: (bytes) => {
      rest += decoder.write(bytes);
      if (!bytes.includes(lineFeed)) return [];
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      return lines.map((line) => line.trim()).filter((line) => line !== "");
    },
    end: () => {
      const line = (rest + decoder.end()).trim();
      rest = "";
      return line === "" ? [] : [line];
    },
  };
}

/**
 * The data of server-sent events (WHATWG HTML, 9.2.6): several `data:` lines of one event are joined, comments and other
 * fields are passed over. The kind of event is not reported: both providers that stream this way repeat it in the data.
 */
export function createSseDecoder(): MessageDecoder {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let data: string[] = [];

  function take(line: string, into: string[]) {
    if (line.startsWith("data:")) data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
    else if (line === "" && data.length > 0) {
      into.push(data.join("\n"));
      data = [];
    }
  }

  return {
    push: (bytes) => {
      rest += decoder.write(bytes);
      if (!bytes.includes(lineFeed)) return [];
      const lines = rest.split(/\r?\n/);
      rest = lines.pop() ?? "";
      const events: string[] = [];
      for (const line of lines) take(line, events);
      return events;
    },
    end: () => {
      const events: string[] = [];
      for (const line of `${rest}${decoder.end()}\n`.split(/\r?\n/)) take(line, events);
      take("", events);
      rest = "";
      return events;
    },
  };
}
