import { Banner } from "../ui/banner";

/** Why calls wait, a sentence for each reason; nothing when they do not. */
export function HoldBanner({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Banner tone="warning" title="Calls are waiting">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Banner>
  );
}
