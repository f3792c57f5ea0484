"use client";

import { Button } from "../../ui/button";
import { Disclosure } from "../../ui/disclosure";
import { formatCount, formatMoney, formatNumber } from "../../ui/format";
import type { Estimate } from "../api-types";
import {
  effectText,
  groupWords,
  lookingWords,
  passesWords,
  raterWords,
  roundSamples,
  samplesSpan,
  samplesWords,
} from "./forecast-words";
import type { FormValues } from "./form-schema";

interface PlanBuyProps {
  values: FormValues;
  forecast: Estimate["forecast"];
  /** Puts samples (null: all) and answers per sample into the form. */
  onUse: (samples: number | null, repeats: number) => void;
}

const head = "py-1 pr-2 text-left font-medium text-subtle text-xs last:pr-0";
const cell = "border-t py-1.5 pr-2 align-top tabular-nums last:pr-0";

/** Samples, answers to each, and people: what each of them would cost for the smallest effect that matters. */
export function PlanBuy({ values, forecast, onUse }: PlanBuyProps) {
  const { repeats, needed, available, raters } = forecast;
  const { plan } = values;
  const notes = [
    lookingWords(needed, plan),
    groupWords(forecast.designEffect),
    passesWords(forecast.passes),
    repeats.length === 1
      ? "What more answers per sample would save is not known: that run asked each sample once."
      : null,
  ].filter((note) => note !== null);
  return (
    <Disclosure title="What to buy" look="card" className="border-t">
      <table className="w-full text-sm">
        <caption className="sr-only">Samples and cost by answers per sample</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              Answers
            </th>
            <th scope="col" className={head}>
              Samples
            </th>
            <th scope="col" className={head}>
              Cost
            </th>
            <th scope="col" className={head}>
              <span className="sr-only">Use it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {repeats.map((choice) => {
            const samples = choice.samples ? roundSamples(choice.samples.expected) : null;
            const isPossible = samples !== null && (choice.samples?.expected ?? 0) <= available;
            const isChosen =
              isPossible &&
              plan.repeats === choice.repeats &&
              (plan.sampleLimit ?? available) === Math.min(samples, available);
            const span = samplesSpan(choice.samples);
            return (
              <tr key={choice.repeats}>
                <th scope="row" className={`${cell} text-left font-normal`}>
                  {formatNumber(choice.repeats)}
                  {choice.isCheapest && <span className="block text-success text-xs">cheapest</span>}
                </th>
                <td className={cell}>
                  {samplesWords(choice.samples)}
                  {span && <span className="block text-subtle text-xs">{span}</span>}
                  {!isPossible && choice.byAll !== null && (
                    <span className="block text-subtle text-xs">
                      {formatNumber(available)} {plan.decision === "superior" ? "show" : "rule out"}{" "}
                      {effectText(choice.byAll)}
                    </span>
                  )}
                </td>
                <td className={cell}>
                  {formatMoney(choice.costMicroUsd?.expected)}
                  {choice.calls !== null && (
                    <span className="block text-subtle text-xs">{formatCount(choice.calls, "call")}</span>
                  )}
                </td>
                <td className={`${cell} text-right`}>
                  {isChosen ? (
                    <span className="text-subtle text-xs">chosen</span>
                  ) : isPossible ? (
                    <Button
                      size="sm"
                      aria-label={`Use ${formatCount(samples, "sample")} with ${formatCount(choice.repeats, "answer")} each`}
                      onClick={() => onUse(samples >= available ? null : samples, choice.repeats)}
                    >
                      Use
                    </Button>
                  ) : (
                    <span className="text-subtle text-xs">too many</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="mt-2 flex flex-col gap-2 text-muted text-xs">
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {raters && (
          <p>
            <span className="font-medium text-text">People, to know what the judge is worth.</span> {raterWords(raters)}{" "}
            Counted with an agreement of single raters of 0.75 (Krippendorff's alpha), which{" "}
            {formatNumber(raters.raters)} of them bring to {formatNumber(raters.reliability, 2)} (Spearman-Brown), and
            40 s for each rating; both are assumed. Rating is done outside Assay so far.
          </p>
        )}
      </div>
    </Disclosure>
  );
}
