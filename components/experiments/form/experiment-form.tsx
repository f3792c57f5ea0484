"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useState } from "react";
import { FormProvider, useForm, useFormContext, useWatch } from "react-hook-form";
import type { z } from "zod";
import { dropDraft, readDraft, useDraft } from "../../hooks/use-draft";
import { PageShortcuts } from "../../shell/frame-slots";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { AboutSection } from "./about-section";
import { BudgetSection } from "./budget-section";
import { DatasetField } from "./dataset-field";
import { FormStateProvider } from "./form-context";
import { restoreForm } from "./form-defaults";
import { experimentForm, type FormValues, wordOf } from "./form-schema";
import { GuardrailsSection } from "./guardrails-section";
import { MeasuresSection } from "./measures-section";
import { PlanCard } from "./plan-card";
import { PlanSection } from "./plan-section";
import { PrimaryField } from "./primary-field";
import { SettingsSection } from "./settings-section";
import type { Library } from "./use-library";
import { VariantsField } from "./variants-field";

interface ExperimentFormProps {
  initial: FormValues;
  /** Puts in what the link that led here chose; it wins over what was kept. */
  pin: (values: FormValues) => FormValues;
  library: Library;
  /** Under which name the form survives leaving the page. */
  storageKey: string;
}

const shortcuts = [{ keys: "mod+Enter", words: "Launch" }];
/** The form begins with every value in place, so that what goes in has the type of what comes out. */
const complete = experimentForm as z.ZodType<FormValues, FormValues>;
const resolver = zodResolver(complete, { error: wordOf });

/** Three fields and what follows from them; all else has a value already. */
export function ExperimentForm({ initial, pin, library, storageKey }: ExperimentFormProps) {
  const [kept, setKept] = useState(() => restoreForm(initial, readDraft<FormValues>(storageKey)));
  const form = useForm<FormValues, unknown, FormValues>({
    resolver,
    mode: "onTouched",
    shouldFocusError: false,
    defaultValues: pin(kept ?? initial),
  });

  function startOver() {
    dropDraft(storageKey);
    setKept(null);
    form.reset(pin(initial));
  }

  return (
    <FormProvider {...form}>
      <FormStateProvider library={library}>
        <PageShortcuts shortcuts={shortcuts} />
        <KeepDraft storageKey={storageKey} />
        <form
          noValidate
          onSubmit={(event) => event.preventDefault()}
          className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_340px]"
        >
          <div className="flex min-w-0 flex-col gap-5">
            {kept && (
              <Banner
                action={
                  <Button size="sm" onClick={startOver}>
                    Start over
                  </Button>
                }
              >
                What you had begun here is back.
              </Banner>
            )}
            <div className="flex flex-col rounded-lg border bg-surface">
              <Part title="Data">
                <DatasetField />
              </Part>
              <Part title="Variants">
                <VariantsField />
              </Part>
              <Part title="Goal">
                <PrimaryField />
              </Part>
            </div>
            <div className="rounded-lg border bg-surface">
              <MeasuresSection />
              <PlanSection />
              <GuardrailsSection />
              <BudgetSection />
              <SettingsSection />
              <AboutSection />
            </div>
          </div>
          <div className="min-w-0 lg:sticky lg:top-16 lg:max-h-[calc(100dvh-80px)] lg:overflow-y-auto">
            <PlanCard storageKey={storageKey} />
          </div>
        </form>
      </FormStateProvider>
    </FormProvider>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-b px-4 py-4 last:border-b-0">
      {children}
    </section>
  );
}

/** Only what a person changed is kept: what the page itself filled in needs no rescue. */
function KeepDraft({ storageKey }: { storageKey: string }) {
  const { control, formState } = useFormContext<FormValues>();
  const values = useWatch({ control, compute: (all: FormValues) => all });
  useDraft(storageKey, formState.isDirty && !formState.isSubmitSuccessful ? values : null);
  return null;
}
