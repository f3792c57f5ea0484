import { ButtonLink } from "@/components/ui/button";

export default function NotFoundPage() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="max-w-prose">
        <p className="font-mono text-sm text-subtle">404</p>
        <h1 className="mt-1 font-semibold text-lg">There is no such page</h1>
        <p className="mt-1 text-muted text-sm">
          The address may be mistyped, the page may have been archived, or you are not a member of its workspace.
        </p>
        <ButtonLink href="/" variant="primary" className="mt-4">
          Go to the overview
        </ButtonLink>
      </div>
    </main>
  );
}
