"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner, toast } from "sonner";

/** Mounted once by the layout. A toast is only for what is off screen; everything else answers in place. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      mobileOffset={{ bottom: 72 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-2.5 rounded-lg border bg-raised px-3 py-2.5 text-sm text-text shadow-float",
          description: "text-muted text-xs",
          actionButton: "ml-auto shrink-0 rounded border px-2 py-0.5 text-sm hover:bg-hover",
        },
      }}
    />
  );
}

export { toast };
