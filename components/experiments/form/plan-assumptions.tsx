import { Disclosure } from "../../ui/disclosure";
import type { Estimate } from "../api-types";

/** Each figure that the plan rests on, with where it comes from. */
export function PlanAssumptions({ assumptions }: { assumptions: Estimate["forecast"]["assumptions"] }) {
  return (
    <Disclosure title="What this assumes" look="card" className="border-t">
      <AssumptionList assumptions={assumptions} />
    </Disclosure>
  );
}

export function AssumptionList({ assumptions }: { assumptions: Estimate["forecast"]["assumptions"] }) {
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {assumptions.map(({ label, value, source }) => (
        <div key={label}>
          <dt className="text-subtle text-xs">{label}</dt>
          <dd className="tabular-nums">
            {value}
            <span className="block text-muted text-xs">{source}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
