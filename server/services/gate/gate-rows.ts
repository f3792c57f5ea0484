import type { Breaker } from "@/server/core/model/breaker";
import type { Tx } from "@/server/db/client";
import { noSuchConnection } from "../models/load-connection";
import type { Renewal } from "./renewal";

type Locked = {
  requestsFullAtMs: number;
  tokensFullAtMs: number;
  pausedUntilMs: number;
  limitedUntilMs: number;
};
type Read = {
  nowMs: number;
  maxConcurrency: number;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  leases: { process: string; places: number; wanted: number; expiresAtMs: number }[];
  breakers: { modelId: string; state: unknown }[];
};
export type GateState = Locked & Read;

/** Locks a connection's gate and reads all that hangs on it; the clock is read after the lock is had. */
export async function lockGate(db: Tx, workspaceId: string, connectionId: string): Promise<GateState> {
  const lock = () => db.$queryRaw<Locked[]>`
    select "requestsFullAtMs", "tokensFullAtMs", "pausedUntilMs", "limitedUntilMs" from "ConnectionGate"
    where "workspaceId" = ${workspaceId}::uuid and "connectionId" = ${connectionId}::uuid for update`;
  let [locked] = await lock();
  if (!locked) {
    await db.$executeRaw`
      insert into "ConnectionGate" ("workspaceId", "connectionId") select "workspaceId", "id" from "Connection"
      where "workspaceId" = ${workspaceId}::uuid and "id" = ${connectionId}::uuid on conflict do nothing`;
    [locked] = await lock();
  }
  const [read] = await db.$queryRaw<Read[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs",
      c."maxConcurrency", c."requestsPerMinute", c."tokensPerMinute",
      (select coalesce(json_agg(json_build_object('process', l."process", 'places', l."places", 'wanted', l."wanted",
        'expiresAtMs', l."expiresAtMs")), '[]') from "ConnectionLease" l
        where l."workspaceId" = c."workspaceId" and l."connectionId" = c."id") as leases,
      (select coalesce(json_agg(json_build_object('modelId', b."modelId", 'state', b."state")), '[]') from "ModelBreaker" b
        where b."workspaceId" = c."workspaceId" and b."connectionId" = c."id") as breakers
    from "Connection" c where c."workspaceId" = ${workspaceId}::uuid and c."id" = ${connectionId}::uuid`;
  if (!locked || !read) throw noSuchConnection();
  return { ...locked, ...read };
}

type Written = Locked & {
  nowMs: number;
  places: number;
  expiresAtMs: number;
  breakers: ReadonlyMap<string, Breaker>;
};

/** Writes all of it at once; leases that ended are swept away. */
export async function writeGate(db: Tx, workspaceId: string, asked: Renewal, next: Written): Promise<void> {
  const { connectionId, process, isLeaving, isTakeOver, wanted } = asked;
  const modelIds = [...next.breakers.keys()];
  const states = [...next.breakers.values()].map((state) => JSON.stringify(state));
  await db.$executeRaw`
    with swept as (
      delete from "ConnectionLease" where "workspaceId" = ${workspaceId}::uuid and "connectionId" = ${connectionId}::uuid
        and case when "process" = ${process} then ${isLeaving} else ${isTakeOver} or "expiresAtMs" <= ${next.nowMs}::float8 end
    ), lease as (
      insert into "ConnectionLease" ("workspaceId", "connectionId", "process", "places", "wanted", "expiresAtMs")
      select ${workspaceId}::uuid, ${connectionId}::uuid, ${process}, ${next.places}::int, ${wanted}::int, ${next.expiresAtMs}::float8
      where not ${isLeaving}
      on conflict ("workspaceId", "connectionId", "process") do update
        set "places" = excluded."places", "wanted" = excluded."wanted", "expiresAtMs" = excluded."expiresAtMs"
    ), breaker as (
      insert into "ModelBreaker" ("workspaceId", "connectionId", "modelId", "state")
      select m."workspaceId", m."connectionId", m."id", x.state::jsonb
      from unnest(${modelIds}::uuid[], ${states}::text[]) as x(model_id, state)
      join "Model" m on m."workspaceId" = ${workspaceId}::uuid and m."connectionId" = ${connectionId}::uuid and m."id" = x.model_id
      on conflict ("workspaceId", "modelId") do update set "state" = excluded."state"
    )
    update "ConnectionGate" set "requestsFullAtMs" = ${next.requestsFullAtMs}::float8, "tokensFullAtMs" = ${next.tokensFullAtMs}::float8,
      "pausedUntilMs" = ${next.pausedUntilMs}::float8, "limitedUntilMs" = ${next.limitedUntilMs}::float8
    where "workspaceId" = ${workspaceId}::uuid and "connectionId" = ${connectionId}::uuid`;
}
