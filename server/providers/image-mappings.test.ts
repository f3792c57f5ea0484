import { describe, expect, it } from "vitest";
import type { Content } from "@/server/core/prompt/message-parts";
import { startAnswer } from "./answer";
import { toRequest as toAnthropic } from "./anthropic/to-request";
import { toRequest as toBedrock } from "./bedrock/to-request";
import { fitRequest } from "./fit-request";
import { toRequest as toOllama } from "./ollama/to-request";
import { dialectOf } from "./openai/dialects";
import { toRequest as toOpenAi } from "./openai/to-request";
import type { GenerateRequest, Message } from "./port";
import { toRequest as toResponses } from "./responses/to-request";
import { createSimulator } from "./simulator/create-simulator";

const png = "iVBORw0KGgoA";
const address = "https://example.com/a.png";
const data: Content = [
  { type: "text", text: "See " },
  { type: "image", name: "photo", image: { kind: "data", mediaType: "image/png", base64: png } },
];
const url: Content = [{ type: "image", name: "photo", image: { kind: "url", url: address } }];

const asking = (...messages: Message[]): GenerateRequest => ({
  model: "m",
  messages,
  settings: {},
  signal: new AbortController().signal,
});
const user = (content: Content): Message => ({ role: "user", content });

describe("an image's address", () => {
  it("is handed on as it is where the protocol has a place for it", () => {
    const chat = toOpenAi(asking(user(url)), dialectOf("openai")).messages;
    expect(chat).toEqual([{ role: "user", content: [{ type: "image_url", image_url: { url: address } }] }]);
    expect(toAnthropic(asking(user(url))).messages).toEqual([
      { role: "user", content: [{ type: "image", source: { type: "url", url: address } }] },
    ]);
    expect(toResponses(asking(user(url))).input).toEqual([
      { role: "user", content: [{ type: "input_image", image_url: address, detail: "auto" }] },
    ]);
  });

  it("is only named where it has none", () => {
    expect(toOllama(asking(user(url))).messages).toEqual([{ role: "user", content: "[image: photo]" }]);
    expect(toBedrock(asking(user(url))).messages).toEqual([{ role: "user", content: [{ text: "[image: photo]" }] }]);
  });
});

describe("messages with pictures", () => {
  it("are joined with their neighbours part by part, texts alone as texts", () => {
    const { messages } = toAnthropic(asking(user("One."), user("Two."), user(data)));
    expect(messages).toMatchObject([
      {
        role: "user",
        content: [
          { type: "text", text: "One.\n\nTwo." },
          { type: "text", text: "\n\n" },
          { type: "text", text: "See " },
          { type: "image", source: { data: png } },
        ],
      },
    ]);
    expect(toAnthropic(asking(user("One."), user("Two."))).messages).toEqual([
      { role: "user", content: "One.\n\nTwo." },
    ]);
  });

  it("leave all other messages the plain text that they were", () => {
    const system: Message = { role: "system", content: "Be brief." };
    const request = asking(system, user("Hello?"), { role: "assistant", content: "Yes." }, user(data));
    expect(toOpenAi(request, dialectOf("openai")).messages.slice(0, 3)).toEqual(request.messages.slice(0, 3));
    expect(toOllama(request).messages?.slice(0, 3)).toEqual(request.messages.slice(0, 3));
    expect(toResponses(request).input?.slice(0, 3)).toEqual(request.messages.slice(0, 3));
  });

  it("keep their pictures when a schema is told beside them", () => {
    const told = fitRequest("groq", { ...asking(user(data)), jsonSchema: { name: "a", schema: { type: "object" } } });
    expect(told.messages).toMatchObject([{ role: "system" }, { role: "user", content: data }]);
  });

  it("are estimated with 1,000 tokens for a picture where no count is told", () => {
    const answer = startAnswer(asking(user(data)));
    const { usage } = answer.finish({ finishReason: "stop", usage: null, servedModel: null });
    expect(usage).toMatchObject({ inputTokens: 1001, isEstimated: true });
  });

  it("are answered by the simulator as if the picture was only named", async () => {
    const simulator = createSimulator({ latencyScale: 0 });
    const ask = (content: Content) =>
      simulator.generate({ ...asking(user(content)), model: "sim-medium", trialSeed: "t" });
    expect(await ask(data)).toEqual(await ask("See [image: photo]"));
  });
});
