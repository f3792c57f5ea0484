import { describe, expect, it } from "vitest";
import { proposeName, readFile, readPasted } from "./read-file";

describe("reading a source in the browser", () => {
  it("hands the server the characters that were previewed, whatever the encoding", async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from("a,b\nü,2\n", "utf16le")]);
    const source = await readFile(new File([utf16], "words.csv", { type: "text/csv" }));
    expect(source.text).toBe("a,b\nü,2\n");
    expect(source.result).toMatchObject({ ok: true, table: { columns: ["a", "b"], rows: [["ü", "2"]] } });
  });

  it("names pasted text by what it is, so that the server reads it the same way", () => {
    expect(readPasted('[{"a":1}]').name).toBe("pasted.json");
    expect(readPasted('{"a":1}\n{"a":2}').name).toBe("pasted.jsonl");
    expect(readPasted("a,b\n1,2").name).toBe("pasted.csv");
  });

  it("proposes a name that reads like a title", () => {
    expect(proposeName("support_tickets-2026.csv")).toBe("Support tickets 2026");
    expect(proposeName("pasted.csv")).toBe("");
  });
});
