-- A connection may replay a finished run instead of calling anybody.
ALTER TABLE "Connection" ADD COLUMN "recordingOfId" UUID;
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_workspaceId_recordingOfId_fkey" FOREIGN KEY ("workspaceId", "recordingOfId")
  REFERENCES "Experiment"("workspaceId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "Connection" DROP CONSTRAINT "Connection_provider_check";
-- The providers of server/core/model/providers.ts; a test stores one connection of each.
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_provider_check"
  CHECK ("provider" IN ('simulator', 'recorded', 'ollama', 'compatible', 'openai', 'openai-responses', 'anthropic', 'gemini', 'mistral',
    'cohere', 'deepseek', 'xai', 'azure-openai', 'bedrock', 'groq', 'together', 'openrouter'));
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_recording_check" CHECK (("provider" = 'recorded') = ("recordingOfId" IS NOT NULL));
