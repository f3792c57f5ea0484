"use client";

import { ChartFrame } from "../../charts/chart-frame";
import { ChartSubject } from "../../charts/chart-subject";
import { PowerCurveChart } from "../../charts/power-curve-chart";
import { Disclosure } from "../../ui/disclosure";
import { formatNumber, formatPercent } from "../../ui/format";
import type { Estimate } from "../api-types";
import { effectText } from "./forecast-words";
import type { FormValues } from "./form-schema";

/** Detectable effect against samples, with the plan and the need on it. */
export function PlanCurve({ values, estimate }: { values: FormValues; estimate: Estimate }) {
  const { curve, needed, detectable } = estimate.forecast;
  const { minimumEffect, power, decision } = values.plan;
  const isSuperior = decision === "superior";
  return (
    <Disclosure title="Samples against effect" look="card" className="border-t">
      <ChartSubject value={values.name.trim() || null}>
        <ChartFrame
          className="-mx-4 border-0"
          title={
            detectable
              ? `${formatNumber(estimate.sampleCount)} samples ${isSuperior ? "detect" : "rule out a loss of"} ${effectText(detectable.expected)}`
              : "Too few samples"
          }
          subtitle={`${isSuperior ? "Smallest difference shown" : "Largest loss ruled out"} with ${formatPercent(power)} power; shaded: what the spread may be`}
          fileName="samples-against-effect"
          table={{
            columns: [
              { header: "Samples" },
              { header: isSuperior ? "Detect" : "Rule out", format: effectText },
              { header: "At best", format: effectText },
              { header: "At worst", format: effectText },
            ],
            rows: curve.map(({ samples, expected, low, high }) => [samples, expected, low, high]),
          }}
        >
          <PowerCurveChart
            points={curve}
            planned={estimate.sampleCount}
            needed={needed.samples?.expected ?? null}
            effect={Number.isFinite(minimumEffect) ? minimumEffect : null}
          />
        </ChartFrame>
      </ChartSubject>
    </Disclosure>
  );
}
