import { createHash } from "node:crypto";
import type { Actor } from "@/server/core/access/actor";
import { pilotRepeats, pilotSamples, pilotText } from "@/server/core/planning/pilot";
import type { Tx } from "@/server/db/client";
import type { ResolvedDraft } from "../experiments/resolve-draft";
import { askedBy } from "./asked-by";
import { countUnits } from "./count-units";

/** Drafts with the same key would have the same pilot. */
export const pilotKeyOf = (draft: ResolvedDraft): string =>
  createHash("sha256")
    .update(pilotText(draft.version.id, askedBy(draft)))
    .digest("hex");

export async function pilotSize(db: Tx, actor: Actor, draft: ResolvedDraft) {
  const { version } = draft;
  return {
    samples: pilotSamples({ samples: version.sampleCount, units: await countUnits(db, actor, version) }),
    repeats: pilotRepeats(askedBy(draft).variants),
  };
}
