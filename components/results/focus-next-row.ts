/** Moves the focus from row to row; the focused button scrolls into sight and opens with Enter. */
export function focusNextRow(list: HTMLElement | null, step: 1 | -1): void {
  const openers = [...(list?.querySelectorAll<HTMLElement>("[data-row-opener]") ?? [])].sort(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );
  const current = openers.findIndex((opener) => opener.closest("[data-index]")?.contains(document.activeElement));
  const top = list?.getBoundingClientRect().top ?? 0;
  const firstInSight = openers.findIndex((opener) => opener.getBoundingClientRect().top >= top);
  openers[current < 0 ? Math.max(0, firstInSight) : current + step]?.focus();
}

/** The row of an index, or the list itself when the row has left the sight. */
export function focusRow(list: HTMLElement | null, index: number): void {
  const row = list?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-opener]`);
  (row ?? list?.querySelector<HTMLElement>("section"))?.focus();
}
