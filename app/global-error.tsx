"use client";

import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** The last net: the root layout itself failed, so nothing of ours but the style sheet can be relied on. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <main className="grid min-h-dvh place-items-center p-6">
          <div className="max-w-prose">
            <h1 className="font-semibold text-lg">Assay could not show this page</h1>
            <p className="mt-1 text-muted text-sm">
              What was saved is safe, and running experiments go on. Try again; if it stays, look up the reference in
              the server's log.
            </p>
            {error.digest && <p className="mt-2 font-mono text-subtle text-xs">Reference {error.digest}</p>}
            <button
              type="button"
              onClick={reset}
              className="mt-4 h-8 rounded bg-accent-fill px-3 font-medium text-accent-on text-sm"
            >
              Try again
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
