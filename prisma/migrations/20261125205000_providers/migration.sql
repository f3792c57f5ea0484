ALTER TABLE "Connection" ADD COLUMN "apiVersion" TEXT;
ALTER TABLE "Connection" DROP CONSTRAINT "Connection_provider_check";
-- The providers of server/core/model/providers.ts; a test stores one connection of each.
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_provider_check"
  CHECK ("provider" IN ('simulator', 'ollama', 'compatible', 'openai', 'openai-responses', 'anthropic', 'gemini', 'mistral', 'cohere',
    'deepseek', 'xai', 'azure-openai', 'bedrock', 'groq', 'together', 'openrouter'));
