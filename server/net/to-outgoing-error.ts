import { OutgoingError } from "./outgoing-error";

const plainWords: Record<string, string> = {
  ECONNREFUSED: "Nothing listens at this address.",
  ENOTFOUND: "The host name is not known.",
  EAI_AGAIN: "The host name could not be looked up just now.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The network cannot be reached.",
  ECONNRESET: "The other side closed the connection before the answer was whole.",
  EPIPE: "The other side closed the connection before the answer was whole.",
};

/** Node's error of a connection in plain words, without the address it names. */
export function toOutgoingError(error: unknown): OutgoingError {
  if (error instanceof OutgoingError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const tls = /CERT|TLS|SSL|SELF_SIGNED/.test(code) ? `The server's certificate was not accepted (${code}).` : null;
  return new OutgoingError(
    "network",
    plainWords[code] ?? tls ?? `The connection failed${code === "" ? "" : ` (${code})`}.`,
  );
}
