import { describe, expect, it } from "vitest";
import { readImage } from "./image-cell";

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const address = (url: string) => ({ ok: true, image: { kind: "url", url } });
const refusal = (text: string) => {
  const read = readImage(text);
  return read.ok ? null : read.message;
};

describe("an image cell", () => {
  it("is a picture of the four types that models take", () => {
    const pictures = [
      ["image/png", png],
      ["image/jpeg", "/9j/4AAQ"],
      ["image/webp", "UklGRiQA"],
      ["image/gif", "R0lGODlh"],
    ] as const;
    for (const [mediaType, base64] of pictures) {
      expect(readImage(` data:${mediaType};base64,${base64}\n`)).toEqual({
        ok: true,
        image: { kind: "data", mediaType, base64 },
      });
    }
  });

  it("is nothing where it is blank", () => {
    expect(readImage(null)).toEqual({ ok: true, image: null });
    expect(readImage("  ")).toEqual({ ok: true, image: null });
  });

  it("is refused when the picture is of another type, not whole, or of a type that no model takes", () => {
    expect(refusal(`data:image/jpeg;base64,${png}`)).toContain("holds something else");
    expect(refusal(`data:image/png;base64,${png.slice(0, -1)}`)).toContain("not whole base64");
    expect(refusal(`data:image/png;base64,${png.slice(0, 20)}\n${png.slice(20)}`)).toContain("not whole base64");
    expect(refusal("data:image/png;base64,")).toContain("not whole base64");
    expect(refusal("data:image/svg+xml;base64,PHN2Zz4=")).toContain("no image that models take");
    expect(refusal("data:image/png,abc")).toContain("no image that models take");
    expect(refusal("data:")).toContain("no image that models take");
    expect(refusal("cat.png")).toContain("data URL");
    expect(readImage(7).ok).toBe(false);
    expect(readImage({ url: "https://example.com/a.png" }).ok).toBe(false);
  });

  it("is an https address of a public name, whatever its letters", () => {
    expect(readImage("https://Example.com/ä b.png?size=2")).toEqual(
      address("https://example.com/%C3%A4%20b.png?size=2"),
    );
    expect(refusal("http://example.com/a.png")).toContain("https");
    expect(refusal("https://user:word@example.com/a.png")).toContain("user name");
    expect(refusal(`https://example.com/${"a".repeat(2048)}`)).toContain("2048");
    expect(refusal("https://")).toContain("not a valid URL");
  });

  it.each([
    "https://localhost/a.png",
    "https://printer/a.png",
    "https://nas.local/a.png",
    "https://wiki.corp./a.png",
    "https://metadata.google.internal/a.png",
    "https://127.0.0.1/a.png",
    "https://0x7f.1/a.png",
    "https://2130706433/a.png",
    "https://10.0.0.8/a.png",
    "https://169.254.169.254/latest",
    "https://[::1]/a.png",
    "https://[::ffff:10.0.0.1]/a.png",
  ])("refuses the private address %s", (url) => {
    expect(refusal(url)).toContain("private host");
  });
});
