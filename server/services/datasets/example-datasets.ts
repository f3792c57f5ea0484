import { readFile } from "node:fs/promises";
import path from "node:path";
import { env } from "@/server/env";

/** The datasets that come with Assay, written for it. */
export const exampleDatasets = [
  {
    key: "user-stories",
    title: "User stories",
    description:
      "60 user stories from eight domains, 20 of each difficulty, with an outline of the expected test cases.",
    fileName: "user-stories.csv",
  },
  {
    key: "question-answers",
    title: "Questions and answers",
    description: "120 questions of knowledge and reasoning with short reference answers, 40 of each difficulty.",
    fileName: "question-answers.jsonl",
  },
  {
    key: "support-tickets",
    title: "Support tickets",
    description: "60 support tickets in many tones to be sorted into five labels, 12 of each.",
    fileName: "support-tickets.json",
  },
] as const;

export type ExampleDataset = (typeof exampleDatasets)[number];

/** The standalone build runs elsewhere than in the repository: its launcher names the folder. */
export function readExample(example: ExampleDataset): Promise<string> {
  const folder = env().ASSAY_EXAMPLES_DIR ?? path.join(process.cwd(), "prisma/seed/examples");
  return readFile(path.join(folder, example.fileName), "utf8");
}
