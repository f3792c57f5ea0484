"use client";

import { useMutation } from "@tanstack/react-query";
import { findKnownPrice } from "@/server/core/model/known-prices";
import type { ModelPrice } from "@/server/core/model/price";
import { providerInfo } from "@/server/core/model/providers";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Button } from "../ui/button";
import type { ModelRow } from "./model-columns";
import { priceWords } from "./price-words";

interface PriceSuggestionsProps {
  model: ModelRow;
  onUse: (price: ModelPrice, note: string) => void;
}

/** Where a price can be had without typing: the list prices that are known, and providers that tell theirs. */
export function PriceSuggestions({ model, onUse }: PriceSuggestionsProps) {
  const api = useApi();
  const remote = useMutation(api.models.remoteModels.mutationOptions());
  const { label, tellsPrices } = providerInfo(model.provider);
  const known = findKnownPrice(model.provider, model.name);
  const told = remote.data?.items.find(({ name }) => name === model.name);
  if (!known && !tellsPrices) return null;
  return (
    <ul className="flex flex-col gap-2 rounded border bg-sunken px-3 py-2 text-sm">
      {known && <Suggestion note={`List price of ${known.asOf}`} price={known} onUse={onUse} />}
      {tellsPrices && (
        <li className="flex flex-wrap items-center justify-between gap-2" aria-live="polite">
          {told?.inputMicroUsdPerMillion != null && told.outputMicroUsdPerMillion != null ? (
            <Offer
              note={told.priceNote}
              price={{
                inputMicroUsdPerMillion: told.inputMicroUsdPerMillion,
                outputMicroUsdPerMillion: told.outputMicroUsdPerMillion,
                cachedInputMicroUsdPerMillion: told.cachedInputMicroUsdPerMillion,
              }}
              onUse={onUse}
            />
          ) : (
            <>
              <span className="min-w-0 text-muted">
                {remote.error
                  ? errorParts(remote.error).message
                  : remote.data
                    ? `${label} tells no price of this model.`
                    : `${label} tells its prices.`}
              </span>
              <Button
                size="sm"
                pending={remote.isPending}
                onClick={() => remote.mutate({ connectionId: model.connectionId })}
              >
                Ask {label}
              </Button>
            </>
          )}
        </li>
      )}
    </ul>
  );
}

interface OfferProps {
  note: string;
  price: ModelPrice;
  onUse: (price: ModelPrice, note: string) => void;
}

function Suggestion(props: OfferProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-2">
      <Offer {...props} />
    </li>
  );
}

function Offer({ note, price, onUse }: OfferProps) {
  return (
    <>
      <span className="min-w-0 text-muted">
        {note}: <span className="tabular-nums">{priceWords(price)}</span>
      </span>
      <Button size="sm" aria-label={`Use: ${note}`} onClick={() => onUse(price, note)}>
        Use
      </Button>
    </>
  );
}
