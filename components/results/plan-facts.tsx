import type { ReactNode } from "react";
import type { PlanFact } from "./prepare-plan";

/** Names and values in two columns. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[minmax(140px,200px)_minmax(0,1fr)]">{children}</dl>;
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-subtle">{label}</dt>
      <dd className="-mt-2.5 min-w-0 break-words sm:mt-0">{children}</dd>
    </div>
  );
}

export function PlanFacts({ facts }: { facts: PlanFact[] }) {
  return (
    <FactList>
      {facts.map((fact) => (
        <Fact key={fact.label} label={fact.label}>
          <span className="tabular-nums">{fact.value}</span>
          {fact.detail && <span className="block text-subtle text-xs">{fact.detail}</span>}
        </Fact>
      ))}
    </FactList>
  );
}
