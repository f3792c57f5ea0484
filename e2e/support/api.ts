import { expect, type Page } from "@playwright/test";
import { owner } from "./owner";

/** A call as the pages make it, with the cookie of the signed-in browser. */
export async function mutate<T>(page: Page, procedure: string, input: object): Promise<T> {
  const answer = await page.request.post(`/api/trpc/${procedure}`, {
    data: input,
    headers: { "x-assay-workspace": owner.slug, "content-type": "application/json" },
  });
  const body = await answer.json();
  expect(answer.ok(), JSON.stringify(body)).toBe(true);
  return body.result.data;
}

export async function query<T>(page: Page, procedure: string, input: object): Promise<T> {
  const answer = await page.request.get(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers: { "x-assay-workspace": owner.slug },
  });
  const body = await answer.json();
  expect(answer.ok(), JSON.stringify(body)).toBe(true);
  return body.result.data;
}
