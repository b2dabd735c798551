// What an author does outside the page: writes a pack, compiles it with the command, and drags files from the file manager.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll } from "vitest";

const command = fileURLToPath(new URL("../../../../target/release/phraselint", import.meta.url));
const desk = mkdtempSync(join(tmpdir(), "phraselint-"));
afterAll(() => rmSync(desk, { recursive: true }));

/** Writes a file on the author's disk. @returns its path */
export function write(name: string, content: string | Uint8Array): string {
  const path = join(desk, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

export interface Pack {
  readonly id: string;
  readonly version?: string;
  readonly title?: string;
  readonly scenes?: string;
  /** The wording that its one rule forbids. */
  readonly phrase: string;
}

/** Writes the sources of a pack into a folder. @returns its path */
export function writeSources(folder: string, { id, version = "1.0.0", title = id, scenes = "{}", phrase }: Pack): string {
  write(`${folder}/pack.yaml`, `id: ${id}\nversion: ${version}\ntitle: ${title}\nlanguage: zh-CN\nowner: test\nlicence: MIT\nrole: agent\nscenes: ${scenes}\n`);
  const rule = { id: "word.one", severity: "error", phrases: [phrase], suggest: ["请稍等"], message: `不说${phrase}`, why: "试一试", bad: [phrase], good: ["您好"] };
  return dirname(write(`${folder}/word.yaml`, JSON.stringify([rule])));
}

/** Writes and compiles a pack. @returns the path of the compiled file */
export function build(name: string, pack: Pack): string {
  const compiled = write(name, "");
  execFileSync(command, ["pack", "build", writeSources(`sources of ${name}`, pack), "-o", compiled], { stdio: "pipe" });
  return compiled;
}

/** The bytes of a file with one of them changed. */
export function damaged(path: string): Uint8Array {
  const bytes = new Uint8Array(readFileSync(path));
  bytes[bytes.length - 1]! ^= 1;
  return bytes;
}

export interface Drag {
  /** Lets go over the page. */
  drop(): Promise<void>;
  /** Drags out of the page again. */
  leave(): Promise<void>;
}

/** Drags files and folders into the page, as from a file manager, to the middle of an element. */
export async function dragTo(page: Page, selector: string, ...files: string[]): Promise<Drag> {
  const session = await page.context().newCDPSession(page);
  const { x, y, width, height } = (await page.locator(selector).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const send = (type: "dragEnter" | "dragOver" | "drop", at = { x: x + width / 2, y: y + height / 2 }) =>
    session.send("Input.dispatchDragEvent", { type, ...at, data: { items: [], files, dragOperationsMask: 1 } });
  await send("dragEnter");
  await send("dragOver");
  return {
    drop: async () => void (await send("drop")),
    leave: async () => void (await send("dragOver", { x: -20, y: -20 })),
  };
}

/** Drops files and folders on the page. */
export async function drop(page: Page, ...files: string[]): Promise<void> {
  await (await dragTo(page, "#conversation", ...files)).drop();
}
