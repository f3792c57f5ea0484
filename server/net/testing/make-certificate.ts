import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

export type Certificate = { key: string; cert: string };
type CertificateOptions = { host: string; validFrom: Date; validTo: Date };

/** A self-signed certificate (X.509 v3, P-256) for one host name, made on the spot so that no test holds one that ages. */
export function makeCertificate({ host, validFrom, validTo }: CertificateOptions): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(node(0x31, sequence(commonName, node(0x0c, Buffer.from(host)))));
  const subjectAltName = sequence(altNameId, node(0x04, sequence(node(0x82, Buffer.from(host)))));
  const body = sequence(
    node(0xa0, node(0x02, Buffer.of(2))),
    node(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(validFrom), time(validTo)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    node(0xa3, sequence(subjectAltName)),
  );
  const signature = sign("sha256", body, privateKey);
  const whole = sequence(body, ecdsaWithSha256, node(0x03, Buffer.concat([Buffer.of(0), signature])));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
  };
}

/** One element of DER: tag, length, content. */
function node(tag: number, content: Buffer): Buffer {
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.of(tag, ...length), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return node(0x30, Buffer.concat(parts));
}

const commonName = Buffer.from("0603550403", "hex");
const altNameId = Buffer.from("0603551d11", "hex");
const ecdsaWithSha256 = Buffer.from("300a06082a8648ce3d040302", "hex");

/** GeneralizedTime: 20261121093000Z. */
const time = (moment: Date) => node(0x18, Buffer.from(`${moment.toISOString().replace(/[-:T]|\.\d+/g, "")}`));
