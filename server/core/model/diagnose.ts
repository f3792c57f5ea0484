import type { CallFault } from "./call-fault";
import type { ProviderErrorKind } from "./provider-error";

/** What a call passes on its way to an answer, in order. */
export const checkSteps = ["address", "connection", "certificate", "key", "models"] as const;
export type CheckStep = (typeof checkSteps)[number];

export const failureCauses = [
  "name-unknown",
  "name-unsure",
  "private-address",
  "forbidden-address",
  "refused",
  "unreachable",
  "reset",
  "connect-timeout",
  "not-http",
  "certificate-untrusted",
  "certificate-expired",
  "certificate-wrong-name",
  "certificate-refused",
  "not-tls",
  "key-missing",
  "key-refused",
  "key-unsendable",
  "not-allowed",
  "no-credit",
  "wrong-path",
  "web-page",
  "redirected",
  "no-such-model",
  "slow",
  "stalled",
  "too-large",
  "rate-limited",
  "overloaded",
  "failing",
  "unreadable",
  "request-refused",
  "unknown",
] as const;
export type FailureCause = (typeof failureCauses)[number];

export type CallFailure = {
  kind: ProviderErrorKind;
  status: number | null;
  fault: CallFault | null;
  message: string;
};

export type Asked = {
  hasKey: boolean;
  /** Set when one model was asked for an answer; otherwise the provider was asked for its list. */
  model?: string;
};

/** Why a call failed: one sentence what it means, one what to do, and at which step it was. */
export type Diagnosis = { cause: FailureCause; step: CheckStep; meaning: string; advice: string };

export function diagnose(failure: CallFailure, asked: Asked): Diagnosis {
  const cause = causeOf(failure, asked);
  return { cause, ...words[cause] };
}

function causeOf({ kind, status, fault, message }: CallFailure, { hasKey, model }: Asked): FailureCause {
  if (fault !== null) return causeOfFault[fault];
  if (status !== null && status >= 300 && status < 400) return "redirected";
  // Google answers a wrong key with 400.
  if (kind === "auth" || (status === 400 && /api.?key/i.test(message))) {
    if (!hasKey) return "key-missing";
    if (status === 402 || status === 429) return "no-credit";
    // AWS answers a wrong key with 403 as well.
    return status === 403 && !/security token|signature/i.test(message) ? "not-allowed" : "key-refused";
  }
  if (kind === "not_found") return model === undefined ? "wrong-path" : "no-such-model";
  return causeOfKind[kind];
}

const causeOfFault: Record<CallFault, FailureCause> = {
  "name-unknown": "name-unknown",
  "name-unsure": "name-unsure",
  "private-address": "private-address",
  "forbidden-address": "forbidden-address",
  refused: "refused",
  unreachable: "unreachable",
  reset: "reset",
  "connect-timeout": "connect-timeout",
  "certificate-untrusted": "certificate-untrusted",
  "certificate-expired": "certificate-expired",
  "certificate-wrong-name": "certificate-wrong-name",
  "certificate-refused": "certificate-refused",
  "not-tls": "not-tls",
  "not-http": "not-http",
  "unsendable-header": "key-unsendable",
  "first-byte-timeout": "slow",
  stalled: "stalled",
  "too-large": "too-large",
  "web-page": "web-page",
};

const causeOfKind: Record<Exclude<ProviderErrorKind, "auth" | "not_found">, FailureCause> = {
  bad_request: "request-refused",
  rate_limit: "rate-limited",
  overloaded: "overloaded",
  server: "failing",
  timeout: "slow",
  network: "reset",
  malformed: "unreadable",
  aborted: "slow",
};

const words: Record<FailureCause, Omit<Diagnosis, "cause">> = {
  "name-unknown": {
    step: "address",
    meaning: "No address is known for this host name.",
    advice: "Check the spelling of the base URL, and that the server running Assay can look the name up.",
  },
  "name-unsure": {
    step: "address",
    meaning: "The host name could not be looked up: no name server gave an answer.",
    advice: "Check the DNS and network of the server running Assay, then test again.",
  },
  "private-address": {
    step: "address",
    meaning: "This public name leads to a private address, which is not called.",
    advice: "Enter the private address itself, or a name such as model-host.internal.",
  },
  "forbidden-address": {
    step: "address",
    meaning: "Addresses of this kind are never called.",
    advice: "Enter the http or https address of the provider or of your own host.",
  },
  refused: {
    step: "connection",
    meaning: "The host is there, but nothing listens at this port.",
    advice: "Start the server and check the port. In a container, localhost is the container itself.",
  },
  unreachable: {
    step: "connection",
    meaning: "There is no way to this host from the server running Assay.",
    advice: "Check the address, the network and any firewall or VPN between them.",
  },
  reset: {
    step: "connection",
    meaning: "The other side closed the connection before it answered.",
    advice: "Check whether the address should begin with https, and the log of the server or proxy at it.",
  },
  "connect-timeout": {
    step: "connection",
    meaning: "No connection came about: the host does not react.",
    advice: "Check the address and port, and that no firewall drops the connection.",
  },
  "not-http": {
    step: "connection",
    meaning: "Something answers, but it does not speak HTTP.",
    advice: "Check the port, and whether the address should begin with https.",
  },
  "certificate-untrusted": {
    step: "certificate",
    meaning: "The server's certificate is signed by nobody that Assay trusts.",
    advice: "Use a certificate of a known authority, or start Assay with NODE_EXTRA_CA_CERTS naming your own.",
  },
  "certificate-expired": {
    step: "certificate",
    meaning: "The server's certificate has expired, or is not valid yet.",
    advice: "Renew it, and check the clocks of both machines.",
  },
  "certificate-wrong-name": {
    step: "certificate",
    meaning: "The server's certificate is for another host name.",
    advice: "Enter the name that stands in the certificate as base URL.",
  },
  "certificate-refused": {
    step: "certificate",
    meaning: "The server's certificate or its TLS version was not accepted.",
    advice: "Check the TLS settings of the server or proxy at this address.",
  },
  "not-tls": {
    step: "certificate",
    meaning: "The address begins with https, but the server speaks plain HTTP.",
    advice: "Use http:// if the host is your own, or turn TLS on there.",
  },
  "key-missing": {
    step: "key",
    meaning: "The provider wants an API key, and this connection has none.",
    advice: "Enter the key.",
  },
  "key-refused": {
    step: "key",
    meaning: "The provider does not accept the API key.",
    advice: "Copy the key again, and check that it was not revoked and belongs to this address.",
  },
  "key-unsendable": {
    step: "key",
    meaning: "The API key holds characters that cannot be sent.",
    advice: "Copy the key again, without spaces or line breaks.",
  },
  "not-allowed": {
    step: "key",
    meaning: "The key is known, but may not do this.",
    advice: "Give it the right to list and call models, or check the provider's limits by region and network.",
  },
  "no-credit": {
    step: "key",
    meaning: "The key works, but its account has no credit or quota left.",
    advice: "Add credit or raise the limit at the provider.",
  },
  "wrong-path": {
    step: "models",
    meaning: "The server answers, but it knows no list of models at this address.",
    advice: "Check the path of the base URL; many servers want /v1 at the end.",
  },
  "web-page": {
    step: "models",
    meaning: "A web page came instead of an answer of the provider.",
    advice: "Check the base URL: it should lead to the API, not to a site, login or proxy page.",
  },
  redirected: {
    step: "models",
    meaning: "The address sends callers on to another one, which is not followed.",
    advice: "Enter the final address as base URL.",
  },
  "no-such-model": {
    step: "models",
    meaning: "The provider knows no model of this name, or the key may not use it.",
    advice: "Check the name in the provider's list. At Ollama, pull the model first.",
  },
  slow: {
    step: "models",
    meaning: "The server was connected, but no answer began in time.",
    advice: "Check that it is not busy loading or starting, then test again.",
  },
  stalled: {
    step: "models",
    meaning: "The answer began and then stopped.",
    advice: "Check the server, and any proxy that may hold answers back.",
  },
  "too-large": {
    step: "models",
    meaning: "The answer is larger than any list of models should be.",
    advice: "Check that the base URL leads to the API.",
  },
  "rate-limited": {
    step: "models",
    meaning: "The provider's rate limit is reached.",
    advice: "Wait a minute. If it stays, allow fewer calls at once or raise the limit at the provider.",
  },
  overloaded: {
    step: "models",
    meaning: "The provider has no capacity at the moment.",
    advice: "Test again in a few minutes.",
  },
  failing: {
    step: "models",
    meaning: "The provider failed at its own end.",
    advice: "Look at its status page or log, then test again.",
  },
  unreadable: {
    step: "models",
    meaning: "The answer is not in the form that this provider uses.",
    advice: "Check that the base URL and the chosen provider belong together.",
  },
  "request-refused": {
    step: "models",
    meaning: "The provider refused the request itself.",
    advice: "Check the base URL, the API version and the settings; the provider's own words are below.",
  },
  unknown: {
    step: "models",
    meaning: "The check failed in a way that is not known.",
    advice: "Test again. If it stays, the provider's own words below and the server's log may tell more.",
  },
};
