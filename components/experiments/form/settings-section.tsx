"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { variantLetters } from "@/server/core/experiment/schema";
import { VariantBadge } from "../../ui/variant-badge";
import { NumberField, TextField } from "./fields";
import type { FormValues } from "./form-schema";
import { FormSection } from "./form-section";
import { settingsSummary } from "./summaries";

/** What a variant changes of its prompt version's settings. */
export function SettingsSection() {
  const { control } = useFormContext<FormValues>();
  const variants = useWatch({ control, name: "variants" });
  return (
    <FormSection section="settings" title="Variant settings" summary={settingsSummary(variants, variantLetters)}>
      <p className="mb-3 max-w-prose text-muted text-sm">Empty leaves what the prompt version or the model says.</p>
      <div className="divide-y rounded border">
        {variantLetters.slice(0, variants.length).map((letter, index) => (
          <fieldset
            key={letter}
            className="grid min-w-0 gap-3 p-3 sm:grid-cols-[minmax(0,1.6fr)_repeat(3,minmax(0,1fr))]"
          >
            <legend className="sr-only">Variant {letter}</legend>
            <TextField
              path={`variants.${index}.name`}
              label={
                <>
                  <VariantBadge letter={letter} /> Name
                </>
              }
              placeholder="Prompt and model"
              maxLength={80}
            />
            <NumberField
              path={`variants.${index}.settings.temperature`}
              label="Temperature"
              isOptional
              placeholder="Default"
            />
            <NumberField
              path={`variants.${index}.settings.maxOutputTokens`}
              label="Max tokens"
              isOptional
              placeholder="Default"
            />
            <NumberField path={`variants.${index}.settings.seed`} label="Seed" isOptional placeholder="Default" />
          </fieldset>
        ))}
      </div>
    </FormSection>
  );
}
