"use client";

import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";
import { type ButtonLook, buttonStyles } from "./button-styles";
import { cn } from "./cn";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

export interface ButtonProps extends Omit<ComponentProps<"button">, "disabled">, ButtonLook {
  /** Shows a spinner and ignores clicks; the width stays. */
  pending?: boolean;
  /** Why it cannot be used now. It stays focusable, so that the reason can be read. */
  blockedBecause?: string | null;
}

/** Blocked buttons are aria-disabled, never disabled: a disabled element can neither be focused nor explain itself. */
export function Button({
  variant,
  size,
  pending,
  blockedBecause,
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const inert = Boolean(pending || blockedBecause);
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (inert) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    onClick?.(event);
  }
  const button = (
    <button
      type="button"
      {...props}
      className={cn(buttonStyles({ variant, size }), "relative", className)}
      aria-disabled={inert || undefined}
      aria-busy={pending || undefined}
      aria-description={blockedBecause ?? undefined}
      onClick={press}
    >
      {pending ? (
        <>
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
        </>
      ) : (
        children
      )}
    </button>
  );
  return blockedBecause ? <Tooltip content={blockedBecause}>{button}</Tooltip> : button;
}

interface ButtonLinkProps extends ComponentProps<typeof Link>, ButtonLook {
  blockedBecause?: string | null;
}

/** A link that looks like a button, for anything that changes the URL. Blocked, it is a button that says why. */
export function ButtonLink({ variant, size, className, blockedBecause, ...props }: ButtonLinkProps) {
  if (blockedBecause) {
    return (
      <Button
        variant={variant}
        size={size}
        className={className}
        aria-label={props["aria-label"]}
        blockedBecause={blockedBecause}
      >
        {props.children}
      </Button>
    );
  }
  return <Link {...props} className={cn(buttonStyles({ variant, size }), className)} />;
}
