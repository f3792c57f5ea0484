interface ChosenVariant {
  prompt: string;
  model: string;
}

const maxLength = 120;

/** A name that tells the comparison: what differs between the variants, and on which data. "" while too little is chosen. */
export function proposeName(variants: readonly ChosenVariant[], dataset: string): string {
  const isChosen = variants.every(({ prompt, model }) => prompt !== "" && model !== "");
  if (!isChosen || variants.length === 0 || dataset === "") return "";
  const prompts = new Set(variants.map(({ prompt }) => prompt));
  const models = new Set(variants.map(({ model }) => model));
  const named = (pick: (variant: ChosenVariant) => string) => [...new Set(variants.map(pick))].join(" or ");
  const question =
    prompts.size > 1 && models.size > 1
      ? named(({ prompt, model }) => `${prompt} on ${model}`)
      : prompts.size > 1
        ? named(({ prompt }) => prompt)
        : models.size > 1
          ? named(({ model }) => model)
          : `${variants[0]?.prompt} against itself`;
  const name = `${question}, ${dataset}`;
  return name.length <= maxLength ? name : `${name.slice(0, maxLength - 1).trimEnd()}…`;
}
