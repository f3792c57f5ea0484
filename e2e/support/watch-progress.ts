import type { Page } from "@playwright/test";

/** What the page said of a run's progress: each new count with the millisecond it appeared at. */
export interface Said {
  atMs: number;
  done: number;
}

declare global {
  interface Window {
    progressSaid: Said[];
  }
}

/** From now on, and after every reload, notes each change of the head's progress as it is said to the reader. */
export async function watchProgress(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.progressSaid = [];
    let before = "";
    new MutationObserver(() => {
      const said = document
        .querySelector("[role=progressbar][aria-label='Trials done']")
        ?.getAttribute("aria-valuetext");
      if (!said || said === before || !/\d of/.test(said)) return;
      before = said;
      window.progressSaid.push({ atMs: performance.now(), done: Number(said.split(" ")[0]?.replaceAll(",", "")) });
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

export const progressSaid = (page: Page): Promise<Said[]> => page.evaluate(() => window.progressSaid);

/** Milliseconds between one change and the next. */
export const gapsOf = (said: Said[]): number[] =>
  said.slice(1).map(({ atMs }, index) => atMs - (said[index]?.atMs ?? atMs));

export const medianOf = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
