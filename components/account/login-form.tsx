"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { emailInput } from "@/server/core/access/schema";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { PasswordInput } from "./password-input";
import { signInWithPassword } from "./sign-in-with-password";

const loginInput = z.object({ email: emailInput, password: z.string().min(1, { error: "Enter your password." }) });

/** `next` is a path of this site, checked by the page. */
export function LoginForm({ next }: { next: string | null }) {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const form = useForm({
    resolver: zodResolver(loginInput),
    mode: "onTouched",
    // No default values: what a password manager filled in before React took over must stay.
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const submit = form.handleSubmit(async ({ email, password }) => {
    setError(null);
    const answer = await signInWithPassword(email, password);
    if (!answer.ok) {
      setError(answer.message);
      form.setError("root", { message: answer.message });
      form.setFocus("password", { shouldSelect: true });
      return;
    }
    router.replace(next ?? "/");
    router.refresh();
  });

  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormError error={error} />
      <Field label="E-mail" error={errors.email?.message} required>
        <Input
          {...form.register("email")}
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          className="h-9"
        />
      </Field>
      <Field label="Password" error={errors.password?.message} required>
        <PasswordInput {...form.register("password")} autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting || isSubmitSuccessful} className="mt-2">
        Sign in
      </Button>
    </form>
  );
}
