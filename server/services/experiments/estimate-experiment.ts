import { z } from "zod";
import { noteBudget } from "@/server/core/budget/note-budget";
import { experimentInput } from "@/server/core/experiment/schema";
import { forecastSchema } from "@/server/core/planning/forecast-schema";
import { loadPurses } from "../budgets/load-purses";
import { query } from "../operation";
import { findPilot } from "../planning/find-pilot";
import { forecastDraft } from "../planning/forecast-draft";
import { pilotKeyOf, pilotSize } from "../planning/pilot-of-draft";
import { noteDraftImages } from "./draft-images";
import { noteSettings } from "./note-settings";
import { resolveDraft } from "./resolve-draft";

const range = z.object({ low: z.number(), expected: z.number(), high: z.number() });

/** What a draft would cost, take and show before a cent is spent, and what stands in the way of its launch. */
export const estimateExperiment = query({
  name: "experiment.estimate",
  permission: "experiments:read",
  input: experimentInput,
  output: z.object({
    problems: z.array(z.object({ path: z.string(), message: z.string() })),
    /** What the chosen models will not be sent of the settings, and what is not known or done of images. */
    notes: z.array(z.object({ path: z.string(), message: z.string() })),
    sampleCount: z.number().int(),
    trials: z.number().int(),
    calls: z.number().int(),
    costMicroUsd: range,
    durationMs: range,
    forecast: forecastSchema,
    /** What a pilot of this draft would be, and the one that was begun and has not ended. */
    pilot: z.object({
      samples: z.number().int(),
      repeats: z.number().int(),
      costMicroUsd: range,
      durationMs: range,
      experimentId: z.string().nullable(),
      /** The same for drafts that would have the same pilot. */
      key: z.string(),
    }),
    /** Set when the run would meet a budget. */
    budgetNote: z.string().nullable(),
  }),
  async run({ input, actor, db, now }) {
    const draft = await resolveDraft(db, actor, input);
    const { run, runOf, forecast } = await forecastDraft(db, actor, input, draft, now);
    const purses = await loadPurses(db, actor.workspaceId, now, null);
    const pilot = await pilotSize(db, actor, draft);
    return {
      ...run,
      forecast,
      pilot: {
        ...pilot,
        ...runOf(pilot.samples, pilot.repeats),
        key: pilotKeyOf(draft),
        experimentId: (await findPilot(db, actor, draft))?.id ?? null,
      },
      budgetNote: noteBudget(run.costMicroUsd, purses, input.budgetMicroUsd ?? null),
      problems: draft.problems,
      notes: [...noteSettings(draft), ...noteDraftImages(draft)],
      sampleCount: draft.sampleCount,
      trials: draft.sampleCount * input.plan.repeats * draft.variants.length,
    };
  },
});
