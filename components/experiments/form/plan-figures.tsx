"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button";
import { cn } from "../../ui/cn";
import { formatNumber } from "../../ui/format";
import { Popover } from "../../ui/popover";
import { Skeleton } from "../../ui/skeleton";
import type { Estimate } from "../api-types";
import type { FormValues } from "./form-schema";
import { costWords, powerAdvice, sizeWords, timeWords } from "./plan-words";
import { Remark } from "./remark";

interface PlanFiguresProps {
  values: FormValues;
  /** Null before the first. */
  estimate: Estimate | null;
  /** False while a newer one is on its way. */
  isCurrent: boolean;
}

export function PlanFigures({ values, estimate, isCurrent }: PlanFiguresProps) {
  if (!estimate) {
    return (
      <div role="status" aria-label="Estimating" className="flex flex-col gap-3">
        <Skeleton className="h-10" />
        <Skeleton className="h-24" />
      </div>
    );
  }
  const { detectableEffect, sampleCount } = estimate;
  const { minimumEffect, repeats } = values.plan;
  const advice = detectableEffect === null ? null : powerAdvice(detectableEffect, minimumEffect, sampleCount);
  return (
    <div
      aria-live="polite"
      aria-busy={!isCurrent}
      className={cn("flex flex-col gap-4 transition-opacity", !isCurrent && "opacity-60")}
    >
      <p className="text-base">
        <span className="font-medium">{sizeWords(sampleCount, values.variants.length, repeats)}</span>
        {detectableEffect === null ? (
          " are too few to detect any difference."
        ) : (
          <>
            {" detect a difference of "}
            <span className="font-medium tabular-nums">
              {formatNumber(detectableEffect, detectableEffect < 0.1 ? 3 : 2)}
            </span>
            {" or more with 80 % power."}
          </>
        )}
      </p>
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
      <Popover
        aria-label="Assumptions"
        className="max-w-80"
        trigger={
          <Button variant="ghost" size="sm" className="-ml-2.5 self-start text-muted">
            What this assumes
          </Button>
        }
      >
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-muted text-sm">
          {estimate.assumptions.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Popover>
    </div>
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
