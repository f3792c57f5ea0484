export const tabListStyles = "flex gap-1 overflow-x-auto border-b [scrollbar-width:none]";

export const tabStyles =
  "relative -mb-px flex h-9 shrink-0 items-center gap-1.5 rounded-sm border-transparent border-b-2 px-2 text-muted text-sm outline-offset-[-2px] hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text data-[state=active]:border-accent data-[state=active]:text-text aria-[current=page]:font-medium data-[state=active]:font-medium";
