import type { Range } from "../model/estimate";
import { moneyText } from "../text/money-text";
import { budgetName } from "./budget-words";
import { type Purse, roomOf } from "./purse";

/** What a budget would do to a run of this cost, before it is launched; null when every budget has room for the dearest case. */
export function noteBudget(cost: Range, purses: readonly Purse[], ownLimitMicroUsd: number | null): string | null {
  const own = { key: "run", spentMicroUsd: 0, reservedMicroUsd: 0, limitMicroUsd: ownLimitMicroUsd };
  const [tightest] = [...purses, own]
    .flatMap((purse) => {
      const room = roomOf(purse);
      return room === null ? [] : [{ key: purse.key, room }];
    })
    .sort((a, b) => a.room - b.room);
  if (!tightest || cost.high <= tightest.room) return null;
  const left = `${moneyText(tightest.room)} left of ${budgetName(tightest.key)}`;
  if (tightest.room === 0) return `Nothing is left of ${budgetName(tightest.key)}: raise it first.`;
  return cost.expected > tightest.room
    ? `The run is likely to need more than the ${left}. It would pause there and keep its answers.`
    : `In the dearest case the run needs more than the ${left}. It would pause there and keep its answers.`;
}
