import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { client } from "@/server/db/client";
import { hashPassword } from "./password";
import { signIn } from "./sign-in";

const password = "correct horse battery";

async function createUser(): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  await client().user.create({ data: { email, name: "Ada", passwordHash: await hashPassword(password) } });
  return email;
}

const throttleOf = (key: string) => client().signInThrottle.findUnique({ where: { key } });

test("the right password opens a session, whatever the case of the address, and forgets earlier failures", async () => {
  const email = await createUser();
  expect(await signIn(email, "wrong")).toBeNull();
  const signedIn = await signIn(` ${email.toUpperCase()} `, password);
  expect(signedIn).toMatchObject({ email, name: "Ada" });
  expect(await client().authSession.count({ where: { id: signedIn?.sid ?? "" } })).toBe(1);
  expect(await throttleOf(email)).toBeNull();
});

test("many guesses at once get no more tries than guesses one after the other", async () => {
  const email = await createUser();
  const guesses = await Promise.all(Array.from({ length: 20 }, (_, i) => signIn(email, `wrong ${i}`)));
  expect(guesses.every((guess) => guess === null)).toBe(true);
  const throttle = await throttleOf(email);
  expect(throttle?.blockedUntil).toBeInstanceOf(Date);
  // Five, and one or two more where the machine is so slow that the first waits are over.
  expect(throttle?.failures).toBeLessThan(10);
});

test("a blocked address refuses the right password too, and lets it in when the wait is over", async () => {
  const email = await createUser();
  const wait = (blockedUntil: Date) =>
    client().signInThrottle.upsert({
      where: { key: email },
      create: { key: email, failures: 9, blockedUntil },
      update: { blockedUntil },
    });
  await wait(new Date(Date.now() + 60_000));
  expect(await signIn(email, password)).toBeNull();
  await wait(new Date(Date.now() - 1));
  expect(await signIn(email, password)).toMatchObject({ email });
});

test("an endless address or password is refused without a row or a hash", async () => {
  const address = `${"a".repeat(300)}@example.com`;
  expect(await signIn(address, password)).toBeNull();
  expect(await throttleOf(address)).toBeNull();
  expect(await signIn(await createUser(), "x".repeat(129))).toBeNull();
});
