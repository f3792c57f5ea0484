import type { CallFault } from "@/server/core/model/call-fault";
import { OutgoingError } from "./outgoing-error";

const faults: Record<string, CallFault> = {
  ECONNREFUSED: "refused",
  ENOTFOUND: "name-unknown",
  EAI_NONAME: "name-unknown",
  EAI_AGAIN: "name-unsure",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ETIMEDOUT: "connect-timeout",
  ECONNRESET: "reset",
  EPIPE: "reset",
  CERT_HAS_EXPIRED: "certificate-expired",
  CERT_NOT_YET_VALID: "certificate-expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificate-wrong-name",
  HOSTNAME_MISMATCH: "certificate-wrong-name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate-untrusted",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate-untrusted",
  UNABLE_TO_GET_ISSUER_CERT: "certificate-untrusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate-untrusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate-untrusted",
  EPROTO: "not-tls",
  ERR_SSL_WRONG_VERSION_NUMBER: "not-tls",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "not-tls",
};

const words: Partial<Record<CallFault, string>> = {
  refused: "Nothing listens at this address.",
  "name-unknown": "The host name is not known.",
  "name-unsure": "The host name could not be looked up just now.",
  unreachable: "The host or its network cannot be reached.",
  "connect-timeout": "No connection came about in time.",
  reset: "The other side closed the connection before the answer was whole.",
  "not-tls": "The address does not speak TLS (https).",
  "not-http": "The other side does not speak HTTP.",
};

/** Node's error of a connection in plain words, without the address it names. */
export function toOutgoingError(error: unknown): OutgoingError {
  if (error instanceof OutgoingError) return error;
  const code = codeOf(error);
  const fault = faultOf(code);
  const isCertificate = fault?.startsWith("certificate");
  const message = isCertificate
    ? `The server's certificate was not accepted (${code}).`
    : (fault && words[fault]) || `The connection failed${code === "" ? "" : ` (${code})`}.`;
  return new OutgoingError("network", message, fault);
}

function faultOf(code: string): CallFault | null {
  if (code.startsWith("HPE_")) return "not-http";
  return faults[code] ?? (/CERT|TLS|SSL/.test(code) ? "certificate-refused" : null);
}

/** A name with several addresses fails with one error for each of them; the first tells as much as all. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && error.code !== undefined) return String(error.code);
  return error instanceof AggregateError ? codeOf(error.errors[0]) : "";
}
