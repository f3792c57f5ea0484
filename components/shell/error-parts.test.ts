import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { errorParts, fieldMessage, isSignedOut, isWorthRetrying } from "./error-parts";

function answered(code: string, httpStatus: number, rest: object = {}) {
  const error = { code: -32000, message: "The name is taken.", data: { code, httpStatus, fields: [], ...rest } };
  return TRPCClientError.from({ error });
}

describe("the parts of an API error", () => {
  it("hands on the server's sentence, its fields and its reference", () => {
    const fields = [{ path: "target.name", message: "Choose another name." }];
    const error = answered("CONFLICT", 409, { fields, reference: "r-1" });
    expect(errorParts(error)).toEqual({ message: "The name is taken.", fields, reference: "r-1", code: "CONFLICT" });
    expect(fieldMessage(error, "target.name")).toBe("Choose another name.");
    expect(fieldMessage(error, "text")).toBeNull();
    expect(fieldMessage(null, "text")).toBeNull();
  });

  it("says that the server could not be reached when there was no answer", () => {
    const error = TRPCClientError.from(new TypeError("Failed to fetch"));
    expect(errorParts(error).message).toContain("could not be reached");
    expect(isWorthRetrying(error)).toBe(true);
  });

  it("tries again after a server failure and never after a refusal", () => {
    expect(isWorthRetrying(answered("INTERNAL_SERVER_ERROR", 500))).toBe(true);
    expect(isWorthRetrying(answered("BAD_REQUEST", 400))).toBe(false);
    expect(isSignedOut(answered("UNAUTHORIZED", 401))).toBe(true);
    expect(isSignedOut(answered("FORBIDDEN", 403))).toBe(false);
  });
});
