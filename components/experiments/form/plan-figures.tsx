"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { Button } from "../../ui/button";
import { cn } from "../../ui/cn";
import { formatNumber, formatPercent } from "../../ui/format";
import { Skeleton } from "../../ui/skeleton";
import type { Estimate } from "../api-types";
import { detectableRange, effectText, sampleAdvice } from "./forecast-words";
import type { FormValues } from "./form-schema";
import { PlanAssumptions } from "./plan-assumptions";
import { PlanBuy } from "./plan-buy";
import { PlanCurve } from "./plan-curve";
import { PlanPilot } from "./plan-pilot";
import { costWords, sizeWords, timeWords } from "./plan-words";
import { Remark } from "./remark";

interface PlanFiguresProps {
  values: FormValues;
  /** Null before the first. */
  estimate: Estimate | null;
  /** False while a newer one is on its way. */
  isCurrent: boolean;
}

/** What the plan shows and needs, the most important sentence first, the details folded. */
export function PlanFigures({ values, estimate, isCurrent }: PlanFiguresProps) {
  const { setValue } = useFormContext<FormValues>();
  if (!estimate) {
    return (
      <div role="status" aria-label="Estimating" className="flex flex-col gap-3">
        <Skeleton className="h-10" />
        <Skeleton className="h-24" />
      </div>
    );
  }
  const { sampleCount, forecast } = estimate;
  const advice = sampleAdvice(forecast, values.plan, sampleCount);
  const changed = { shouldDirty: true, shouldTouch: true, shouldValidate: true };
  function use(samples: number | null, repeats: number) {
    setValue("plan.sampleLimit", samples, changed);
    setValue("plan.repeats", repeats, changed);
  }
  return (
    <div className={cn("flex flex-col gap-3 transition-opacity", !isCurrent && "opacity-60")} aria-busy={!isCurrent}>
      <div aria-live="polite" className="flex flex-col gap-3">
        <Headline values={values} estimate={estimate} />
        <dl className="flex flex-col">
          <Figure label="Cost">{costWords(estimate.costMicroUsd)}</Figure>
          <Figure label="Time">{timeWords(estimate.durationMs)}</Figure>
          <Figure label="Calls">
            {formatNumber(estimate.calls)}
            {estimate.calls !== estimate.trials && (
              <span className="text-subtle">, {formatNumber(estimate.calls - estimate.trials)} by judges</span>
            )}
          </Figure>
        </dl>
        {advice && (
          <Remark
            icon={
              advice.isEnough ? (
                <CircleCheck aria-hidden className="text-success" />
              ) : (
                <TriangleAlert aria-hidden className="text-warning" />
              )
            }
          >
            {advice.words}
          </Remark>
        )}
      </div>
      {advice?.use && (
        <Button className="w-full" onClick={() => use(advice.use?.samples ?? null, values.plan.repeats)}>
          {advice.use.words}
        </Button>
      )}
      <PlanPilot values={values} estimate={estimate} isCurrent={isCurrent} />
      <div>
        <PlanBuy values={values} forecast={forecast} onUse={use} />
        <PlanCurve values={values} estimate={estimate} />
        <PlanAssumptions assumptions={forecast.assumptions} />
      </div>
    </div>
  );
}

function Headline({ values, estimate }: { values: FormValues; estimate: Estimate }) {
  const { detectable } = estimate.forecast;
  const { repeats, power, decision } = values.plan;
  const range = detectableRange(estimate.forecast);
  const size = sizeWords(estimate.sampleCount, values.variants.length, repeats);
  if (!detectable) {
    return (
      <p className="text-base">
        <span className="font-medium">{size}</span> are too few to detect any difference.
      </p>
    );
  }
  return (
    <p className="text-base">
      <span className="font-medium">{size}</span>
      {decision === "superior" ? " detect a difference of " : " rule out a loss of "}
      <span className="font-medium tabular-nums">{effectText(detectable.expected)}</span>
      {` or more with ${formatPercent(power)} power${decision === "superior" ? "" : ", if there is none"}.`}
      {range && <span className="block text-subtle text-xs tabular-nums">{range}, as far as the spread is known</span>}
    </p>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-t py-1.5 text-sm first:border-t-0">
      <dt className="text-subtle">{label}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  );
}
