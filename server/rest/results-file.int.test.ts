import { expect, test } from "vitest";
import { answerResultsFile } from "./results-file";

test("who is not signed in gets no file, and is told what to do", async () => {
  const response = await answerResultsFile(new Headers(), "research", "01a21606-874b-7136-8f15-f81a3abc0a97");
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({ code: "unauthenticated", message: "Sign in to go on." });
});
