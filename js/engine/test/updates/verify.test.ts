import { describe, expect, it } from "vitest";
import { readRoot, readSigned } from "../../dist/updates/formats.js";
import { checkKeyIds, judgeTally, sha256, tally, verifySignature } from "../../dist/updates/verify.js";
import { type Key, newKey, rootPayload, sign } from "./publisher.js";

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

// RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc).
const VECTORS = [
  {
    key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    message: "",
    signature:
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  },
  {
    key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    message: "72",
    signature:
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  },
  {
    key: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    message: "af82",
    signature:
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  },
  {
    key: "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
    message:
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    signature:
      "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
  },
];

describe.each(VECTORS)("RFC 8032, message $message", ({ key, message, signature }) => {
  it("is signed", async () => {
    expect(await verifySignature(bytes(signature), bytes(message), bytes(key))).toBe(true);
  });

  it("is not, with any bit of signature, message or key changed", async () => {
    const flip = (hex: string, at: number) => {
      const flipped = bytes(hex);
      flipped[at]! ^= 1;
      return flipped;
    };
    for (const at of [0, 31, 32, 63]) expect(await verifySignature(flip(signature, at), bytes(message), bytes(key)), `${at}`).toBe(false);
    expect(await verifySignature(bytes(signature), flip(`${message}00`, 0), bytes(key))).toBe(false);
    expect(await verifySignature(bytes(signature), bytes(message), flip(key, 5))).toBe(false);
  });
});

it("a signature is not good in a second spelling, its scalar raised by the order of the group", async () => {
  const { key, message, signature } = VECTORS[1]!;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const scalar = BigInt(`0x${Buffer.from(bytes(signature.slice(64)).reverse()).toString("hex")}`) + order;
  const raised = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex").reverse().toString("hex");
  expect(await verifySignature(bytes(signature.slice(0, 64) + raised), bytes(message), bytes(key))).toBe(false);
});

it("a key of small order, for which every message is signed, signs nothing", async () => {
  const identity = `01${"00".repeat(31)}`;
  expect(await verifySignature(bytes(identity + "00".repeat(32)), bytes("abcd"), bytes(identity))).toBe(false);
});

it("SHA-256 is as in FIPS 180-4", async () => {
  expect(await sha256(new TextEncoder().encode("abc"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

const [a, b, c, stranger] = (await Promise.all([newKey(), newKey(), newKey(), newKey()])) as [Key, Key, Key, Key];
const root = readRoot("root.json", JSON.stringify(rootPayload(1, { root: [a, b], index: [c] })));

async function counted(type: "root" | "index", keys: Key[], role = root.root, change = (file: string) => file) {
  const file = change(await sign(type, "{}", keys));
  return tally(readSigned("file", JSON.parse(file)), "root", role, root.keys);
}

describe("signatures", () => {
  it.each<[string, Parameters<typeof counted>, object]>([
    ["of all", ["root", [a, b]], { good: 2, bad: 0, strange: 0 }],
    ["of one key, twice", ["root", [a, a]], { good: 1, bad: 0, strange: 0 }],
    ["of a stranger", ["root", [a, stranger]], { good: 1, bad: 0, strange: 1 }],
    ["of another role", ["root", [c]], { good: 0, bad: 0, strange: 1 }],
    ["of an index, taken for a root", ["index", [a, b]], { good: 0, bad: 2, strange: 0 }],
    ["of another payload", ["root", [a, b], root.root, (file) => file.replace('"{}"', '"{} "')], { good: 0, bad: 2, strange: 0 }],
    ["under another's name", ["root", [stranger, b], root.root, (file) => file.replace(stranger.id, a.id)], { good: 1, bad: 1, strange: 0 }],
    ["that do not fit, beside good ones of the same key", ["root", [stranger, a], root.root, (file) => file.replace(stranger.id, a.id)], { good: 1, bad: 0, strange: 0 }],
    ["none", ["root", []], { good: 0, bad: 0, strange: 0 }],
  ])("%s", async (_, args, expected) => {
    expect(await counted(...args)).toEqual(expected);
  });

  it.each<[Parameters<typeof judgeTally>[1], number, string | undefined]>([
    [{ good: 2, bad: 1, strange: 3 }, 2, undefined],
    [{ good: 1, bad: 1, strange: 0 }, 2, "bad-signature"],
    [{ good: 1, bad: 0, strange: 1 }, 2, "too-few-signatures"],
    [{ good: 0, bad: 0, strange: 1 }, 2, "unknown-key"],
    [{ good: 0, bad: 0, strange: 0 }, 1, "too-few-signatures"],
  ])("%j, of which %i are needed: %s", (counts, threshold, outcome) => {
    const judged = () => judgeTally("root.json", counts, threshold);
    outcome ? expect(judged).toThrow(expect.objectContaining({ outcome })) : judged();
  });
});

it("a key under the id of another is refused", async () => {
  const doubled = { ...root, keys: new Map([[a.id, a.publicKey], [b.id, a.publicKey]]) };
  await checkKeyIds("root.json", root);
  await expect(checkKeyIds("root.json", doubled)).rejects.toThrow(`root.json: keys.${b.id} is the key ${a.id}`);
});
