import { ProviderError } from "@/server/core/model/provider-error";
import { repeatOf } from "@/server/core/model/trial-seed";
import { checkHealth } from "../check-health";
import type { Provider, ProviderConnection, Recording } from "../port";

type Options = { assertOutsideTransaction?: () => void };

/**
 * A provider that calls nobody: a finished run's stored answers, with the usage, times and finish reason of then. The
 * times are told, not waited. A question that the run was not asked is an error that no retry mends.
 */
export function createRecorded({ recording }: ProviderConnection, { assertOutsideTransaction }: Options): Provider {
  async function read<T>(signal: AbortSignal, ask: (of: Recording) => Promise<T>): Promise<T> {
    assertOutsideTransaction?.();
    if (signal.aborted) throw new ProviderError("aborted", "The call was cancelled.");
    if (!recording) throw new ProviderError("bad_request", "This connection names no recorded run.");
    try {
      return await ask(recording);
    } catch {
      throw new ProviderError("server", "The recorded answers could not be read just now.");
    }
  }
  const listModels = (signal: AbortSignal) => read(signal, (of) => of.listModels());
  return {
    async generate({ model, messages, trialSeed, signal, onText }) {
      const repeat = trialSeed === undefined ? null : repeatOf(trialSeed);
      const found = await read(signal, (of) => of.find({ model, messages, repeat }));
      if ("reason" in found) throw new ProviderError("bad_request", found.reason);
      if (found.answer.text !== "") onText?.(found.answer.text);
      return found.answer;
    },
    async embed() {
      throw new ProviderError("bad_request", "A recorded run has answers, but no embeddings.");
    },
    listModels,
    checkHealth: (signal) => checkHealth({ listModels }, signal),
  };
}
