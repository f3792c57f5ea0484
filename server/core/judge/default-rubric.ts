import type { Rubric } from "./schema";

/** What a new judge starts with. */
export const defaultRubric: Rubric = {
  dimension: "Quality",
  criteria:
    "The answer does what the input asks, states nothing false, leaves out nothing that matters and adds nothing that does not. Where a reference answer is given, agreement in meaning counts, not wording.",
  scale: { min: 1, max: 5 },
  anchors: {
    "1": "Wrong, off the subject, or refuses without need.",
    "2": "Mostly wrong or incomplete; a reader would be misled.",
    "3": "Partly right; a clear mistake or an important gap.",
    "4": "Right and complete but for a small flaw.",
    "5": "Right, complete, clear; nothing to improve.",
  },
};
