import { cva, type VariantProps } from "class-variance-authority";

export const buttonStyles = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded border font-medium text-sm transition-opacity aria-disabled:cursor-not-allowed aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent-fill text-accent-on hover:opacity-90",
        secondary: "border-border bg-surface text-text hover:bg-hover",
        ghost: "border-transparent bg-transparent text-muted hover:bg-hover hover:text-text",
        danger: "border-transparent bg-danger-fill text-danger-on hover:opacity-90",
      },
      size: { sm: "h-7 px-2.5", md: "h-8 px-3", lg: "h-10 px-4 text-base" },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyles>;
