import { readFile } from "node:fs/promises";
import path from "node:path";
import { env } from "@/server/env";

/** The datasets that come with Assay, written for it. */
export const exampleDatasets = [
  {
    key: "user-stories",
    title: "User stories",
    description:
      "60 user stories of several domains, easy to hard, for prompts that write acceptance criteria or tests.",
    fileName: "user-stories.csv",
  },
  {
    key: "question-answers",
    title: "Questions and answers",
    description: "120 short questions with reference answers, for exact match and overlap metrics.",
    fileName: "question-answers.jsonl",
  },
  {
    key: "support-tickets",
    title: "Support tickets",
    description: "60 customer messages with the right label, for classification prompts.",
    fileName: "support-tickets.json",
  },
] as const;

export type ExampleDataset = (typeof exampleDatasets)[number];

/** The standalone build runs elsewhere than in the repository: its launcher names the folder. */
export function readExample(example: ExampleDataset): Promise<string> {
  const folder = env().ASSAY_EXAMPLES_DIR ?? path.join(process.cwd(), "prisma/seed/examples");
  return readFile(path.join(folder, example.fileName), "utf8");
}
