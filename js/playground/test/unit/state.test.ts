import { describe, expect, it } from "vitest";
import { add, described, inUse, remove, toggle, type Pack, type Packs } from "../../src/packs/state.js";

function pack(id: string, version: string, rest: Partial<Pack> = {}): Pack {
  const info = { id, version, title: id, language: "zh-CN", scenes: [], rules: 1 };
  return { info, bytes: new Uint8Array(), origin: "loaded", isOn: true, ...rest };
}

const builtIn = pack("zh-service", "1.0.0", { origin: "built-in" });
const shop = pack("shop", "1.0.0");
const bank = pack("bank", "1.0.0");

/** As in `zh-service@1.0.0 shop@2.0.0-`: what is switched off ends with a minus. */
const brief = (packs: Packs): string => packs.map(({ info, isOn }) => `${info.id}@${info.version}${isOn ? "" : "-"}`).join(" ");

describe("add", () => {
  it("puts a new pack at the end", () => {
    const { packs, replaced } = add([builtIn, shop], bank);
    expect(brief(packs)).toBe("zh-service@1.0.0 shop@1.0.0 bank@1.0.0");
    expect(replaced).toBeUndefined();
  });

  it("puts the next build of a pack in its place, and says which it replaces", () => {
    const { packs, replaced } = add([builtIn, shop, bank], pack("shop", "2.0.0"));
    expect(brief(packs)).toBe("zh-service@1.0.0 shop@2.0.0 bank@1.0.0");
    expect(replaced).toBe(shop);
  });

  it("puts a pack in the place of the built-in one, switched off or not", () => {
    for (const isOn of [true, false]) {
      const { packs } = add([{ ...builtIn, isOn }], pack("zh-service", "2.0.0"));
      expect(brief(packs)).toBe("zh-service@2.0.0");
    }
  });

  it("leaves the list that it was given as it was", () => {
    const list = Object.freeze([builtIn, shop]);
    add(list, pack("shop", "2.0.0"));
    expect(brief(list)).toBe("zh-service@1.0.0 shop@1.0.0");
  });
});

describe("remove", () => {
  it("takes the pack with the id away", () => {
    expect(brief(remove([builtIn, shop, bank], "shop"))).toBe("zh-service@1.0.0 bank@1.0.0");
  });

  it("leaves a built-in pack", () => {
    expect(brief(remove([builtIn, shop], "zh-service"))).toBe("zh-service@1.0.0 shop@1.0.0");
  });

  it("brings back the built-in pack that was replaced, however often, as it was", () => {
    const off = { ...builtIn, isOn: false };
    const once = add([off, shop], pack("zh-service", "2.0.0")).packs;
    const twice = add(once, pack("zh-service", "3.0.0")).packs;
    expect(brief(twice)).toBe("zh-service@3.0.0 shop@1.0.0");
    expect(remove(twice, "zh-service")).toEqual([off, shop]);
  });
});

describe("toggle", () => {
  it("switches the pack with the id, and no other", () => {
    const off = toggle([builtIn, shop], "zh-service", false);
    expect(brief(off)).toBe("zh-service@1.0.0- shop@1.0.0");
    expect(brief(toggle(off, "zh-service", true))).toBe("zh-service@1.0.0 shop@1.0.0");
  });
});

describe("inUse", () => {
  it("has those that are switched on, in their order", () => {
    expect(brief(inUse([{ ...builtIn, isOn: false }, shop, bank]))).toBe("shop@1.0.0 bank@1.0.0");
  });
});

describe("described", () => {
  it("takes over what the engine says, by id, and keeps what is known of the others", () => {
    const packs = described([{ ...builtIn, isOn: false }, shop], [{ ...shop.info, rules: 7 }]);
    expect(packs.map(({ info }) => info.rules)).toEqual([1, 7]);
  });
});
