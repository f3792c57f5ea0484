import type { HostState, PulledModel } from "@/server/core/model/local-host";
import type { PullLine } from "@/server/core/model/pull-progress";
import { createGuardedFetch, type GuardedFetchOptions } from "@/server/net/guarded-fetch";
import { fromTransport } from "../from-transport";
import { type JsonObject, listAt, textAt } from "../json-value";
import type { ProviderConnection } from "../port";
import { readStream } from "../read-stream";
import { clientOpener } from "./open-client";
import { toContextTokens, toLoaded, toPulled, toPullLine } from "./read-host";
import { toKeepAlive } from "./to-keep-alive";

/** A local Ollama host as an operator sees it: what it has, what it holds in memory, and how both are changed. */
export type OllamaHost = {
  describe(signal: AbortSignal): Promise<HostState>;
  /** Resolves when the whole model is there; an aborted pull is kept by the host and goes on where it ended. */
  pull(model: string, onLine: (line: PullLine) => void, signal: AbortSignal): Promise<void>;
  remove(model: string, signal: AbortSignal): Promise<void>;
  load(model: string, signal: AbortSignal): Promise<void>;
  unload(model: string, signal: AbortSignal): Promise<void>;
};

const minute = 60_000;
const toPull = {
  // Checking the hash of a large model says nothing for minutes; the whole may take a night.
  timeouts: { firstByteMs: 3 * minute, idleMs: 10 * minute, totalMs: 24 * 60 * minute },
  // Only lines of progress come in, but many of them.
  maxBodyBytes: 512 * 1024 * 1024,
};
const toAsk = { timeouts: { firstByteMs: 3 * minute } };

/** A digest names a model's content, so what was once read of it holds. */
const knownContexts = new Map<string, number | null>();
const mostKnown = 2_000;

type HostOptions = Pick<GuardedFetchOptions, "assertOutsideTransaction">;

export function openOllamaHost(connection: ProviderConnection, options: HostOptions = {}): OllamaHost {
  const { apiKey, keepAlive } = connection;
  const allowPrivateHosts = connection.allowPrivateHosts ?? connection.baseUrl === null;
  const open = clientOpener(connection, createGuardedFetch({ ...options, ...toAsk, allowPrivateHosts }));
  const openForPull = clientOpener(connection, createGuardedFetch({ ...options, ...toPull, allowPrivateHosts }));
  const fail = (error: unknown): never => {
    throw fromTransport(error, apiKey);
  };

  async function contextOf({ name, digest }: PulledModel, signal: AbortSignal): Promise<number | null> {
    const known = knownContexts.get(digest);
    if (known !== undefined) return known;
    const shown: unknown = await open(signal).show({ model: name });
    const tokens = toContextTokens(shown);
    if (knownContexts.size >= mostKnown) knownContexts.clear();
    knownContexts.set(digest, tokens);
    return tokens;
  }

  return {
    async describe(signal) {
      const [tags, running, version]: unknown[] = await Promise.all([
        open(signal).list(),
        open(signal).ps(),
        open(signal).version(),
      ]).catch(fail);
      const pulled = listAt(tags, "models").flatMap(toPulled);
      const contexts = await Promise.all(pulled.map((model) => contextOf(model, signal).catch(() => null)));
      return {
        version: textAt(version, "version"),
        pulled: pulled.map((model, at) => ({ ...model, contextTokens: contexts[at] ?? null })),
        loaded: listAt(running, "models").flatMap(toLoaded),
      };
    },

    async pull(model, onLine, signal) {
      let isDone = false;
      const take = (line: unknown) => {
        const read = toPullLine(line);
        isDone ||= read.status === "success";
        onLine(read);
      };
      try {
        const lines = await openForPull(signal, isLastLine).pull({ model, stream: true });
        await readStream(lines, { take, isWhole: () => isDone, signal });
      } catch (error) {
        fail(error);
      }
    },

    async remove(model, signal) {
      await open(signal).delete({ model }).catch(fail);
    },

    async load(model, signal) {
      const keep_alive = keepAlive == null ? undefined : toKeepAlive(keepAlive);
      await open(signal).generate({ model, prompt: "", stream: false, keep_alive }).catch(fail);
    },

    async unload(model, signal) {
      await open(signal).generate({ model, prompt: "", stream: false, keep_alive: 0 }).catch(fail);
    },
  };
}

const isLastLine = (line: JsonObject) => line.status === "success";
