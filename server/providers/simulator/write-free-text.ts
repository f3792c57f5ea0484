import type { Random } from "@/server/core/random";
import { contentWords } from "./content-words";

const testAspects = [
  "Happy path",
  "Missing input",
  "Invalid input",
  "Boundary values",
  "Permissions",
  "Error message",
  "Repeated action",
  "Slow or lost connection",
];

const openings = [
  "In short,",
  "The main point is",
  "It matters that",
  "Note",
  "First of all,",
  "It follows that",
  "Also,",
];

/**
 * Text for a request without a reference: for a user story a list of test cases, otherwise sentences. It takes up the
 * share `completeness` of the prompt's content words (and of the eight test aspects), which is what the simulated judge
 * measures when it has no reference.
 */
export function writeFreeText(prompt: string, completeness: number, random: Random): string {
  const words = contentWords(prompt).slice(-40);
  const kept = words.filter(() => random.next() < completeness);
  const isStory = /\bas an? [^.\n]{2,80}\bi (?:want|can|need|would like)\b|user stor(?:y|ies)|test cases?/i.test(
    prompt,
  );
  return isStory ? writeTestCases(kept, completeness, random) : writeSentences(kept, random);
}

function writeTestCases(words: string[], completeness: number, random: Random): string {
  const count = Math.max(1, Math.round(completeness * testAspects.length));
  const aspects = testAspects.slice(0, count);
  return shareOut(words, aspects.length)
    .map((part, index) => {
      const subject = part.length === 0 ? "the story" : part.join(", ");
      const result = random.next() < 0.5 ? "the expected result is shown" : "the state stays consistent";
      return `- ${aspects[index]}: given ${subject}, when the step is done, then ${result}.`;
    })
    .join("\n");
}

function writeSentences(words: string[], random: Random): string {
  if (words.length === 0) return "There is not enough here to say more.";
  return shareOut(words, Math.ceil(words.length / 6))
    .map((part) => `${openings[random.int(openings.length)]} ${part.join(" and ")}.`)
    .join(" ");
}

function shareOut(words: string[], groups: number): string[][] {
  const size = Math.ceil(words.length / groups);
  return Array.from({ length: groups }, (_, index) => words.slice(index * size, (index + 1) * size));
}
