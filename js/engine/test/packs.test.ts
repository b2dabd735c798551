// Bytes that are no pack: each gives an error that says so, and the engine goes on working.
import { crc32 } from "node:zlib";
import { createLinter } from "phraselint";
import { enService } from "phraselint/packs/en-service";
import { zhCommerce } from "phraselint/packs/zh-commerce";
import { zhService } from "phraselint/packs/zh-service";
import { describe, expect, it } from "vitest";
import { smallPack } from "./support.js";

const load = (...packs: unknown[]) => createLinter({ packs: packs as Uint8Array[] });
const bytes = (text: string) => new TextEncoder().encode(text);

/** Why these bytes do not load, or undefined when they do. A panic of the engine is no reason. */
async function refusal(pack: Uint8Array): Promise<string | undefined> {
  try {
    (await load(pack)).lint("那个我不知道，喂", { scene: "opening", turn: ["first"] });
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(WebAssembly.RuntimeError);
    expect(error).not.toBeInstanceOf(RangeError);
    expect((error as Error).message).not.toBe("");
    return (error as Error).message;
  }
}

it("the packs that come along work together", async () => {
  const linter = await load(zhService, zhCommerce, enService);
  expect(linter.packs.map(({ id }) => id)).toEqual(["zh-service", "zh-commerce", "en-service"]);
  for (const { rules } of linter.packs) expect(rules).toBeGreaterThan(39);
  const found = linter.lint("我不知道。全网最低价。That is not my job.");
  expect(found.map(({ rule }) => rule.split("/")[0])).toEqual(["zh-service", "zh-commerce", "en-service"]);
});

describe("a foreign or damaged pack", () => {
  it.each([
    ["nothing", bytes("")],
    ["one byte", bytes("P")],
    ["YAML", bytes("id: small\nversion: 1.0.0\n")],
    ["WebAssembly", new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
    ["zeros", new Uint8Array(10_000)],
    ["a web page", bytes("<!doctype html><title>404</title>")],
  ])("%s: not a compiled pack", async (_, pack) => {
    expect(await refusal(pack)).toContain("not a compiled pack");
  });

  it("cut short anywhere", async () => {
    for (let length = 0; length < smallPack.length; length += 1) {
      expect(await refusal(smallPack.slice(0, length)), `at ${length} bytes`).toBeDefined();
    }
    expect(await refusal(zhService.slice(0, -1))).toContain("cut short");
  });

  it("with something behind it", async () => {
    expect(await refusal(new Uint8Array([...smallPack, 0]))).toBeDefined();
  });

  it("with any one byte changed", async () => {
    for (let at = 0; at < smallPack.length; at += 1) {
      const changed = smallPack.slice();
      changed[at]! ^= 0x20;
      expect(await refusal(changed), `byte ${at}`).toBeDefined();
    }
  });

  it("given twice", async () => {
    await expect(load(smallPack, smallPack)).rejects.toThrow("small");
  });

  it("made to look right: the checksum fits what was changed, and yet nothing panics", async () => {
    const [checksum, header] = [18, 22];
    let loaded = 0;
    for (let at = header; at < smallPack.length; at += 1) {
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        const forged = smallPack.slice();
        forged[at] = value;
        const whole = crc32(forged.subarray(header), crc32(forged.subarray(0, checksum)));
        new DataView(forged.buffer).setUint32(checksum, whole, true);
        if ((await refusal(forged)) === undefined) loaded += 1;
      }
    }
    // Many of these are packs: a letter of a message is another letter.
    expect(loaded).toBeGreaterThan(0);
    expect((await load(smallPack)).lint("不知道")).toHaveLength(1);
  });
});

describe("what is no Uint8Array", () => {
  it("is named with its place", async () => {
    const what = "phraselint: packs[1] must be a Uint8Array with a compiled pack, but is";
    await expect(load(smallPack, "zh-service")).rejects.toThrow(`${what} string`);
    await expect(load(smallPack, [1, 2])).rejects.toThrow(`${what} [object Array]`);
    await expect(load(smallPack, null)).rejects.toThrow(`${what} null`);
  });

  it("but a Buffer, or a part of a larger one, is as good", async () => {
    const padded = new Uint8Array([9, 9, ...smallPack, 9]);
    const part = new Uint8Array(padded.buffer, 2, smallPack.length);
    for (const pack of [Buffer.from(smallPack), part]) {
      expect((await load(pack)).lint("不知道")).toHaveLength(1);
    }
  });
});
