"use client";

import { useQuery } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { HoldBanner } from "./hold-banner";
import { holdSentences, timeOfDay } from "./prepare-holds";

const askEveryMs = 3_000;

/** Why a run that goes on makes no call, or few. */
export function HoldNotice({ experimentId }: { experimentId: string }) {
  const api = useApi();
  const holds = useQuery(
    api.experiments.holds.queryOptions({ experimentId }, { refetchInterval: askEveryMs, retry: false, staleTime: 0 }),
  );
  const sentences = holdSentences(holds.data?.items ?? [], timeOfDay, holds.dataUpdatedAt);
  return <HoldBanner sentences={sentences} />;
}
