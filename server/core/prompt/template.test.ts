import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateMessageTokens, estimateTokens } from "./estimate-tokens";
import { promptContentSchema } from "./schema";
import { checkVariables, findVariables, renderMessages, renderTemplate } from "./template";

describe("template", () => {
  it("fills variables with or without spaces inside the braces, and names with spaces", () => {
    expect(renderTemplate("{{a}} {{ b }} {{test case}}", { a: "1", b: "2", "test case": "3" })).toBe("1 2 3");
    expect(renderTemplate("{{{a}}}", { a: "x" })).toBe("{x}");
  });

  it("writes null as nothing, numbers as they are and lists and objects as JSON", () => {
    const values = { none: null, count: 1.5, yes: true, list: [1, { a: "b" }] };
    expect(renderTemplate("[{{none}}] {{count}} {{yes}} {{list}}", values)).toBe('[] 1.5 true [1,{"a":"b"}]');
  });

  it("never expands braces that come from a value", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, value) => {
        const plain = before.replaceAll(/[{}\\]/g, "");
        const values = { a: `${value}{{b}}`, b: "WRONG" };
        expect(renderTemplate(`${plain}{{a}}`, values)).toBe(`${plain}${value}{{b}}`);
      }),
    );
  });

  it("does not treat dollar signs of a value as a replacement pattern", () => {
    expect(renderTemplate("{{a}}", { a: "$& $1 $$" })).toBe("$& $1 $$");
  });

  it("keeps escaped braces, empty braces and unknown variables as text", () => {
    expect(renderTemplate("\\{{a}} {{}} {{b}}", { a: "1" })).toBe("{{a}} {{}} {{b}}");
  });

  it("reads own keys only", () => {
    expect(renderTemplate("{{constructor}} {{__proto__}}", {})).toBe("{{constructor}} {{__proto__}}");
    expect(renderTemplate("{{__proto__}}", JSON.parse('{"__proto__":"own"}'))).toBe("own");
  });

  it("takes linear time on a text of nothing but braces", () => {
    expect(findVariables([{ content: `${"{".repeat(200_000)}${" ".repeat(200_000)}` }])).toEqual([]);
  });

  it("finds each variable once, in order, over all messages", () => {
    const messages = [
      { role: "system" as const, content: "You know {{topic}}." },
      { role: "user" as const, content: "{{question}} about {{ topic }} \\{{not}} {{}}" },
    ];
    expect(findVariables(messages)).toEqual(["topic", "question"]);
    expect(renderMessages(messages, { topic: "T", question: "Q" }).map((message) => message.content)).toEqual([
      "You know T.",
      "Q about T {{not}} {{}}",
    ]);
  });

  it("says in a sentence which variables the dataset lacks", () => {
    expect(checkVariables(["a"], ["a", "b"])).toEqual({ missing: [], message: null });
    expect(checkVariables(["storey", "a"], ["story", "a"])).toEqual({
      missing: ["storey"],
      message:
        'The prompt uses {{storey}}, but the dataset has no such input column. Its input columns are "story", "a". Rename the variable or import the missing input column.',
    });
    expect(checkVariables(["x", "y"], []).message).toContain("{{x}}, {{y}}");
  });
});

describe("token estimate", () => {
  it("counts four Latin characters or one Chinese character as a token", () => {
    expect(estimateTokens("")).toBe(0);
    expect(estimateTokens("abcdefgh")).toBe(2);
    expect(estimateTokens("abcde")).toBe(2);
    expect(estimateTokens("今天天气")).toBe(4);
    expect(estimateMessageTokens([{ content: "abcd" }, { content: "" }])).toBe(9);
  });
});

describe("prompt content", () => {
  it("accepts messages with settings left out", () => {
    expect(promptContentSchema.parse({ messages: [{ role: "user", content: "Hi" }] }).settings).toEqual({});
  });

  it("refuses an empty prompt, a late system message and unknown settings", () => {
    const refused = [
      { messages: [] },
      { messages: [{ role: "user", content: "  " }] },
      { messages: [{ role: "system", content: "only" }] },
      {
        messages: [
          { role: "user", content: "a" },
          { role: "system", content: "b" },
        ],
      },
      { messages: [{ role: "user", content: "a" }], settings: { temprature: 1 } },
      { messages: [{ role: "user", content: "a" }], settings: { temperature: 3 } },
    ];
    for (const content of refused) expect(promptContentSchema.safeParse(content).success).toBe(false);
  });
});

it("four characters are taken for one token, counted as code points and not as halves of them", () => {
  expect(["", "abcd", "abcde", "🎉🎉🎉🎉"].map(estimateTokens)).toEqual([0, 1, 2, 1]);
});
