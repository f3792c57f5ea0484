/**
 * Opening moves the focus to the panel itself. On its first button it would show that button's tooltip, which covers the
 * panel and takes the first Escape for itself.
 */
export function focusPanel(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}
