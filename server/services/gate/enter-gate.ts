import { randomUUID } from "node:crypto";
import { isEmbedded } from "@/inngest/client";
import { systemActor } from "@/server/core/access/actor";
import type { Admission } from "./admission";
import { type ConnectionGate, createConnectionGate } from "./connection-gate";
import type { Place } from "./load-place";
import { renewGate } from "./renew-gate";

const ownName = randomUUID();
const gates = new Map<string, ConnectionGate>();

/** Asks for a call of a model to be let in: once there is a place for it, and nothing says not to call. */
export function enterGate(place: Place, tokens: number): Promise<Admission> {
  const { workspaceId, connectionId, modelId, goesFirst } = place;
  const gate = gates.get(connectionId) ?? openGate(workspaceId, connectionId);
  gates.set(connectionId, gate);
  return gate.enter({ modelId, tokens, goesFirst });
}

const openGate = (workspaceId: string, connectionId: string) =>
  createConnectionGate({
    connectionId,
    process: ownName,
    isOnlyProcess: isEmbedded(),
    renew: (asked) => renewGate.execute(systemActor(workspaceId, "connection-gate"), asked),
    clock: () => performance.now(),
    setTimer(ms, isIdle, wake) {
      const timer = setTimeout(wake, ms);
      if (isIdle) timer.unref();
      return { cancel: () => clearTimeout(timer) };
    },
  });
