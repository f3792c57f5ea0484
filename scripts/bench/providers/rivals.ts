import Anthropic from "@anthropic-ai/sdk";
import { EventStreamCodec, getChunkedStream } from "@smithy/core/event-streams";
import { Ollama } from "ollama";
import OpenAI from "openai";
import type { ProviderKind } from "@/server/providers/port";

/** One call that reads a whole streamed answer and gives its text. */
export type Call = () => Promise<string>;

export type Rival = {
  name: string;
  kind: ProviderKind;
  /** As a connection of Assay's names it. */
  baseUrl: string;
  /** The vendor's own client alone; for Bedrock, whose client is no dependency, fetch and AWS's reading of the stream. */
  sdk: Call;
  /** Nothing but the bytes: what any client at all has to do. */
  fetch: () => Promise<number>;
};

export type Urls = Record<"chat" | "responses" | "anthropic" | "ollama" | "bedrock", string>;

const model = "m";
export const messages = [{ role: "user" as const, content: "Say something." }];
const key = "bench-key";
const alone = { apiKey: key, maxRetries: 0 };

export function createRivals(urls: Urls): Rival[] {
  return [
    {
      name: "openai chat",
      kind: "openai",
      baseUrl: `${urls.chat}/v1`,
      sdk: chatCall(new OpenAI({ ...alone, baseURL: `${urls.chat}/v1` })),
      fetch: bytesOf(`${urls.chat}/v1/chat/completions`, { model, messages, stream: true }),
    },
    {
      name: "openai responses",
      kind: "openai-responses",
      baseUrl: `${urls.responses}/v1`,
      sdk: responsesCall(new OpenAI({ ...alone, baseURL: `${urls.responses}/v1` })),
      fetch: bytesOf(`${urls.responses}/v1/responses`, { model, input: messages, stream: true }),
    },
    {
      name: "anthropic",
      kind: "anthropic",
      baseUrl: urls.anthropic,
      sdk: anthropicCall(new Anthropic({ ...alone, baseURL: urls.anthropic })),
      fetch: bytesOf(`${urls.anthropic}/v1/messages`, { model, max_tokens: 999, messages, stream: true }),
    },
    {
      name: "ollama",
      kind: "ollama",
      baseUrl: urls.ollama,
      sdk: ollamaCall(new Ollama({ host: urls.ollama })),
      fetch: bytesOf(`${urls.ollama}/api/chat`, { model, messages, stream: true }),
    },
    {
      name: "bedrock",
      kind: "bedrock",
      baseUrl: urls.bedrock,
      sdk: converseCall(`${urls.bedrock}/model/${model}/converse-stream`),
      fetch: bytesOf(`${urls.bedrock}/model/${model}/converse-stream`, converseBody),
    },
  ];
}

const chatCall = (client: OpenAI) => async () => {
  const options = { include_usage: true };
  const stream = await client.chat.completions.create({ model, messages, stream: true, stream_options: options });
  let said = "";
  for await (const part of stream) said += part.choices[0]?.delta.content ?? "";
  return said;
};

const responsesCall = (client: OpenAI) => async () => {
  const stream = await client.responses.create({ model, input: messages, stream: true });
  let said = "";
  for await (const event of stream) if (event.type === "response.output_text.delta") said += event.delta;
  return said;
};

const anthropicCall = (client: Anthropic) => async () => {
  const stream = await client.messages.create({ model, max_tokens: 999, messages, stream: true });
  let said = "";
  for await (const event of stream) {
    if (event.type === "content_block_delta" && event.delta.type === "text_delta") said += event.delta.text;
  }
  return said;
};

const ollamaCall = (client: Ollama) => async () => {
  let said = "";
  for await (const part of await client.chat({ model, messages, stream: true })) said += part.message.content;
  return said;
};

const converseBody = { messages: messages.map(({ role, content }) => ({ role, content: [{ text: content }] })) };
const utf8 = {
  toText: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
  toBytes: (text: string) => Buffer.from(text),
};

const converseCall = (url: string) => {
  const codec = new EventStreamCodec(utf8.toText, utf8.toBytes);
  return async () => {
    const response = await post(url, converseBody);
    let said = "";
    for await (const message of getChunkedStream(response.body as unknown as AsyncIterable<Uint8Array>)) {
      said += JSON.parse(utf8.toText(codec.decode(message).body)).delta?.text ?? "";
    }
    return said;
  };
};

const bytesOf = (url: string, body: object) => async () => (await (await post(url, body)).arrayBuffer()).byteLength;

const post = (url: string, body: object) =>
  fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
