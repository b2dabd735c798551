import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Stored, StoredPack, UpdateStore } from "./types.js";

const FILE = "updates.json";
/** Nobody writes for so long, in milliseconds: whoever began has been killed. */
const ABANDONED = 3_600_000;

/**
 * Keeps the record in a folder, which is made if it is not there: `updates.json`, which is written beside itself and then renamed. A
 * file that is not JSON counts as no record, and is reported in the status as `damaged`.
 *
 * @param folder for this channel alone
 */
export function fileStore(folder: string): UpdateStore {
  const path = join(folder, FILE);
  return {
    async read() {
      const written = await readFile(path, "utf8").catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      });
      return written === undefined ? undefined : decode(path, written);
    },
    async write(stored) {
      await mkdir(folder, { recursive: true });
      // By process, so that two of them never write into one file; the last one to rename wins.
      const beside = `${path}.${process.pid}.new`;
      try {
        const file = await open(beside, "w");
        try {
          await file.writeFile(encode(stored));
          // Or the name could be there before the bytes are, when the power fails.
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(beside, path);
        await removeAbandoned(folder);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
  };
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${FILE}.`) || !name.endsWith(".new")) continue;
    const path = join(folder, name);
    const written = await stat(path).catch(() => undefined);
    if (written && Date.now() - written.mtimeMs > ABANDONED) await rm(path, { force: true });
  }
}

type Encoded = Omit<StoredPack, "bytes"> & { bytes: string };

function encode(stored: Stored): string {
  const pack = (one: StoredPack): Encoded => ({ ...one, bytes: Buffer.from(one.bytes).toString("base64") });
  return JSON.stringify({ ...stored, current: stored.current.map(pack), previous: stored.previous.map(pack) });
}

function decode(path: string, written: string): Stored {
  // As bytes where it is text; whether everything else is as it should be is found out by whoever reads the record.
  const bytes = (key: string, value: unknown) =>
    key === "bytes" && typeof value === "string" ? new Uint8Array(Buffer.from(value, "base64")) : value;
  try {
    return JSON.parse(written, bytes) as Stored;
  } catch (cause) {
    throw new Error(`${path} is not JSON (${cause})`, { cause });
  }
}
