import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateMessageTokens } from "./estimate-tokens";
import { shownImages, whyNotPlaceImages } from "./image-use";
import { textOf } from "./message-parts";
import { renderQuestion } from "./render-question";
import { renderMessages } from "./template";

const photo = "data:image/png;base64,iVBORw0KGgoA";
const address = "https://example.com/cat.png";
const user = (content: string) => ({ role: "user" as const, content });
const picture = {
  type: "image",
  name: "photo",
  image: { kind: "data", mediaType: "image/png", base64: "iVBORw0KGgoA" },
};

describe("a question with images", () => {
  it("holds each picture at its place, the text around it kept", () => {
    const [message] = renderQuestion(
      [user("Grüße {{name}}: {{ photo }}, dann {{other}}{{photo}}! {{{photo}}} \\{{photo}} {{lost}}")],
      { name: "世界 {{photo}} 🎉", photo, other: address },
      ["photo", "other"],
    );
    expect(message?.content).toEqual([
      { type: "text", text: "Grüße 世界 {{photo}} 🎉: " },
      picture,
      { type: "text", text: ", dann " },
      { type: "image", name: "other", image: { kind: "url", url: address } },
      picture,
      { type: "text", text: "! {" },
      picture,
      { type: "text", text: "} {{photo}} {{lost}}" },
    ]);
  });

  it("is the same plain text as ever where no picture is shown", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (template, value) => {
        const messages = [{ role: "system" as const, content: template }, user(`${template}{{a}}`)];
        expect(renderQuestion(messages, { a: value, photo }, [])).toEqual(
          renderMessages(messages, { a: value, photo }),
        );
      }),
    );
    expect(renderQuestion([user("See {{photo}}.")], { photo: null }, ["photo"])).toEqual([user("See .")]);
    expect(renderQuestion([user("Say {{a}}.")], { a: "b", photo }, ["photo"])).toEqual([user("Say b.")]);
  });

  it("only names a picture outside the user's messages, where a prompt is refused anyway", () => {
    const messages = [{ role: "system" as const, content: "About {{photo}}." }, user("{{photo}}")];
    expect(renderQuestion(messages, { photo }, ["photo"])[0]?.content).toBe("About [image: photo].");
    expect(whyNotPlaceImages(messages, ["photo"])).toContain("{{photo}} is an image and stands in the system message");
    expect(whyNotPlaceImages([{ role: "assistant", content: "{{photo}}" }], ["photo"])).toContain(
      "an assistant message",
    );
    expect(whyNotPlaceImages(messages, ["other"])).toBeNull();
    expect(whyNotPlaceImages([user("{{photo}}")], ["photo"])).toBeNull();
  });

  it("knows which images a prompt shows", () => {
    const messages = [{ role: "system" as const, content: "{{c}}" }, user("{{b}} {{text}} {{a}} \\{{d}}")];
    expect(shownImages(messages, ["a", "b", "c", "d"])).toEqual(["b", "a"]);
  });

  it("reads as text with the picture named, and counts as 1,000 tokens, not as its letters", () => {
    const huge = `data:image/png;base64,iVBORw0KGg${"A".repeat(400_002)}`;
    const messages = renderQuestion([user("See {{photo}}.")], { photo: huge }, ["photo"]);
    expect(messages.map(({ content }) => textOf(content))).toEqual(["See [image: photo]."]);
    expect(estimateMessageTokens(messages)).toBe(4 + 2 + 1000);
  });
});
