import { describe, expect, it } from "vitest";
import { draftOf, emptyDraft, isSameContent, readDraft } from "./prompt-draft";

const user = { role: "user" as const, content: "Answer {{question}}" };

describe("the prompt editor's draft", () => {
  it("saves only the settings that were filled, as numbers and lines", () => {
    const settings = { ...emptyDraft.settings, temperature: "0,2", seed: "7", stop: "END\n\n###" };
    expect(readDraft({ ...emptyDraft, messages: [user], settings })).toEqual({
      ok: true,
      content: { messages: [user], settings: { temperature: 0.2, seed: 7, stop: ["END", "###"] } },
    });
  });

  it("leaves an empty system message out", () => {
    const read = readDraft({ ...emptyDraft, messages: [{ role: "system", content: " " }, user] });
    expect(read).toMatchObject({ ok: true, content: { messages: [user] } });
  });

  it("names the setting that is out of range in words a person can follow", () => {
    const settings = { ...emptyDraft.settings, temperature: "hot", topP: "2", maxOutputTokens: "1.5" };
    const read = readDraft({ ...emptyDraft, messages: [user], settings });
    expect(read.ok ? [] : read.problems).toEqual([
      { path: "settings.temperature", message: "Use a number from 0 to 2." },
      { path: "settings.topP", message: "Use a number above 0, up to 1." },
      { path: "settings.maxOutputTokens", message: "Use a whole number from 1 to 1,000,000." },
    ]);
  });

  it("reads a schema of an object, and says what it wants where the text is none", () => {
    const read = (jsonSchema: string) =>
      readDraft({ ...emptyDraft, messages: [user], settings: { ...emptyDraft.settings, jsonSchema } });
    const schema = { type: "object", properties: { a: { type: "string" } } };
    expect(read(JSON.stringify(schema))).toMatchObject({ ok: true, content: { settings: { jsonSchema: schema } } });
    for (const text of ["{", '"text"', "[]", '{"type": "string"}']) {
      const result = read(text);
      expect(result.ok ? [] : result.problems).toMatchObject([{ path: "settings.jsonSchema" }]);
    }
  });

  it("asks for text when there is none", () => {
    const read = readDraft(emptyDraft);
    expect(read.ok ? [] : read.problems).toContainEqual({ path: "messages", message: "Write the prompt's text." });
  });

  it("comes back unchanged from a saved version", () => {
    const content = {
      messages: [user],
      settings: { topP: 0.5, stop: ["a"], reasoningEffort: "low" as const, jsonSchema: { type: "object" } },
    };
    const read = readDraft(draftOf("Name", content));
    expect(read.ok && isSameContent(read.content, content)).toBe(true);
    expect(isSameContent(content, { messages: [user], settings: {} })).toBe(false);
  });
});
