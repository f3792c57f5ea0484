import { request as httpRequest } from "node:http";
import { expect, it } from "vitest";
import { startWatch } from "./watch-call";

const patient = { connectMs: 60_000, firstByteMs: 60_000, idleMs: 60_000, totalMs: 60_000 };

/** A request whose name is never looked up: it stays without a connection and touches no network. */
function unconnected() {
  return httpRequest({ host: "nowhere.invalid", lookup: () => undefined });
}

it("ends a call that gets no connection, and says so", async () => {
  const request = unconnected();
  const ended = new Promise((resolve) => request.on("error", resolve));
  const watch = startWatch(request, { ...patient, connectMs: 20 });
  expect(await ended).toMatchObject({ kind: "timeout", message: "No connection within 20 ms." });
  expect(watch.reason()).toMatchObject({ kind: "timeout" });
});

it("ends a call at its total time, whatever came meanwhile", async () => {
  const request = unconnected();
  const ended = new Promise((resolve) => request.on("error", resolve));
  const watch = startWatch(request, { ...patient, totalMs: 30 });
  watch.onBytes();
  expect(await ended).toMatchObject({ kind: "timeout", message: "The answer was not whole after 30 ms." });
});

it("leaves a stopped call alone: no timer, no listener on the signal", () => {
  const controller = new AbortController();
  const request = unconnected().on("error", () => undefined);
  const watch = startWatch(request, patient, controller.signal);
  watch.stop();
  controller.abort();
  expect(watch.reason()).toBeNull();
  expect(request.destroyed).toBe(false);
  request.destroy();
});
