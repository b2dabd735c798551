import type { PackFile } from "phraselint/author";
import { text } from "../pages/i18n.js";

/** A file that was chosen or dropped, with its place in the folder it came in. */
export interface Given {
  readonly path: string;
  readonly file: File;
}

/** How many files and folders of a drop are looked at: somebody will drop their home folder. */
const MOST = 2000;
/** How many bytes a file may have. A compiled pack of ten thousand rules has a few million. */
const LARGEST = 16 * 1024 * 1024;

export const chosen = (files: readonly File[]): Given[] => files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** What was dropped, folders included. To be called while the event lasts: afterwards the transfer is empty. */
export async function dropped(transfer: DataTransfer): Promise<Given[]> {
  const queue = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (queue.length === 0) return chosen([...transfer.files]);
  const given: Given[] = [];
  // The queue grows while it is gone through.
  for (const entry of queue) {
    if (queue.length > MOST) throw new RangeError(text("tooManyFiles", MOST));
    if (entry.isFile) given.push({ path: entry.fullPath.replace(/^\//, ""), file: await fileOf(entry as FileSystemFileEntry) });
    else for await (const inside of entriesOf(entry as FileSystemDirectoryEntry)) if (!inside.name.startsWith(".")) queue.push(inside);
  }
  return given;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((done, fail) => entry.file(done, fail));

async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  // A reader gives a hundred or so at a time, and nothing when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return;
    yield* some;
  }
}

export async function bytesOf({ path, file }: Given): Promise<Uint8Array> {
  if (file.size > LARGEST) throw new RangeError(text("tooLarge", path, LARGEST / 1024 / 1024));
  return new Uint8Array(await file.arrayBuffer());
}

/** What there is to load: the sources of one pack, or compiled packs, or nothing. */
export type Choice<File> = { readonly kind: "source"; readonly files: readonly File[] } | { readonly kind: "compiled"; readonly files: readonly File[] } | { readonly kind: "none" };

/** Sources go first: a compiled pack that lies beside them may be older. They are those in the folder of the topmost `pack.yaml`, named from there. */
export function choose<File extends { readonly path: string }>(files: readonly File[]): Choice<File> {
  const sources = files.filter(({ path }) => /\.ya?ml$/i.test(path));
  const [top] = sources.filter(({ path }) => /(^|\/)pack\.ya?ml$/.test(path)).sort((one, other) => one.path.length - other.path.length);
  if (top) {
    const folder = top.path.slice(0, top.path.lastIndexOf("/") + 1);
    const inside = sources.filter(({ path }) => path.startsWith(folder));
    return { kind: "source", files: inside.map((file) => ({ ...file, path: file.path.slice(folder.length) })) };
  }
  const packs = files.filter(({ path }) => /\.pack$/i.test(path));
  if (packs.length > 0) return { kind: "compiled", files: packs };
  return sources.length > 0 ? { kind: "source", files: sources } : { kind: "none" };
}

export async function textOf(given: Given): Promise<PackFile> {
  return { path: given.path, text: new TextDecoder().decode(await bytesOf(given)) };
}
