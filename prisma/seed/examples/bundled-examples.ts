/** The example datasets that a new workspace can start from; the files stand beside this one. */
export const bundledExamples = [
  {
    key: "user-stories",
    fileName: "user-stories.csv",
    name: "User stories",
    description:
      "60 user stories from eight domains, 20 of each difficulty, with an outline of the expected test cases.",
    sampleCount: 60,
  },
  {
    key: "question-answers",
    fileName: "question-answers.jsonl",
    name: "Questions and answers",
    description: "120 questions of knowledge and reasoning with short reference answers, 40 of each difficulty.",
    sampleCount: 120,
  },
  {
    key: "support-tickets",
    fileName: "support-tickets.json",
    name: "Support tickets",
    description: "60 support tickets in many tones to be sorted into five labels, 12 of each.",
    sampleCount: 60,
  },
] as const;
