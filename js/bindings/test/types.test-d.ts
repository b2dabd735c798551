// Checked by tsc, never run: what the types allow, and what they do not.
import type { EditorView } from "@codemirror/view";
import { createLinter } from "phraselint";
import { phraselint as codemirror, refresh } from "phraselint/codemirror";
import type { Attached } from "phraselint/dom";
import "phraselint/element";
import { phraselint as prosemirror } from "phraselint/prosemirror";
import { type PhraselintHandle, PhraseLint, usePhraselint } from "phraselint/react";
import { PhraseLint as VuePhraseLint, vPhraselint } from "phraselint/vue";
import type { Extension } from "@codemirror/state";
import type { Plugin } from "prosemirror-state";
import { createElement, createRef, useRef, useState } from "react";
import { expectTypeOf } from "vitest";
import { h, withDirectives } from "vue";

const linter = await createLinter({ packs: [] });
const later = { lint: async (text: string) => linter.lint(text) };

// Every kind of ref, and a linter that is still being loaded.
expectTypeOf(usePhraselint(useRef<HTMLTextAreaElement>(null), linter)).toEqualTypeOf<PhraselintHandle>();
usePhraselint(useRef<HTMLDivElement | null>(null), later, { locale: "en" });
usePhraselint(useState<HTMLElement | null>(null)[0], useState<typeof linter>()[0]);
createElement(PhraseLint, { linter: null, ref: createRef<PhraselintHandle>(), options: { context: () => ({ scene: "hold" }) } }, "…");
// @ts-expect-error not a language of the card
usePhraselint(null, linter, { locale: "fr" });
// @ts-expect-error a pack is no linter
createElement(PhraseLint, { linter: new Uint8Array() });

withDirectives(h("textarea"), [[vPhraselint, { linter }]]);
h(VuePhraseLint, { linter: later, options: { hoverDelay: 100 } });
// @ts-expect-error options are an object
h(VuePhraseLint, { linter, options: "en" });

const element = document.createElement("phrase-lint");
element.linter = later;
expectTypeOf(element.attached).toEqualTypeOf<Attached | undefined>();
// @ts-expect-error only read
element.attached = undefined;

expectTypeOf(codemirror(linter, { pause: 300, rulesOff: new Set() })).toEqualTypeOf<Extension>();
expectTypeOf(refresh).toBeCallableWith(null! as EditorView);
expectTypeOf(prosemirror(later, { guard: { action: "ask" } })).toEqualTypeOf<Plugin>();
