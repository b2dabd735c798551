// As fields.js, with `observe`: each field that is found is known by its id, and by what was found in it last.
import { createLinter } from "phraselint";
import { attach, observe } from "phraselint/dom";
import { zhService } from "phraselint/packs/zh-service";

const linter = await createLinter({ packs: [zhService] });
/** @type {Record<string, number>} */
const found = {};
Object.assign(globalThis, {
  found,
  /** @param {Document | ShadowRoot | HTMLElement} root @param {import("phraselint/dom").ObserveOptions} [options] */
  observing: (root, options) => observe(root, linter, { ...options, onDiagnostics: ({ length }, field) => { found[field.id] = length; } }),
  lab: { attach, linter, attached: {}, reports: [] },
});
