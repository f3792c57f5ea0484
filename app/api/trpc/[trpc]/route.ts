import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/server/trpc/context";
import { whyNotTrust } from "@/server/trpc/cross-site";
import { appRouter } from "@/server/trpc/root";

export const dynamic = "force-dynamic";

function handler(request: Request) {
  const reason = whyNotTrust(request);
  if (reason) return Response.json({ error: { message: reason } }, { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    allowMethodOverride: true,
    createContext: () => createContext(request.headers),
  });
}

export { handler as GET, handler as POST };
