import { Check, Minus } from "lucide-react";
import { settingFacts } from "@/server/core/model/setting-facts";
import { formatNumber } from "../ui/format";
import { Section } from "../ui/section";
import { Stat, StatRow } from "../ui/stat";
import type { ModelPageData } from "./prepare-health";
import { priceLabel } from "./price-text";

/** What a model costs, and what it takes of the settings. */
export function ModelFacts({ model }: { model: ModelPageData["model"] }) {
  const { byTime } = model.price;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Section title="What this model takes" description="What it does not take is left out of calls.">
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
          {settingFacts(model.provider, model.name).map(({ label, isTaken, note }) => (
            <div key={label} className="contents">
              <dt className="flex items-center gap-1.5">
                {isTaken ? (
                  <Check aria-hidden className="size-4 text-success" />
                ) : (
                  <Minus aria-hidden className="size-4 text-subtle" />
                )}
                {label}
              </dt>
              <dd className="min-w-0 text-muted">{note}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="Price and limits" description={byTime ? "By time, now." : "Per million tokens, now."}>
        <StatRow>
          {byTime ? (
            <Stat label="Server" value={priceLabel(byTime.monthlyMicroUsd)} detail="a month" />
          ) : (
            <>
              <Stat label="Input" value={priceLabel(model.price.inputMicroUsdPerMillion)} />
              <Stat label="Output" value={priceLabel(model.price.outputMicroUsdPerMillion)} />
            </>
          )}
          <Stat
            label="Context"
            value={model.contextTokens === null ? "not set" : formatNumber(model.contextTokens)}
            detail={model.contextTokens === null ? undefined : "tokens"}
          />
        </StatRow>
      </Section>
    </div>
  );
}
