"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { variantLetters } from "@/server/core/experiment/schema";
import { effortChoices, unset } from "../../ui/effort-choices";
import { VariantBadge } from "../../ui/variant-badge";
import { NumberField, SelectField, TextField } from "./fields";
import { useFormState } from "./form-context";
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
            className="grid min-w-0 gap-3 p-3 sm:grid-cols-[minmax(0,1.6fr)_repeat(4,minmax(0,1fr))]"
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
            <SelectField
              path={`variants.${index}.settings.reasoningEffort`}
              label="Effort"
              options={effortChoices}
              toText={(value) => (typeof value === "string" ? value : unset)}
              fromText={(text) => (text === unset ? undefined : text)}
            />
            <Notes path={`variants.${index}.settings`} />
          </fieldset>
        ))}
      </div>
    </FormSection>
  );
}

/** What the variant's model will not be sent of these. */
function Notes({ path }: { path: string }) {
  const notes = useFormState().notesUnder(path);
  if (notes.length === 0) return null;
  return (
    <ul className="col-span-full flex flex-col gap-1 text-muted text-xs">
      {notes.map(({ path, message }) => (
        <li key={path}>{message}</li>
      ))}
    </ul>
  );
}
