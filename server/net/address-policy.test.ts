import { describe, expect, it } from "vitest";
import { whyNotConnect } from "./address-policy";

describe("which addresses may be called", () => {
  it.each([
    "169.254.169.254",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "fd00:ec2::254",
    "::ffff:169.254.169.254",
  ])("never the metadata address %s, whatever is allowed", (address) => {
    expect(whyNotConnect(address, true)).toContain("metadata");
    expect(whyNotConnect(address, false)).toContain("metadata");
  });

  it.each(["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd12::1", "::ffff:127.0.0.1"])(
    "the private address %s only when private hosts are allowed",
    (address) => {
      expect(whyNotConnect(address, true)).toBeNull();
      expect(whyNotConnect(address, false)).toContain("private");
    },
  );

  it.each([
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "::",
    "fe80::1",
    "ff02::1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "2001:db8::1",
  ])("never the special address %s", (address) => {
    expect(whyNotConnect(address, true)).not.toBeNull();
    expect(whyNotConnect(address, false)).not.toBeNull();
  });

  it.each(["8.8.8.8", "172.32.0.1", "2606:4700::1111"])("the public address %s always", (address) => {
    expect(whyNotConnect(address, false)).toBeNull();
  });

  it("nothing that is not an address", () => {
    expect(whyNotConnect("localhost", true)).toContain("not an IP address");
  });
});
