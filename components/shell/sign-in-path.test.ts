import { describe, expect, it } from "vitest";
import { safeNext, signInPath } from "./sign-in-path";

describe("the way back after signing in", () => {
  it("keeps paths of this site with their filters", () => {
    expect(safeNext("/acme/datasets?search=a%20b#top")).toBe("/acme/datasets?search=a%20b#top");
    expect(signInPath("/acme")).toBe("/login?next=%2Facme");
  });

  it("refuses every address that could leave the site", () => {
    const foreign = [
      "//evil.example",
      "https://evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "javascript:alert(1)",
      "/..//evil.example",
      "evil",
      "",
      null,
      undefined,
    ];
    for (const next of foreign) expect(safeNext(next)).toBeNull();
  });

  it("does not lead back to the sign-in itself or to the API", () => {
    for (const next of ["/login", "/login?next=/x", "/setup", "/api/trpc"]) expect(signInPath(next)).toBe("/login");
  });
});
