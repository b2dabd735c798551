// What the specs reach from the page: the package as a customer imports it, and the real linter with the real pack.
import { createLinter } from "phraselint";
import { attach } from "phraselint/dom";
import { zhService } from "phraselint/packs/zh-service";
// Not among the package's exports: what a box reads as is tested by itself.
import { editableReader } from "/engine/dist/dom/read/editable.js";

const place = async (...given) => (await import("/engine/dist/dom/geometry/place.js")).place(...given);
const linter = await createLinter({ packs: [zhService] });
Object.assign(globalThis, { lab: { attach, editableReader, linter, place, attached: {}, reports: [] } });
