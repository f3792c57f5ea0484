/** Every page of the documentation, in the order of its reading; `slug` is its path below docs/ without ".md". */
export const docPages = [
  { slug: "quick-start", title: "Quick start", group: "Use" },
  { slug: "experiments", title: "Experiments", group: "Use" },
  { slug: "samples", title: "Samples", group: "Use" },
  { slug: "statistics", title: "Statistics", group: "Use" },
  { slug: "datasets", title: "Datasets", group: "Use" },
  { slug: "prompts", title: "Prompts", group: "Use" },
  { slug: "providers", title: "Model providers", group: "Use" },
  { slug: "budgets", title: "Budgets", group: "Use" },
  { slug: "troubleshooting", title: "Troubleshooting", group: "Operate" },
  { slug: "operate/configuration", title: "Configuration", group: "Operate" },
  { slug: "operate/database", title: "Database", group: "Operate" },
  { slug: "operate/secrets", title: "Secrets", group: "Operate" },
  { slug: "operate/inngest", title: "Durable work", group: "Operate" },
  { slug: "architecture", title: "Architecture", group: "Understand" },
] as const;

export type DocSlug = (typeof docPages)[number]["slug"];

export const docGroups = [...new Set(docPages.map(({ group }) => group))];
