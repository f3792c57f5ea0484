import { expect, it } from "vitest";
import { pageNumbers } from "./page-numbers";

const pagesOf = (first: number, last: number, openIndex = -1) =>
  pageNumbers({ first, last, openIndex, total: 5_000 }, 50);

it("asks for what is in sight, a little beyond it, and the first page, however far down one is", () => {
  expect(pagesOf(0, 12)).toEqual([0]);
  expect(pagesOf(0, 30)).toEqual([0, 1]);
  expect(pagesOf(2_470, 2_479)).toEqual([0, 49]);
  expect(pagesOf(4_990, 4_999)).toEqual([0, 99]);
});

it("asks for the neighbours of the open sample, so that one can step on past the end of a page", () => {
  expect(pagesOf(0, 9, 149)).toEqual([0, 2, 3]);
  expect(pagesOf(0, 9, 0)).toEqual([0]);
});

it("asks for the first page only while the total is not known", () => {
  expect(pageNumbers({ first: 0, last: 400, openIndex: -1, total: 0 }, 50)).toEqual([0]);
});
