"use client";

import { Info, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { variantLetters } from "@/server/core/experiment/schema";
import { useHotkeys } from "../../hooks/use-hotkeys";
import { errorParts } from "../../shell/error-parts";
import { useBlocked } from "../../shell/role-context";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { FormError } from "../../ui/form-error";
import { HelpLink } from "../../ui/help-link";
import { Kbd } from "../../ui/kbd";
import { useFormState } from "./form-context";
import { LeadList } from "./lead-list";
import { PlanFigures } from "./plan-figures";
import { sameVariants, stillMissing } from "./plan-words";
import { Remark } from "./remark";
import { useEstimate } from "./use-estimate";
import { useLaunch } from "./use-launch";

const noProblems: never[] = [];

/** What the experiment would show, cost and take, before a cent is spent; and the button. */
export function PlanCard({ storageKey }: { storageKey: string }) {
  const { setProblems, setNotes } = useFormState();
  const byRole = useBlocked("experiments:write");
  const { values, faults, estimate, isCurrent, error, retry } = useEstimate();
  const { pending, failure, launch, save } = useLaunch(storageKey);
  const problems = estimate?.problems ?? noProblems;
  // Syncs the server's problems with the fields they belong to.
  useEffect(() => setProblems(problems), [problems, setProblems]);
  const notes = estimate?.notes ?? noProblems;
  // Syncs what the server says of the settings with the fields they belong to.
  useEffect(() => setNotes(notes), [notes, setNotes]);

  const missing = stillMissing(values, variantLetters);
  const same = sameVariants(values.variants, variantLetters);
  const blocked = byRole ?? (isCurrent && problems.length > 0 ? "Put right what is listed above first." : null);
  useHotkeys({ "mod+Enter": () => blocked === null && launch() }, { whileTyping: true });

  return (
    <section aria-labelledby="plan-card" className="rounded-lg border bg-surface">
      <div className="flex items-center gap-1 px-4 pt-3 pb-1">
        <h2 id="plan-card" className="font-semibold text-base">
          What to expect
        </h2>
        <HelpLink topic="power" />
      </div>
      <div className="flex flex-col gap-4 px-4 pb-4">
        {missing.length > 0 ? (
          <LeadList words="The plan appears here once these are chosen." items={missing} />
        ) : faults.length > 0 ? (
          <LeadList words="The plan comes back once these can be used." items={faults} />
        ) : error ? (
          <Banner
            tone="danger"
            action={
              <Button size="sm" onClick={retry}>
                Try again
              </Button>
            }
          >
            {errorParts(error).message}
          </Banner>
        ) : (
          <PlanFigures values={values} estimate={estimate} isCurrent={isCurrent} />
        )}
        {problems.length > 0 && <LeadList tone="danger" words="This stands in the way:" items={problems} />}
        {notes.length > 0 && <LeadList words="To know before the run:" items={notes} />}
        {estimate?.budgetNote && (
          <Remark icon={<TriangleAlert aria-hidden className="text-warning" />}>{estimate.budgetNote}</Remark>
        )}
        {same && missing.length === 0 && (
          <Remark icon={<Info aria-hidden className="text-info" />}>
            {same} are the same. That measures the noise floor: how far apart two equal variants come out by chance.
          </Remark>
        )}
        <div className="flex flex-col gap-2 border-t pt-4">
          {failure && (
            <FormError
              error={
                failure.isKept ? `${failure.message} The draft is saved; launch it again from here.` : failure.message
              }
            />
          )}
          <Button
            variant="primary"
            size="lg"
            className="w-full"
            pending={pending === "launch"}
            blockedBecause={blocked}
            onClick={launch}
          >
            Launch
          </Button>
          <Button className="w-full" pending={pending === "save"} blockedBecause={byRole} onClick={save}>
            Save as draft
          </Button>
          <p className="text-subtle text-xs">
            Launching tries every model once, freezes the plan and begins.{" "}
            <span className="max-sm:hidden">
              <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
            </span>
          </p>
        </div>
      </div>
    </section>
  );
}
