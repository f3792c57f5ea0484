"use client";

import { useQuery } from "@tanstack/react-query";
import { HoldBanner } from "../results/hold-banner";
import { holdSentences, timeOfDay } from "../results/prepare-holds";
import { useApi } from "../shell/api-provider";

const askEveryMs = 5_000;

/** Why calls to this model wait in this moment; nothing while they do not. */
export function GateNotice({ connectionId, modelId }: { connectionId: string; modelId: string }) {
  const api = useApi();
  const gates = useQuery(api.models.gateState.queryOptions({}, { refetchInterval: askEveryMs, retry: false }));
  const own = (gates.data?.items ?? [])
    .filter((gate) => gate.connectionId === connectionId)
    .map((gate) => ({
      ...gate,
      models: gate.models.filter((model) => model.modelId === modelId && model.breaker === "open"),
    }));
  const sentences = holdSentences(own, timeOfDay, gates.dataUpdatedAt);
  return <HoldBanner sentences={sentences} />;
}
