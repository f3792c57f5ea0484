import type { ReactNode } from "react";
import { Logo } from "./logo";
import { NarrowingBand } from "./narrowing-band";
import { ThemeMenu } from "./theme-choice";

interface AuthFrameProps {
  title: ReactNode;
  description?: ReactNode;
  /** The form. */
  children: ReactNode;
  /** Under the form: another way in. */
  footer?: ReactNode;
}

/** Setup, sign-in and invitation: one calm column, and what Assay is for beside it. */
export function AuthFrame({ title, description, children, footer }: AuthFrameProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <div className="flex flex-col px-6 py-5 sm:px-10">
        <header className="flex items-center justify-between">
          <Logo />
          <ThemeMenu />
        </header>
        <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
          <h1 className="font-semibold text-lg tracking-[-0.01em]">{title}</h1>
          {description && <p className="mt-1 text-muted text-sm">{description}</p>}
          <div className="mt-6">{children}</div>
          {footer && <div className="mt-6 text-muted text-sm">{footer}</div>}
        </main>
      </div>
      <aside className="hidden flex-col justify-center gap-8 border-l bg-surface px-12 lg:flex">
        <p className="max-w-[24ch] font-semibold text-xl tracking-[-0.02em]">
          Is this prompt better than that one, by how much, at what cost, and are we sure?
        </p>
        <NarrowingBand />
        <p className="max-w-[48ch] text-muted text-sm">
          Plan the experiment, watch it live, and stop when it is proven. Looking is free: the interval holds at every
          moment.
        </p>
      </aside>
    </div>
  );
}
