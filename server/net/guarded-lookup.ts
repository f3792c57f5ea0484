import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPrivateHost, whyNotConnect } from "./address-policy";
import { OutgoingError } from "./outgoing-error";

/**
 * A name lookup for sockets that hands on only checked addresses, so that what was checked is what is connected to. One
 * forbidden address among several refuses the name: a name that points inside and outside is an attack or a mistake.
 */
export function createGuardedLookup(allowPrivateHosts: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, []);
      for (const { address } of addresses) {
        const reason = whyNotConnect(address, allowPrivateHosts);
        if (reason !== null)
          return callback(new OutgoingError("blocked", `${hostname}: ${reason}`, faultOf(address)), []);
      }
      const first = addresses[0];
      if (options.all || first === undefined) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

const faultOf = (address: string) => (isPrivateHost(address) ? "private-address" : "forbidden-address");
