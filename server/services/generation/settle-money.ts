import {
  budgetKeyOf,
  grantReservations,
  isUsedUp,
  monthKeyOf,
  type Purse,
  passedMarks,
  wholeKey,
} from "@/server/core/budget/purse";
import type { Tx } from "@/server/db/client";
import type { Reserved } from "./reserve-attempts";
import type { RunScope } from "./run-scope";
import type { SettledCall } from "./settled-call";

type LimitedPurse = Purse & { alertPercents: number[] };
/** The purse that a reservation did not fit into. */
export type Short = { purse: Purse; wantedMicroUsd: number };

type Money = {
  settled: readonly SettledCall[];
  asked: readonly Reserved[];
  /** Commits the intents that fit; answers those that were made. */
  reserve(granted: Reserved[]): Promise<readonly Reserved[]>;
};

/**
 * Books what calls cost and what the next ones hold, and lets no purse pass its limit: purses stay locked from the look
 * at their room to the end of the transaction, always in the order of their keys. Comes last, so that others wait little.
 */
export async function settleMoney(db: Tx, scope: RunScope, { settled, asked, reserve }: Money): Promise<Short | null> {
  const thisMonth = monthKeyOf(scope.now);
  const isFree =
    asked.every((a) => a.reservedMicroUsd === 0) &&
    settled.every((call) => call.addedMicroUsd === 0 && call.releasedMicroUsd === 0);
  if (isFree) {
    await reserve([...asked]);
    return null;
  }
  const months = new Set([...settled.map((call) => monthKeyOf(call.startedAt)), thisMonth]);
  const purses = await lockPurses(db, scope.workspaceId, [wholeKey, scope.experimentId, ...months]);
  const before = new Map(purses.map((purse) => [purse.key, purse.spentMicroUsd]));
  const book = (key: string, spent: number, reserved: number) => {
    for (const purse of purses) {
      if (purse.key !== wholeKey && purse.key !== scope.experimentId && purse.key !== key) continue;
      purse.spentMicroUsd += spent;
      purse.reservedMicroUsd += reserved;
    }
  };
  for (const call of settled) book(monthKeyOf(call.startedAt), call.addedMicroUsd, -call.releasedMicroUsd);

  const open = purses.filter((p) => p.key === wholeKey || p.key === scope.experimentId || p.key === thisMonth);
  const { granted, short } = grantReservations(
    open,
    asked.map((a) => a.reservedMicroUsd),
  );
  const made = await reserve(asked.filter((_, index) => granted[index]));
  for (const { reservedMicroUsd } of made) book(thisMonth, 0, reservedMicroUsd);

  await db.$executeRaw`
    update "Purse" p set "spentMicroUsd" = x.spent, "reservedMicroUsd" = x.reserved
    from unnest(${purses.map((p) => p.key)}::text[], ${purses.map((p) => p.spentMicroUsd)}::bigint[],
                ${purses.map((p) => p.reservedMicroUsd)}::bigint[]) as x(key, spent, reserved)
    where p."workspaceId" = ${scope.workspaceId}::uuid and p."key" = any(${purses.map((p) => p.key)}::text[])
      and p."key" = x.key`;
  await raiseAlerts(db, scope, purses, before);
  return short;
}

/**
 * Whether nothing but a person can make room: the wanted sum would not fit even if all calls under way cost nothing, or
 * none is under way that could still give back what it holds.
 */
export async function isHopeless(db: Tx, { workspaceId, now }: RunScope, short: Short): Promise<boolean> {
  if (isUsedUp(short.purse, short.wantedMicroUsd)) return true;
  const since = new Date(now.getTime() - longestCallMs);
  const [underWay] = await db.$queryRaw<{ some: boolean }[]>`
    select exists (select from "Experiment" e join "Attempt" a on a."experimentId" = e."id"
      where e."workspaceId" = ${workspaceId}::uuid and e."status" in ('running', 'paused')
        and a."outcome" is null and a."startedAt" > ${since} and a."reservedMicroUsd" > 0) as some`;
  return !underWay?.some;
}

/** No call lasts so long; an older intent without an outcome belongs to a process that died. */
const longestCallMs = 200_000;

async function lockPurses(db: Tx, workspaceId: string, keys: string[]): Promise<LimitedPurse[]> {
  const look = () => db.$queryRaw<StoredPurse[]>`
    select p."key", p."spentMicroUsd", p."reservedMicroUsd", b."limitMicroUsd", b."alertPercents"
    from "Purse" p left join "Budget" b on b."workspaceId" = p."workspaceId"
      and b."key" = case when p."key" ~ '^[0-9]{4}-[0-9]{2}$' then 'month' else p."key" end
    where p."workspaceId" = ${workspaceId}::uuid and p."key" = any(${keys}::text[])
    order by p."key" for update of p`;
  let rows = await look();
  if (rows.length < keys.length) {
    await db.$executeRaw`
      insert into "Purse" ("workspaceId", "key") select ${workspaceId}::uuid, k from unnest(${[...keys].sort()}::text[]) k
      on conflict do nothing`;
    rows = await look();
  }
  return rows.map(({ key, spentMicroUsd, reservedMicroUsd, limitMicroUsd, alertPercents }) => ({
    key,
    spentMicroUsd: Number(spentMicroUsd),
    reservedMicroUsd: Number(reservedMicroUsd),
    limitMicroUsd: limitMicroUsd === null ? null : Number(limitMicroUsd),
    alertPercents: alertPercents ?? [],
  }));
}

type StoredPurse = {
  key: string;
  spentMicroUsd: bigint;
  reservedMicroUsd: bigint;
  limitMicroUsd: bigint | null;
  alertPercents: number[] | null;
};

async function raiseAlerts(db: Tx, scope: RunScope, purses: readonly LimitedPurse[], before: Map<string, number>) {
  const alerts = purses.flatMap((purse) => {
    const { key, spentMicroUsd: after, limitMicroUsd: limit, alertPercents } = purse;
    if (limit === null) return [];
    return passedMarks(alertPercents, { before: before.get(key) ?? 0, after, limit }).map((percent) => ({
      workspaceId: scope.workspaceId,
      kind: "budget-threshold",
      key,
      experimentId: budgetKeyOf(key) === scope.experimentId ? scope.experimentId : null,
      percent,
      spentMicroUsd: after,
      limitMicroUsd: limit,
      at: scope.now,
    }));
  });
  if (alerts.length > 0) await db.alert.createMany({ data: alerts, skipDuplicates: true });
}
