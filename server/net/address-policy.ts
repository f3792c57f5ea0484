import { BlockList, isIP, isIPv4 } from "node:net";

function blockList(v4: [string, number][], v6: [string, number][]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of v4) list.addSubnet(address, bits, "ipv4");
  for (const [address, bits] of v6) list.addSubnet(address, bits, "ipv6");
  return list;
}

/** Where clouds hand out credentials to whoever asks. Azure's address is a public one, Alibaba's lies in the carriers' range. */
const metadata = blockList(
  [
    ["169.254.0.0", 16],
    ["100.100.100.200", 32],
    ["168.63.129.16", 32],
  ],
  [
    ["fd00:ec2::254", 128],
    ["fd20:ce::254", 128],
  ],
);

const privateHosts = blockList(
  [
    ["127.0.0.0", 8],
    ["10.0.0.0", 8],
    ["172.16.0.0", 12],
    ["192.168.0.0", 16],
    ["100.64.0.0", 10],
  ],
  [
    ["::1", 128],
    ["fc00::", 7],
  ],
);

/** Special ranges of the IANA registries that no model can live in. */
const neverGlobal = blockList(
  [
    ["0.0.0.0", 8],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.88.99.0", 24],
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ],
  [
    ["2001::", 23],
    ["2001:db8::", 32],
    ["2002::", 16],
    ["3fff::", 20],
  ],
);

/** Whether an address is a private or loopback one, which an admin may mean; all other refusals hold always. */
export function isPrivateHost(address: string): boolean {
  const plain = toPlain(address);
  const family = isIPv4(plain) ? "ipv4" : "ipv6";
  return isIP(plain) !== 0 && !metadata.check(plain, family) && privateHosts.check(plain, family);
}

const globalUnicastV6 = blockList([], [["2000::", 3]]);

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const toPlain = (address: string) => mapped.exec(address)?.[1] ?? address;

/**
 * Why this IP address must not be called, or null when it may be. Metadata addresses and special ranges (also hidden in
 * IPv6: mapped, NAT64, 6to4) are refused always; private and loopback hosts unless they are allowed.
 */
export function whyNotConnect(address: string, allowPrivateHosts: boolean): string | null {
  const plain = toPlain(address);
  if (isIP(plain) === 0) return `${address} is not an IP address.`;
  const family = isIPv4(plain) ? "ipv4" : "ipv6";
  if (metadata.check(plain, family)) return `${address} is a cloud metadata address, which is never called.`;
  if (privateHosts.check(plain, family)) {
    return allowPrivateHosts ? null : `${address} is a private address, which this connection may not call.`;
  }
  const isPublic = !neverGlobal.check(plain, family) && (family === "ipv4" || globalUnicastV6.check(plain, "ipv6"));
  return isPublic ? null : `${address} is not an address on the public internet.`;
}
