/** Where to go after signing in: a path of this site, never another origin's address. */
export function safeNext(next: string | null | undefined): string | null {
  if (!next?.startsWith("/") || /[\\\s]/.test(next)) return null;
  const base = "https://assay.invalid";
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  if (!url || url.origin !== base || url.pathname.startsWith("//")) return null;
  if (/^\/(api|login|setup)(\/|$)/.test(url.pathname)) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}

export function signInPath(next: string | null | undefined): string {
  const safe = safeNext(next);
  return safe ? `/login?next=${encodeURIComponent(safe)}` : "/login";
}

/** A whole page load: nothing of the ended session stays in memory. */
export function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  if (pathname !== "/login") window.location.replace(signInPath(`${pathname}${search}`));
}
