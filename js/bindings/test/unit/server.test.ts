// A server draws the page without a window: what it imports and renders must not need one.
import { renderToString } from "react-dom/server";
import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { createSSRApp, h } from "vue";
import { renderToString as renderVue } from "vue/server-renderer";

describe("without a window", () => {
  it.each([
    ["react", () => import("phraselint/react"), ["PhraseLint", "usePhraselint"]],
    ["vue", () => import("phraselint/vue"), ["PhraseLint", "vPhraselint"]],
    ["element", () => import("phraselint/element"), []],
    ["codemirror", () => import("phraselint/codemirror"), ["phraselint", "refresh"]],
    ["prosemirror", () => import("phraselint/prosemirror"), ["phraselint"]],
  ])("phraselint/%s can be imported", async (_, load, names) => {
    expect(Object.keys(await load())).toEqual(names);
  });

  it("React's component is drawn", async () => {
    const { PhraseLint } = await import("phraselint/react");
    expect(renderToString(createElement(PhraseLint, { linter: null }, createElement("textarea")))).toBe('<span style="display:contents"><textarea></textarea></span>');
  });

  it("Vue's component is drawn", async () => {
    const { PhraseLint } = await import("phraselint/vue");
    expect(await renderVue(createSSRApp(() => h(PhraseLint, { linter: null }, () => h("textarea"))))).toBe('<span style="display:contents;"><textarea></textarea></span>');
  });
});
