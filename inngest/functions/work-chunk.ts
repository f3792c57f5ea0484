import { RetryAfterError } from "inngest";

type Report = { kept: number; failed: number; open: number; retryAtMs: number | null; isHeld: boolean };
type Counts = { kept: number; failed: number; open: number };
type Turn = Counts & { heldUntilMs: number | null };
type Step = {
  run(id: string, work: () => Promise<Turn>): Promise<Turn>;
  sleepUntil(id: string, at: Date): Promise<void>;
};

/**
 * Works a chunk in turns. What is still open when a turn ends goes again as a retry, which is counted; but calls that were
 * only held back (a rate limit, an open breaker) sleep until their time and cost no retry, however long that lasts.
 */
export async function workChunk(step: Step, name: string, work: (turn: number) => Promise<Turn>): Promise<Counts> {
  const sum = { kept: 0, failed: 0 };
  for (let turn = 1; ; turn += 1) {
    const { kept, failed, open, heldUntilMs } = await step.run(turn === 1 ? name : `${name}-${turn}`, () => work(turn));
    sum.kept += kept;
    sum.failed += failed;
    if (heldUntilMs === null) return { ...sum, open };
    await step.sleepUntil(`held-${turn}`, new Date(heldUntilMs));
  }
}

/** What a turn answers; it throws when a retry is due, not before the time that was asked for. */
export function endTurn({ kept, failed, open, retryAtMs, isHeld }: Report): Turn {
  if (retryAtMs !== null && !isHeld) {
    throw new RetryAfterError(`${open} calls wait for their next try`, new Date(retryAtMs));
  }
  return { kept, failed, open, heldUntilMs: retryAtMs };
}
