// What can be said of DATABASE_URL with built-ins alone: its form, and whether anything answers there.
import net from "node:net";
import { Failure } from "./failure.mjs";

const EXAMPLE = "postgresql://assay_app:password@db.example.com:5432/assay";

/** @returns null without DATABASE_URL, when the embedded server is used. */
export async function readExternalUrls(env = process.env) {
  if (!env.DATABASE_URL) return null;
  const urls = { appUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL || undefined };
  await checkServer("DATABASE_URL", urls.appUrl);
  if (urls.ownerUrl) await checkServer("DATABASE_OWNER_URL", urls.ownerUrl);
  return urls;
}

async function checkServer(name, text) {
  const form = `Give it the form ${EXAMPLE} (special characters in the password written as %XX).`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw new Failure(`${name} cannot be read as an address.`, form);
  if (!["postgres:", "postgresql:"].includes(url.protocol)) {
    throw new Failure(`${name} starts with "${url.protocol}", which is not PostgreSQL.`, form);
  }
  if (url.pathname.length < 2) throw new Failure(`${name} names no database.`, form);
  if (!url.hostname) {
    if (url.searchParams.has("host")) return; // a socket folder, which only the driver can try
    throw new Failure(`${name} names no host.`, form);
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port || 5432);
  const code = await whyNotConnect(host, port);
  if (!code) return;
  const reasons = {
    ECONNREFUSED: [
      `Nothing answers at ${host}:${port}, named by ${name}.`,
      "Start PostgreSQL there, or mend host and port.",
    ],
    ENOTFOUND: [`The host ${host} of ${name} is not known.`, "Mend its spelling or the name service."],
    ETIMEDOUT: [
      `${host}:${port}, named by ${name}, did not answer within 5 seconds.`,
      "Check host, port and firewall.",
    ],
  };
  const [what, remedy] = reasons[code] ?? [
    `${host}:${port}, named by ${name}, cannot be reached (${code}).`,
    "Check host, port and network.",
  ];
  throw new Failure(what, remedy);
}

function whyNotConnect(host, port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    const end = (code) => {
      socket.destroy();
      resolve(code);
    };
    socket.setTimeout(5000, () => end("ETIMEDOUT"));
    socket.once("connect", () => end(null));
    socket.once("error", (error) => end(error.code ?? error.errors?.[0]?.code ?? "unknown"));
  });
}
