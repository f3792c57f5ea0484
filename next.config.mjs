/** Nobody frames our pages, has a picture fetched through them, guesses our types or learns our addresses. */
const securityHeaders = Object.entries({
  "Content-Security-Policy":
    "frame-ancestors 'none'; img-src 'self' data:; base-uri 'none'; object-src 'none'; form-action 'self'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
}).map(([key, value]) => ({ key, value }));

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` holds the types of all files; a user's build should not stop at those of a test.
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  serverExternalPackages: ["inngest", "@node-rs/argon2", "openai", "@anthropic-ai/sdk", "ollama", "piscina"],
  experimental: { agentUpgrade: false },
};

export default config;
