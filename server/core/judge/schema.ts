import { z } from "zod";

/** One dimension that a judge scores on a scale of whole numbers whose points are described. */
export const rubricSchema = z
  .strictObject({
    dimension: z.string().trim().min(1, { error: "Name what is judged." }).max(80),
    criteria: z.string().trim().min(1, { error: "Say what makes an answer good." }).max(8_000),
    scale: z.strictObject({ min: z.number().int().min(0).max(100), max: z.number().int().min(1).max(100) }),
    /** What each point means, by its number. Points between described ones may be left out. */
    anchors: z.record(z.string().regex(/^\d{1,3}$/), z.string().trim().min(1).max(1_000)),
  })
  .superRefine(({ scale, anchors }, context) => {
    if (scale.min >= scale.max) {
      context.addIssue({
        code: "custom",
        path: ["scale", "max"],
        message: "The scale must end above where it starts.",
      });
      return;
    }
    if (scale.max - scale.min > 20) {
      context.addIssue({ code: "custom", path: ["scale", "max"], message: "A scale can have at most 21 points." });
    }
    for (const point of Object.keys(anchors)) {
      if (String(Number(point)) === point && Number(point) >= scale.min && Number(point) <= scale.max) continue;
      context.addIssue({ code: "custom", path: ["anchors", point], message: `${point} is not a point of the scale.` });
    }
    for (const end of [scale.min, scale.max]) {
      if (Object.hasOwn(anchors, String(end))) continue;
      context.addIssue({ code: "custom", path: ["anchors"], message: `Describe what ${end} means.` });
    }
  });
export type Rubric = z.output<typeof rubricSchema>;

/** The points of the scale, lowest first. */
export function scalePoints({ scale }: Pick<Rubric, "scale">): number[] {
  return Array.from({ length: scale.max - scale.min + 1 }, (_, step) => scale.min + step);
}
