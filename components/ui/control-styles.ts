/** The frame shared by everything one types or chooses in. Its border keeps 3:1 against the page. */
export const controlStyles =
  "w-full min-w-0 rounded border border-border-strong bg-surface px-2.5 text-sm text-text outline-offset-0 focus-visible:border-accent aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-subtle";
