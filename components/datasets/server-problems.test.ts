import { describe, expect, it } from "vitest";
import { tableErrorsOf } from "./server-problems";

describe("problems that the server found in the rows", () => {
  it("keeps row and column, also of a column whose name holds a colon", () => {
    const fields = [
      { path: "row:12:ratio 1:2", message: "Too large." },
      { path: "row:3", message: "No input." },
      { path: "columns", message: "Two columns are named a." },
    ];
    expect(tableErrorsOf(fields)).toEqual([
      { row: 12, column: "ratio 1:2", message: "Too large." },
      { row: 3, column: null, message: "No input." },
      { row: null, column: null, message: "Two columns are named a." },
    ]);
  });

  it("leaves the messages of form fields to the form", () => {
    expect(tableErrorsOf([{ path: "target.name", message: "Taken." }])).toEqual([]);
  });
});
