import { AwsV4Signer } from "aws4fetch";
import { type Authorize, byKey } from "../sdk-fetch";

/** An access key id, its secret and, for temporary ones, the session token, joined by colons: none of them holds one. */
const accessKey = /^([A-Z0-9]{16,128}):([^:]+)(?::([^:]+))?$/;

/**
 * How calls to Bedrock are let in: by a Bedrock API key as it is, or signed (AWS Signature 4) with an access key, whose
 * secret then never leaves. The region is read from the endpoint's name; other names are taken to stand for us-east-1.
 */
export function authorizeBedrock(apiKey: string | null, address: string): Authorize {
  const [, accessKeyId, secretAccessKey, sessionToken] = accessKey.exec(apiKey ?? "") ?? [];
  if (accessKeyId === undefined || secretAccessKey === undefined) return byKey(apiKey);
  const region = /bedrock-runtime(?:-fips)?\.([a-z0-9-]+)\./.exec(address)?.[1] ?? "us-east-1";
  return async ({ url, method, headers, body }) => {
    const credentials = { accessKeyId, secretAccessKey, sessionToken, service: "bedrock", region };
    const signed = await new AwsV4Signer({ ...credentials, url, method, headers, body }).sign();
    return Object.fromEntries(signed.headers);
  };
}

/** What of a key a server may have seen and repeat. */
export const secretsOf = (apiKey: string | null): string[] => {
  const parts = accessKey.exec(apiKey ?? "")?.slice(2) ?? [apiKey];
  return parts.filter((part): part is string => typeof part === "string" && part !== "");
};
