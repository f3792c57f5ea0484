"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { ExperimentInput } from "@/server/core/experiment/schema";
import { useApi } from "../../shell/api-provider";
import { experimentForm, type FormValues, toInput, wordOf } from "./form-schema";
import { faultsOf } from "./plan-words";

const pauseMs = 400;
const noFaults: never[] = [];
/** Words change no estimate: without them typing a name asks nothing of the server. */
const wordless = { name: "", hypothesis: "" };

/** The server's estimate of what the form holds, a moment after the last change; the last one stays while a new one comes. */
export function useEstimate() {
  const api = useApi();
  const { control } = useFormContext<FormValues>();
  const values = useWatch({ control, compute: (all: FormValues) => all });
  const parsed = experimentForm.safeParse({ ...values, ...wordless }, { error: wordOf });
  const key = parsed.success ? JSON.stringify(toInput(parsed.data, "Estimate")) : null;
  const settled = useSettled(key);
  const query = useQuery(
    api.experiments.estimate.queryOptions(settled === null ? skipToken : (JSON.parse(settled) as ExperimentInput), {
      placeholderData: keepPreviousData,
    }),
  );
  return {
    values,
    /** What is typed and cannot be used, with its field. */
    faults: parsed.success ? noFaults : faultsOf(parsed.error.issues),
    estimate: parsed.success ? (query.data ?? null) : null,
    isCurrent: key === settled && !query.isPlaceholderData && !query.isFetching,
    error: parsed.success ? query.error : null,
    retry: () => void query.refetch(),
  };
}

function useSettled(key: string | null): string | null {
  const [settled, setSettled] = useState(key);
  // Syncs with the clock: the pause decides.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), pauseMs);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}
