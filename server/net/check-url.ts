import { isIP } from "node:net";
import { isPrivateHost, whyNotConnect } from "./address-policy";
import { OutgoingError } from "./outgoing-error";

/** Parses an address to be called: http or https, no user name or password, and no forbidden literal address. */
export function checkUrl(text: string, allowPrivateHosts: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null)
    throw new OutgoingError("blocked", "The address is not a valid URL. Check the base URL.", "forbidden-address");
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new OutgoingError(
      "blocked",
      `Only http and https addresses are called, not ${url.protocol}`,
      "forbidden-address",
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new OutgoingError(
      "blocked",
      "The address holds a user name or password. Put the secret into the API key.",
      "forbidden-address",
    );
  }
  const literal = bareHost(url);
  const reason = isIP(literal) === 0 ? null : whyNotConnect(literal, allowPrivateHosts);
  if (reason === null) return url;
  throw new OutgoingError("blocked", reason, isPrivateHost(literal) ? "private-address" : "forbidden-address");
}

/** The host without the brackets that a URL puts around an IPv6 address. */
export function bareHost(url: URL): string {
  return url.hostname.startsWith("[") ? url.hostname.slice(1, -1) : url.hostname;
}
