/** Writes come from our own pages only: another site's form or script is refused before anything is read. */
export function whyNotTrust(request: Request): string | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (!request.headers.get("content-type")?.startsWith("application/json")) return "Send JSON.";
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return "This call came from another site.";
  const origin = request.headers.get("origin");
  const host = origin && URL.canParse(origin) ? new URL(origin).host : null;
  if (origin && host !== request.headers.get("host")) return "This call came from another site.";
  return null;
}
