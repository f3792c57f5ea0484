import { hash, verify } from "@node-rs/argon2";

/** The library's number for argon2id; its const enum cannot be imported under isolatedModules. */
const argon2id = 2;

/** argon2id, 64 MiB, 3 passes: about 50 ms a check on a server core. */
const options = { algorithm: argon2id, memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** Hashing takes 64 MiB each, so only a few run at once; the others wait their turn. */
const slots = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inSlot<T>(work: () => Promise<T>): Promise<T> {
  if (running >= slots) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> =>
  inSlot(() => hash(password.normalize("NFKC"), options));

export const verifyPassword = (password: string, stored: string): Promise<boolean> =>
  inSlot(() => verify(stored, password.normalize("NFKC")));

let decoy: Promise<string> | undefined;

/** Takes as long as a real check, so that an unknown address cannot be told from a wrong password by the clock. */
export async function verifyNobody(password: string): Promise<false> {
  decoy ??= hashPassword("nobody has this password");
  await verifyPassword(password, await decoy);
  return false;
}
