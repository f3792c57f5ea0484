import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { providerInfo, whyNotConnect } from "@/server/core/model/providers";
import {
  apiKey,
  apiVersion,
  baseUrl,
  connectionInput,
  keepAlive,
  providerKind,
  requestsPerMinute,
  tokensPerMinute,
} from "@/server/core/model/schema";
import { command } from "../operation";
import { originOf, sealConnectionKey } from "./connection-key";
import { connectionSelect, connectionView, toConnectionView } from "./connection-view";
import { nameTaken } from "./create-connection";
import { loadOpenConnection } from "./load-connection";

/** Changes what is named and keeps the rest; a null key removes it. A stored key is never sent to another origin. */
export const updateConnection = command({
  name: "connection.update",
  permission: "connections:write",
  input: z.object({
    connectionId: id("connection"),
    name: connectionInput.shape.name.optional(),
    baseUrl: baseUrl.optional(),
    apiKey: apiKey.optional(),
    apiVersion: apiVersion.optional(),
    keepAlive: keepAlive.optional(),
    maxConcurrency: connectionInput.shape.maxConcurrency.removeDefault().optional(),
    requestsPerMinute: requestsPerMinute.optional(),
    tokensPerMinute: tokensPerMinute.optional(),
  }),
  output: connectionView,
  async run({ input, actor, db, audit }) {
    const { workspaceId } = actor;
    const before = await loadOpenConnection(db, actor, input.connectionId);
    const provider = providerKind.parse(before.provider);
    const { name = before.name, maxConcurrency = before.maxConcurrency } = input;
    const perMinute = {
      requestsPerMinute: input.requestsPerMinute === undefined ? before.requestsPerMinute : input.requestsPerMinute,
      tokensPerMinute: input.tokensPerMinute === undefined ? before.tokensPerMinute : input.tokensPerMinute,
    };
    const next = { ...before, baseUrl: input.baseUrl === undefined ? before.baseUrl : input.baseUrl };
    const isMoved = originOf(next) !== originOf(before);
    if (isMoved && before.sealedKey !== null && input.apiKey === undefined) {
      throw refuse(
        "apiKey",
        "The address leads to another host. Enter the API key again: the stored one is not sent there.",
      );
    }
    const key = input.apiKey === undefined ? {} : await sealConnectionKey(db, next, input.apiKey);
    const hasKey = ("sealedKey" in key ? key.sealedKey : before.sealedKey) !== null;
    const reason = whyNotConnect(provider, { baseUrl: next.baseUrl, hasKey });
    if (reason !== null) throw refuse(reason.path, reason.message);
    const version = input.apiVersion === undefined ? before.apiVersion : input.apiVersion;
    if (version !== null && !providerInfo(provider).hasApiVersion) {
      throw refuse("apiVersion", "This provider has no API versions.");
    }
    const kept = input.keepAlive === undefined ? before.keepAlive : input.keepAlive;
    if (kept !== null && provider !== "ollama") {
      throw refuse("keepAlive", "Only an Ollama host is told how long to keep a model loaded.");
    }
    if (name !== before.name && (await db.connection.count({ where: { workspaceId, name } })) > 0)
      throw nameTaken(name);

    const { count } = await db.connection.updateMany({
      where: { workspaceId, id: before.id, archivedAt: null, baseUrl: before.baseUrl, sealedKey: before.sealedKey },
      data: { name, maxConcurrency, ...perMinute, baseUrl: next.baseUrl, apiVersion: version, keepAlive: kept, ...key },
    });
    if (count === 0) throw new AppError("conflict", "The connection changed meanwhile. Reload and try again.");
    const row = await db.connection.findFirstOrThrow({
      where: { workspaceId, id: before.id },
      select: connectionSelect,
    });
    const view = toConnectionView(row);
    audit(before, view);
    return view;
  },
});

const refuse = (path: string, message: string) => new AppError("invalid", message, [{ path, message }]);
