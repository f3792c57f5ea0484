import { chatProtocol, openAiDocuments } from "./fake-openai";
import { type FakeProtocol, type FakeRequest, type FakeServer, startFakeServer } from "./fake-server";

/** Chat Completions as Google serves them for Gemini: errors in a list, no seed, reasons in capitals, thinking only in the total. */
const gemini: FakeProtocol = {
  ...chatProtocol,
  chatPath: "/v1beta/openai/chat/completions",
  errorBody: (status, message) => [{ error: { code: status, message, status: "FAKE" } }],
  whyNot: ({ body }) =>
    "seed" in body
      ? refused(400, [{ error: { code: 400, message: 'Unknown name "seed": Cannot find field.' } }])
      : null,
  documents: (request) => {
    if (!request.path.endsWith("/models")) return openAiDocuments(request);
    return { object: "list", data: [{ id: "models/fake-one" }, { id: "models/fake-two" }] };
  },
  frames: (request, answer) =>
    chatProtocol.frames(request, answer).map((frame) =>
      frame
        .replace('"finish_reason":"content_filter"', '"finish_reason":"SAFETY"')
        .replace('"finish_reason":"length"', '"finish_reason":"MAX_TOKENS"')
        .replace('"completion_tokens":9', '"completion_tokens":7')
        .replace(/,"completion_tokens_details":\{[^}]*\}/, ""),
    ),
};

const known = [
  "model",
  "messages",
  "stream",
  "temperature",
  "top_p",
  "max_tokens",
  "stop",
  "random_seed",
  "response_format",
  "reasoning_effort",
];

/** As Mistral serves them: a field it does not know is refused, and the thinking comes as a part of the content. */
const mistral: FakeProtocol = {
  ...chatProtocol,
  errorBody: (status, message) => ({ object: "error", message, type: `error_${status}`, param: null, code: null }),
  whyNot: ({ body }) => {
    const extra = Object.keys(body).find((name) => !known.includes(name));
    const detail = [{ type: "extra_forbidden", loc: ["body", extra], msg: "Extra inputs are not permitted" }];
    return extra === undefined ? null : refused(422, { object: "error", message: { detail } });
  },
  frames: (request, answer) => {
    const [role = "", ...rest] = chatProtocol.frames(request, answer);
    const parts = [
      { type: "thinking", thinking: [{ type: "text", text: "Hm." }] },
      { type: "text", text: "" },
    ];
    return [role, role.replace('"content":""', `"content":${JSON.stringify(parts)}`), ...rest];
  },
};

function refused(status: number, body: unknown) {
  return { status, body };
}

export const startFakeGemini = (): Promise<FakeServer> => startFakeServer(gemini);
export const startFakeMistral = (): Promise<FakeServer> => startFakeServer(mistral);

/** Azure at the undated path, or at that of a deployment with a dated version. */
export const startFakeAzure = (version?: string): Promise<FakeServer> => {
  const dated = `/openai/deployments/m/chat/completions?api-version=${version}`;
  const isDatedEmbedding = (path: string) => path.startsWith("/openai/deployments/m/embeddings?");
  return startFakeServer({
    ...chatProtocol,
    chatPath: version === undefined ? "/openai/v1/chat/completions" : dated,
    documents: (request: FakeRequest) => {
      const path = request.path.replace(/\?.*$/, "");
      if (version !== undefined && path.endsWith("/embeddings") && !isDatedEmbedding(request.path)) return undefined;
      return openAiDocuments({ ...request, path });
    },
  });
};
