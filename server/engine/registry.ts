import type { SdkCaller } from "./call-sdk";
import { type EngineFunction, readFunctions } from "./read-functions";

/** The functions that are served here and how each is called. Those of an app are replaced together. */
export function createRegistry() {
  const functions = new Map<string, EngineFunction>();
  const callers = new Map<string, SdkCaller>();
  const apps = new Map<string, { ids: string[]; text: string }>();

  return {
    functions,
    callers,
    /** Takes over what an app registers. True when it differs from before; nothing changes when a function is refused. */
    register(app: string, registration: unknown, caller: SdkCaller): boolean {
      const read = readFunctions(registration);
      const text = JSON.stringify(read);
      const before = apps.get(app);
      if (before?.text === text) return false;
      for (const id of before?.ids ?? []) {
        functions.delete(id);
        callers.delete(id);
      }
      for (const fn of read) {
        functions.set(fn.id, fn);
        callers.set(fn.id, caller);
      }
      apps.set(app, { ids: read.map((fn) => fn.id), text });
      return true;
    },
  };
}
