import { createHash } from "node:crypto";
import { pilotRepeats, pilotSamples, pilotText } from "@/server/core/planning/pilot";
import type { ResolvedDraft } from "../experiments/resolve-draft";
import { askedBy } from "./asked-by";

/** Drafts with the same key would have the same pilot. */
export const pilotKeyOf = (draft: ResolvedDraft): string =>
  createHash("sha256")
    .update(pilotText(draft.version.id, askedBy(draft)))
    .digest("hex");

export const pilotSize = (draft: ResolvedDraft) => ({
  samples: Math.min(pilotSamples, draft.version.sampleCount),
  repeats: pilotRepeats(askedBy(draft).variants),
});
