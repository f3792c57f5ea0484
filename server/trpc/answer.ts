import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { errorTable } from "@/server/core/errors";
import { createContext } from "./context";
import { whyNotTrust } from "./cross-site";
import { readBody } from "./read-body";
import { appRouter } from "./root";

/** A dataset's file of 50 MiB, its quotation marks and line ends escaped. */
const memberBytes = 110 * 1024 * 1024;
/** Who is not signed in sends a few fields at most. */
const strangerBytes = 64 * 1024;

/** One HTTP call of the API: whose it is, where it comes from and how large it is, before anything else is looked at. */
export async function answer(request: Request): Promise<Response> {
  const reason = whyNotTrust(request);
  if (reason) return refuse("forbidden", reason);
  const context = createContext(request.headers);
  const isKnown = await context.then(
    ({ session }) => session !== null,
    () => false,
  );
  const body = request.method === "POST" ? await readBody(request, isKnown ? memberBytes : strangerBytes) : undefined;
  if (body === null) {
    return refuse("too_large", "This is more than the server takes at once. Nothing was stored; send less, in parts.");
  }
  const { url, method, headers, signal } = request;
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(url, { method, headers, signal, body }),
    router: appRouter,
    allowMethodOverride: true,
    createContext: () => context,
  });
}

/** In the shape of the API's own errors, so that a page shows the sentence. */
function refuse(code: "forbidden" | "too_large", message: string): Response {
  const { trpc, http } = errorTable[code];
  const data = { code: trpc, httpStatus: http, fields: [], reference: null };
  return Response.json({ error: { message, code: -32600, data } }, { status: http });
}
