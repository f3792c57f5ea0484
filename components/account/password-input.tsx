"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../ui/icon-button";
import { Input } from "../ui/input";

/** A password that can be looked at: typing errors are the commonest reason for a refusal. */
export function PasswordInput(props: ComponentProps<typeof Input>) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="relative">
      <Input {...props} type={isShown ? "text" : "password"} className="h-9 pr-10" spellCheck={false} />
      <IconButton
        label={isShown ? "Hide password" : "Show password"}
        icon={isShown ? <EyeOff /> : <Eye />}
        size="sm"
        className="absolute top-1 right-1"
        onClick={() => setIsShown((before) => !before)}
      />
    </div>
  );
}
