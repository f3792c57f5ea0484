// The providers' local servers in a process of their own, so that their work is not counted as the caller's.
import { startFakeAnthropic } from "@/server/providers/testing/fake-anthropic";
import { startFakeBedrock } from "@/server/providers/testing/fake-bedrock";
import { startFakeOllama } from "@/server/providers/testing/fake-ollama";
import { startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import { startFakeResponses } from "@/server/providers/testing/fake-responses";

const [answer = ""] = process.argv.slice(2);
const options = { text: () => answer };
const [chat, responses, anthropic, ollama, bedrock] = await Promise.all([
  startFakeOpenAi(options),
  startFakeResponses(options),
  startFakeAnthropic(options),
  startFakeOllama(options),
  startFakeBedrock(options),
]);
const urls = {
  chat: chat.url,
  responses: responses.url,
  anthropic: anthropic.url,
  ollama: ollama.url,
  bedrock: bedrock.url,
};
process.stdout.write(`${JSON.stringify(urls)}\n`);
