"use client";

import { Plus } from "lucide-react";
import { useEffect } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { variantLetters } from "@/server/core/experiment/schema";
import { Button } from "../../ui/button";
import { useChosenDataset } from "./dataset-field";
import { useFormState } from "./form-context";
import { emptyVariant } from "./form-defaults";
import type { FormValues } from "./form-schema";
import { prefillVariants } from "./prefill";
import { VariantRow } from "./variant-row";

/** Two to six variants. The first is the control; letters follow the order. */
export function VariantsField() {
  const { control, getValues, setValue } = useFormContext<FormValues>();
  const { library } = useFormState();
  const { fields, append, remove } = useFieldArray({ control, name: "variants" });
  const columns = useChosenDataset().version?.inputColumns;

  // Syncs with the lists and the dataset's columns, which arrive later than the form.
  useEffect(() => {
    const before = getValues("variants");
    const after = prefillVariants(before, { ...library, columns: columns ?? null });
    if (after === before) return;
    // Field by field: a new list would build the rows anew and close a picker that is open.
    for (const [index, { promptId, promptVersionId, modelId }] of after.entries()) {
      setValue(`variants.${index}.promptId`, promptId);
      setValue(`variants.${index}.promptVersionId`, promptVersionId, { shouldValidate: promptVersionId !== "" });
      setValue(`variants.${index}.modelId`, modelId, { shouldValidate: modelId !== "" });
    }
  }, [library, columns, getValues, setValue]);

  function add() {
    const { promptId, promptVersionId, modelId } = getValues("variants").at(-1) ?? emptyVariant;
    append({ ...emptyVariant, promptId, promptVersionId, modelId }, { shouldFocus: false });
  }

  return (
    <div className="flex flex-col gap-3">
      {fields.map((field, index) => (
        <VariantRow
          key={field.id}
          index={index}
          letter={variantLetters[index] ?? ""}
          onRemove={fields.length > 2 ? () => remove(index) : null}
        />
      ))}
      <div>
        <Button
          variant="ghost"
          size="sm"
          className="-ml-2"
          blockedBecause={
            fields.length >= variantLetters.length ? "An experiment compares at most six variants." : null
          }
          onClick={add}
        >
          <Plus aria-hidden /> Add a variant
        </Button>
      </div>
    </div>
  );
}
