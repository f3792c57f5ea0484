import type { Plan } from "../experiment/schema";
import { newcombePairedInterval } from "../stats/mcnemar";
import { MINIMUM } from "../stats/minimums";
import { samplesToKeepLimit } from "../stats/power-bounded-cs";
import { LARGEST_PLAN, smallestSampleSize } from "../stats/power-paired-t";

/** By how much a further measure may be worse, as a share of its scale. */
export type MeasureLimit = {
  share: number;
  /** Its values mostly lie at the ends of the scale, so that one look reads them as two rates. */
  isPassOrFail: boolean;
};

export type Floor = {
  units: number;
  /** What asks for them; null when it is only the way to look. */
  limit: "failures" | "measures" | "ratios" | null;
};

type Limits = Pick<Plan, "decision" | "mode" | "guardrails"> & {
  measureLimits: readonly MeasureLimit[];
  /** Alpha of one comparison: limits are held at it too. */
  alpha: number;
};

/** Units below which the limits of the plan are not shown to be kept even when no answer differs: then there is no verdict to ship. */
export function floorOf({ guardrails, measureLimits, decision, mode, alpha }: Limits): Floor {
  const { failureRate, costRatio, latencyRatio } = guardrails;
  const isOneLook = mode === "fixed";
  const hasRatio = decision === "as_good_but_cheaper" || costRatio !== null || latencyRatio !== null;
  const toKeep = ({ share, isPassOrFail }: MeasureLimit) => {
    if (!isOneLook) return samplesToKeepLimit({ limit: share, alpha }).n ?? LARGEST_PLAN;
    return isPassOrFail ? unitsToKeepRate(share, alpha) : MINIMUM.tTest;
  };
  const floors: Floor[] = [
    { units: isOneLook ? MINIMUM.tTest : 1, limit: null },
    ...(failureRate === null
      ? []
      : [{ units: toKeep({ share: failureRate, isPassOrFail: true }), limit: "failures" as const }]),
    ...measureLimits.map((each) => ({ units: toKeep(each), limit: "measures" as const })),
    ...(hasRatio && !isOneLook ? [{ units: MINIMUM.asymptoticCs, limit: "ratios" as const }] : []),
  ];
  return floors.reduce((most, each) => (each.units > most.units ? each : most));
}

/** Units of which both sides pass every one, until Newcombe's interval leaves out a loss of the limit. */
function unitsToKeepRate(limit: number, alpha: number): number {
  const isKept = (bothPass: number) =>
    newcombePairedInterval({ bothPass, onlyA: 0, onlyB: 0, bothFail: 0 }, 1 - alpha).low > -limit;
  return smallestSampleSize(1, isKept) ?? LARGEST_PLAN;
}
