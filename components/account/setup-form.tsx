"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { z } from "zod";
import { ownerInput, slugOf } from "@/server/core/access/schema";
import { dropDraft, readDraft, useDraft } from "../hooks/use-draft";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { PasswordInput } from "./password-input";
import { PasswordMeter } from "./password-meter";
import { measurePassword } from "./password-strength";
import { signInWithPassword } from "./sign-in-with-password";

type Values = z.input<typeof ownerInput>;
const names = ["name", "email", "password", "workspaceName"] as const;
const draftKey = "setup";

/** The first visit: the owner and the workspace in one step, then straight in. */
export function SetupForm() {
  const api = useApi();
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const createOwner = useMutation(api.account.createOwner.mutationOptions());
  const form = useForm<Values, unknown, z.output<typeof ownerInput>>({
    resolver: zodResolver(ownerInput),
    mode: "onTouched",
    // No default values: what a password manager filled in before React took over must stay.
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const { name = "", email = "", password = "", workspaceName = "" } = useWatch({ control: form.control });
  useDraft(draftKey, { name, email, workspaceName });

  // Syncs with the tab's storage, which the server does not have.
  useEffect(() => {
    const draft = readDraft<Omit<Values, "password">>(draftKey);
    if (draft) form.reset({ name: "", email: "", workspaceName: "", ...draft, password: "" });
  }, [form]);

  const submit = form.handleSubmit(async (values) => {
    setError(null);
    try {
      const { slug } = await createOwner.mutateAsync(values);
      dropDraft(draftKey);
      const answer = await signInWithPassword(values.email, values.password);
      router.replace(answer.ok ? `/${slug}` : "/login");
      router.refresh();
    } catch (thrown) {
      const { fields, message } = errorParts(thrown);
      const known = names.flatMap((each) =>
        fields.filter(({ path }) => path === each).map((field) => ({ each, field })),
      );
      for (const { each, field } of known) form.setError(each, { message: field.message });
      const [first] = known;
      if (first) form.setFocus(first.each);
      else form.setError("root", { message });
      setError(message);
    }
  });

  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormError error={error} />
      <Field label="Your name" error={errors.name?.message} required>
        <Input {...form.register("name")} autoComplete="name" className="h-9" />
      </Field>
      <Field label="E-mail" help="You sign in with it. Nothing is sent to it." error={errors.email?.message} required>
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
      <Field
        label="Password"
        help={<PasswordMeter {...measurePassword(password, [name, email])} />}
        error={errors.password?.message}
        required
      >
        <PasswordInput {...form.register("password")} autoComplete="new-password" />
      </Field>
      <Field
        label="Workspace"
        help={
          workspaceName.trim() ? (
            <>
              Its address: <span className="font-mono">/{slugOf(workspaceName)}</span>
            </>
          ) : (
            "A team or a project. Its data is kept apart from every other workspace."
          )
        }
        error={errors.workspaceName?.message}
        required
      >
        <Input {...form.register("workspaceName")} autoComplete="organization" className="h-9" />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting || isSubmitSuccessful} className="mt-2">
        Create workspace
      </Button>
    </form>
  );
}
