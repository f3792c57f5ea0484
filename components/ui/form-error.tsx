import { Banner } from "./banner";

/** What the server said about the whole form; nothing while there is no error. The form keeps its values. */
export function FormError({ error }: { error: { message: string } | string | null | undefined }) {
  if (!error) return null;
  return <Banner tone="danger">{typeof error === "string" ? error : error.message}</Banner>;
}
