import http from "node:http";
import https from "node:https";
import type { SdkAnswer, SdkCaller } from "./call-sdk";
import { canonicalize, signBody } from "./signature";

// Not `fetch`: it gives up after five minutes without a header, and a step may take longer.
const agents = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) };

/** Calls functions that are served by another process, signing each request. */
export function createRemoteCaller(appUrl: string, signingKey: string): SdkCaller {
  return {
    call(functionId, stepId, body) {
      const url = new URL(appUrl);
      url.searchParams.set("fnId", functionId);
      url.searchParams.set("stepId", stepId);
      const canonical = canonicalize(JSON.parse(body));
      return post(url, canonical, {
        "content-type": "application/json",
        // The app compares it with its own clock, so it is this process's time and not the database's.
        "x-inngest-signature": signBody(canonical, signingKey, Math.round(Date.now() / 1000)),
      });
    },
  };
}

function post(url: URL, body: string, headers: Record<string, string>): Promise<SdkAnswer> {
  const secure = url.protocol === "https:";
  const agent = secure ? agents["https:"] : agents["http:"];
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const options = { method: "POST", agent, headers: { ...headers, "content-length": bytes.length } };
    const request = (secure ? https : http).request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.on("error", reject);
    request.end(bytes);
  });
}
