import { InngestCommHandler } from "inngest";
import { ENGINE_ORIGIN, type ServeOptions } from "./types";

interface SdkRequest {
  method: string;
  url: URL;
  body: string;
  headers: Record<string, string>;
}

export interface SdkAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface SdkCaller {
  call(functionId: string, stepId: string, body: string): Promise<SdkAnswer>;
}

export interface LocalCaller extends SdkCaller {
  /** The registered functions' configurations, as the SDK reports them to any Inngest server. */
  sync(): Promise<unknown>;
}

/** Speaks the public protocol with the SDK in this process, without a socket. */
export function createSdkCaller({ client, functions }: ServeOptions): LocalCaller {
  const handle = new InngestCommHandler<[SdkRequest], SdkAnswer>({
    frameworkName: "assay-engine",
    client,
    functions,
    handler: (request: SdkRequest) => ({
      method: () => request.method,
      url: () => request.url,
      headers: (key: string) => request.headers[key],
      body: () => request.body,
      queryString: (key: string) => request.url.searchParams.get(key),
      transformResponse: ({ status, headers, body }): SdkAnswer => ({ status, headers, body }),
    }),
  }).createHandler();
  const url = `${ENGINE_ORIGIN}/api/inngest`;

  return {
    async sync() {
      const answer = await handle({
        method: "PUT",
        url: new URL(url),
        headers: { "x-inngest-sync-kind": "in_band" },
        body: JSON.stringify({ url }),
      });
      if (answer.status !== 200) throw new Error(`The Inngest SDK refused to register the functions: ${answer.body}`);
      return JSON.parse(answer.body);
    },
    call(functionId, stepId, body) {
      const target = new URL(url);
      target.searchParams.set("fnId", functionId);
      target.searchParams.set("stepId", stepId);
      return handle({ method: "POST", url: target, headers: {}, body });
    },
  };
}
