import { connectionInput } from "@/server/core/model/schema";
import { task } from "../operation";
import { allowsPrivateHosts } from "./allows-private-hosts";
import { checkView, runCheck } from "./run-check";

/** The same check before anything is stored: the key goes to the address it was typed for and is then forgotten. */
export const tryConnection = task({
  name: "connection.try",
  permission: "connections:write",
  input: connectionInput,
  output: checkView,
  async run({ input: { provider, baseUrl, apiKey, apiVersion }, models }) {
    const allowPrivateHosts = allowsPrivateHosts(provider, baseUrl);
    return runCheck(models, { kind: provider, baseUrl, apiKey, apiVersion: apiVersion ?? null, allowPrivateHosts });
  },
});
