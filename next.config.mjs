/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` holds the types of all files; a user's build should not stop at those of a test.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  serverExternalPackages: ["inngest", "@node-rs/argon2", "openai", "@anthropic-ai/sdk", "ollama"],
  experimental: { agentUpgrade: false },
};

export default config;
