import { createHash } from "node:crypto";
import { manifest } from "../../scripts/manifest.js";

/** The id that Chromium gives an extension with this key. */
function idOf(key: string): string {
  const hash = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex").slice(0, 32);
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

const { key } = manifest("chrome", { version: "0.1.0", testHosts: [] }) as { key: string };

/** That of the test build, which a policy goes by. */
export const TEST_ID = idOf(key);
