// The files of a channel: what is read, what is ignored, and what is said of everything else.
import { describe, expect, it } from "vitest";
import { addressOf, readIndexAddress } from "../../dist/updates/fetch.js";
import { readExamples, readIndex, readRoot, readSigned } from "../../dist/updates/formats.js";
import { indexPayload, newKey, rootPayload } from "./publisher.js";
import { publishedSecond } from "./setUp.js";

const [a, b] = [await newKey(), await newKey()];
const root = rootPayload(3, { root: [a], index: [b] });
const index = indexPayload(4, [publishedSecond]);

type Json = Record<string, any>;
/** Changes a copy and gives it as text. */
function changed(json: object, change: (copy: Json) => void): string {
  const copy = structuredClone(json) as Json;
  change(copy);
  return JSON.stringify(copy);
}

describe("a signed file", () => {
  const signature = btoa("s".repeat(64));

  it("is read", () => {
    const signed = readSigned("index.json", { payload: "{}", signatures: [{ key: a.id, signature, by: "somebody" }], more: 1 });
    expect(signed).toEqual({ payload: "{}", signatures: [{ key: a.id, signature: new Uint8Array(64).fill(115) }] });
  });

  it.each<[string, unknown, string]>([
    ["no object", [], "index.json: the whole must be an object, but is []"],
    ["no payload", { signatures: [] }, "index.json: payload must be text, is missing"],
    ["payload that is an object", { payload: {}, signatures: [] }, "index.json: payload must be text, but is {}"],
    ["no signatures", { payload: "" }, "index.json: signatures must be an array, is missing"],
    ["no key", { payload: "", signatures: [{ signature }] }, "index.json: signatures[0].key must be 64 lower-case hexadecimal digits, is missing"],
    ["short signature", { payload: "", signatures: [{ key: a.id, signature: "AAAA" }] }, 'index.json: signatures[0].signature must be base64 of 64 bytes, but is "AAAA"'],
    ["too many", { payload: "", signatures: Array(65).fill({ key: a.id, signature }) }, "index.json: signatures has 65 items, the most are 64"],
  ])("err: %s", (_, json, message) => {
    expect(() => readSigned("index.json", json)).toThrow(message);
  });
});

describe("a root", () => {
  it("is read", () => {
    const read = readRoot("root.json", changed(root, (copy) => (copy["note"] = "a later version may add keys")));
    expect(read).toMatchObject({ version: 3, root: { keys: [a.id], threshold: 1 }, index: { keys: [b.id], threshold: 1 } });
    expect(read.keys.get(a.id)).toEqual(a.publicKey);
  });

  it.each<[string, (copy: Json) => void, string]>([
    ["an index in its place", (copy) => (copy["type"] = "index"), 'type must be "root", but is "index"'],
    ["version 0", (copy) => (copy["version"] = 0), "version must be a whole number from 1 on, but is 0"],
    ["version as text", (copy) => (copy["version"] = "3"), 'version must be a whole number from 1 on, but is "3"'],
    ["version beyond doubles", (copy) => (copy["version"] = 2 ** 53), "version must be a whole number from 1 on, but is 9007199254740992"],
    ["no day", (copy) => (copy["expires"] = "soon"), 'expires must be a time in UTC such as 2027-01-31T00:00:00Z, but is "soon"'],
    ["another time zone", (copy) => (copy["expires"] = "2027-01-31T00:00:00+08:00"), "expires must be a time in UTC"],
    ["no such day", (copy) => (copy["expires"] = "2027-13-31T00:00:00Z"), "expires must be a time in UTC"],
    ["strange key id", (copy) => (copy["keys"].mine = "AAAA"), 'keys.mine must be 64 lower-case hexadecimal digits, but is "mine"'],
    ["short key", (copy) => (copy["keys"][a.id] = "AAAA"), "must be base64 of 32 bytes"],
    ["unknown key", (copy) => (copy["roles"].index.keys = ["0".repeat(64)]), "roles.index.keys[0] must be the id of one of the keys"],
    ["no threshold", (copy) => delete copy["roles"].root.threshold, "roles.root.threshold must be a whole number from 1 on, is missing"],
    ["threshold 0", (copy) => (copy["roles"].root.threshold = 0), "roles.root.threshold must be a whole number from 1 on, but is 0"],
    ["threshold too high", (copy) => (copy["roles"].root.threshold = 2), "roles.root.threshold must be at most 1, the number of the role's keys, but is 2"],
    ["one key twice", (copy) => Object.assign(copy["roles"].root, { keys: [a.id, a.id], threshold: 2 }), "at most 1"],
  ])("err: %s", (_, change, message) => {
    expect(() => readRoot("root.json", changed(root, change))).toThrow(message);
  });
});

describe("an index", () => {
  it("is read", () => {
    const { url, sha256, length, examples } = publishedSecond.entry;
    expect(readIndex("index.json", changed(index, (copy) => (copy["off"] = ["words/word.first"])))).toMatchObject({
      version: 4,
      packs: [{ id: "words", version: "1.1.0", date: "2026-11-22", engine: "0.1.0", url, sha256, length, examples }],
      off: ["words/word.first"],
    });
  });

  it("may pull no rules, and name no packs", () => {
    const bare = changed(index, (copy) => {
      delete copy["off"];
      copy["packs"] = [];
    });
    expect(readIndex("index.json", bare)).toMatchObject({ packs: [], off: [] });
  });

  it.each<[string, (copy: Json) => void, string]>([
    ["a root in its place", (copy) => (copy["type"] = "root"), 'type must be "index", but is "root"'],
    ["33 packs", (copy) => (copy["packs"] = Array(33).fill(copy["packs"][0])), "packs has 33 items, the most are 32"],
    ["a pack twice", (copy) => (copy["packs"] = [copy["packs"][0], copy["packs"][0]]), "packs has words twice"],
    ["id with a capital", (copy) => (copy["packs"][0].id = "Words"), 'packs[0].id must be a pack\'s id such as zh-service, but is "Words"'],
    ["id of JavaScript's own", (copy) => (copy["packs"][0].id = "__proto__"), "packs[0].id must be a pack's id"],
    ["version of two numbers", (copy) => (copy["packs"][0].version = "1.1"), 'packs[0].version must be three numbers such as 1.4.0, but is "1.1"'],
    ["short hash", (copy) => (copy["packs"][0].sha256 = "abc"), 'packs[0].sha256 must be 64 lower-case hexadecimal digits, but is "abc"'],
    ["no examples", (copy) => delete copy["packs"][0].examples, "packs[0].examples must be an object, is missing"],
    ["empty pack", (copy) => (copy["packs"][0].length = 0), "packs[0].length must be a whole number from 1 on, but is 0"],
    ["rule without its pack", (copy) => (copy["off"] = ["word.first"]), "off[0] must be a rule's full id such as zh-service/habits.this-side"],
  ])("err: %s", (_, change, message) => {
    expect(() => readIndex("index.json", changed(index, change))).toThrow(`index.json: ${message}`);
  });

  it.each(["../a.pack", "a/../../b.pack", "/a.pack", "//host/a.pack", "https://host/a.pack", "a\\b.pack", "%2e%2e/a.pack", "a.pack?x", "a.pack#x", "a//b", "", ".", "a/.", "…", "x".repeat(201)])(
    "err: file %j",
    (url) => {
      const away = changed(index, (copy) => (copy["packs"][0].url = url));
      expect(() => readIndex("index.json", away)).toThrow("packs[0].url must be a file beside the index or below");
    },
  );
});

describe("examples", () => {
  const words = { id: "words", version: "1.0.0" };
  const examples = (context: object, more: object = {}) => ({ pack: "words", version: "1.0.0", examples: [{ rule: "a.b", context, bad: ["x"], good: [] }], ...more });

  it("are read, with the contexts that they need", () => {
    const context = { scene: "hold", role: "agent", turn: ["first"], date: "2026-11-22" };
    expect(readExamples("f", examples(context), words)).toEqual([{ rule: "a.b", context, bad: ["x"], good: [] }]);
    expect(readExamples("f", examples({}), words)[0]!.context).toEqual({});
  });

  it.each<[string, object, string]>([
    ["another pack's", examples({}, { pack: "other" }), 'f: pack must be "words", but is "other"'],
    ["another version's", examples({}, { version: "2.0.0" }), 'f: version must be "1.0.0", but is "2.0.0"'],
    ["strange role", examples({ role: "boss" }), 'f: examples[0].context.role must be "agent" or "customer", but is "boss"'],
    ["strange day", examples({ date: "today" }), "f: examples[0].context.date must be a day such as 2026-11-22"],
  ])("err: %s", (_, json, message) => {
    expect(() => readExamples("f", json, words)).toThrow(message);
  });
});

describe("the address of an index", () => {
  it.each(["https://rules.example.com/phraselint/index.json?team=a", "http://localhost:8080/index.json", "http://127.0.0.1/index.json", "http://[::1]:1/index.json"])(
    "%s",
    (address) => {
      expect(readIndexAddress(address).href).toBe(address);
    },
  );

  it.each<[string, string]>([
    ["rules.example.com", '"rules.example.com" is no address such as https://rules.example.com/index.json'],
    ["http://rules.example.com/index.json", "http://rules.example.com/index.json must begin with https:// (http:// only on localhost)"],
    ["http://localhost.example.com/", "must begin with https://"],
    ["file:///index.json", "must begin with https://"],
    ["data:application/json,{}", "must begin with https://"],
    ["https://me:secret@rules.example.com/", "the address on rules.example.com must hold no name and no password"],
  ])("err: %s", (address, message) => {
    expect(() => readIndexAddress(address)).toThrow(message);
  });

  it("is the folder of every file", () => {
    const at = new URL("https://rules.example.com/team/index.json?x=1");
    expect(addressOf(at, "a/b.pack").href).toBe("https://rules.example.com/team/a/b.pack");
    for (const file of ["../b.pack", "/b.pack", "https://rules.example.com/b.pack", "//rules.example.com/team/b.pack/../../b"]) {
      expect(() => addressOf(at, file), file).toThrow("it must lie in https://rules.example.com/team/ or below");
    }
  });
});
