// Usage: node scripts/pack-modules.js PACKS MODULES
//
// Turns every compiled pack of a folder into a module with its bytes inside, and a `.d.ts` beside it, so that a pack is
// imported without a loader, in every browser, worker, bundler and Node. Hexadecimal, because a byte stays in its place: after
// brotli it is a tenth larger than the pack itself, where base64 is half as large again, and it is decoded in a quarter of the
// time.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [packs, modules] = process.argv.slice(2);
mkdirSync(modules, { recursive: true });

for (const file of readdirSync(packs).filter((file) => file.endsWith(".pack"))) {
  const id = file.slice(0, -".pack".length);
  const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const hex = readFileSync(join(packs, file)).toString("hex");

  writeFileSync(
    join(modules, `${id}.js`),
    `const hex =
  "${hex}";

const value = (code) => (code < 58 ? code - 48 : code - 87);

function bytes() {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i += 1) {
    bytes[i] = (value(hex.charCodeAt(2 * i)) << 4) | value(hex.charCodeAt(2 * i + 1));
  }
  return bytes;
}

export const pack = /* @__PURE__ */ bytes();
export { pack as ${name} };
export default pack;
`,
  );
  writeFileSync(
    join(modules, `${id}.d.ts`),
    `/** The compiled pack \`${id}\`, for \`createLinter\`. */
export declare const pack: Uint8Array;
export { pack as ${name} };
export default pack;
`,
  );
}
