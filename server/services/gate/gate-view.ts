import { z } from "zod";
import { breakerSchema } from "@/server/core/model/breaker";
import { instant } from "@/server/core/units";
import type { Tx } from "@/server/db/client";

/** What keeps calls of a connection from being made now, and until when; null where nothing does. */
export const gateView = z.object({
  connectionId: z.string(),
  name: z.string(),
  requestsPerMinute: z.number().int().nullable(),
  tokensPerMinute: z.number().int().nullable(),
  /** The provider asked for a rest. */
  pausedUntil: instant.nullable(),
  /** Calls wait for the rate limits. */
  limitedUntil: instant.nullable(),
  models: z.array(
    z.object({
      modelId: z.string(),
      label: z.string(),
      breaker: z.enum(["closed", "open"]),
      failuresInRow: z.number().int(),
      /** What the last failure was. */
      failureKind: z.string().nullable(),
      openedAt: instant.nullable(),
      /** The next single call that tries the model; it is made when there is work for it. */
      nextTryAt: instant.nullable(),
    }),
  ),
});
export type GateView = z.output<typeof gateView>;

/** Between two grants of a slow limit nobody asks for a moment. */
const limitEchoMs = 5_000;

const at = (ms: number | null) => (ms === null ? null : new Date(ms));

export async function readGates(
  db: Tx,
  workspaceId: string,
  connections: { id: { in: string[] } } | { archivedAt: null },
  now: Date,
): Promise<z.input<typeof gateView>[]> {
  const rows = await db.connection.findMany({
    where: { workspaceId, ...connections },
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      requestsPerMinute: true,
      tokensPerMinute: true,
      gate: { select: { pausedUntilMs: true, limitedUntilMs: true } },
      breakers: { select: { modelId: true, state: true, model: { select: { label: true } } } },
    },
  });
  const nowMs = now.getTime();
  return rows.map(({ id, gate, breakers, ...row }) => ({
    ...row,
    connectionId: id,
    pausedUntil: gate && gate.pausedUntilMs > nowMs ? new Date(gate.pausedUntilMs) : null,
    limitedUntil: gate && gate.limitedUntilMs + limitEchoMs > nowMs ? new Date(gate.limitedUntilMs) : null,
    models: breakers.map(({ modelId, state, model }) => {
      const { inRow, kind, openedAtMs, probeAtMs } = breakerSchema.parse(state);
      return {
        modelId,
        label: model.label,
        breaker: openedAtMs === null ? ("closed" as const) : ("open" as const),
        failuresInRow: inRow,
        failureKind: kind,
        openedAt: at(openedAtMs),
        nextTryAt: at(probeAtMs),
      };
    }),
  }));
}
