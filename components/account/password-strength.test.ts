import { describe, expect, it } from "vitest";
import { measurePassword } from "./password-strength";

describe("the password hint", () => {
  it("counts down to the shortest password the server accepts", () => {
    expect(measurePassword("")).toMatchObject({ level: 0 });
    expect(measurePassword("elevenchars")).toEqual({ level: 1, hint: "1 more character to go." });
    expect(measurePassword("𝒜𝒜𝒜").hint).toBe("9 more characters to go.");
  });

  it("calls nothing strong that a guesser tries first", () => {
    for (const weak of ["password12345!", "aaaaaaaaaaaaaa", "abcabcabcabcabc", "1234567890123"]) {
      expect(measurePassword(weak).level).toBe(1);
    }
  });

  it("names what others know about the person", () => {
    expect(measurePassword("lovelace forever and ever", ["Ada Lovelace", "ada@example.com"])).toMatchObject({
      level: 2,
      hint: expect.stringContaining('"lovelace"'),
    });
  });

  it("rewards length and variety", () => {
    expect(measurePassword("correct horse battery").level).toBe(3);
    expect(measurePassword("Tr4velling!Goose").level).toBe(3);
    expect(measurePassword("quietgoosehill").level).toBe(2);
  });
});
