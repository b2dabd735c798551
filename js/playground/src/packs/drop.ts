import type { Candidate } from "./choose.js";

export interface DroppedFile extends Candidate {
  read(): Promise<Uint8Array>;
}

export interface Dropped {
  readonly files: readonly DroppedFile[];
  /** Whether there were more files than are looked at. */
  readonly isCut: boolean;
}

/** How many files and folders of a drop are looked at: somebody will drop their home folder. */
const MOST = 5000;
/** How many bytes a file may have. A pack of ten thousand rules has a few million. */
const LARGEST = 64 * 1024 * 1024;

/** Files that were chosen one by one. */
export function chosen(files: Iterable<File>): Dropped {
  return { files: Array.from(files, (file) => ({ name: file.name, isInFolder: false, read: () => bytesOf(file) })), isCut: false };
}

/** What was dropped, folders and the folders in them included. To be called while the event lasts: afterwards the transfer is empty. */
export function dropped(transfer: DataTransfer): Promise<Dropped> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? []);
  return entries.length > 0 ? walk(entries) : Promise.resolve(chosen(transfer.files));
}

async function walk(entries: readonly FileSystemEntry[]): Promise<Dropped> {
  const files: DroppedFile[] = [];
  const queue = entries.map((entry) => ({ entry, isInFolder: false }));
  // The queue grows while it is gone through, so that what lies deep comes last.
  for (const { entry, isInFolder } of queue) {
    if (isFile(entry)) files.push({ name: entry.fullPath.replace(/^\//, ""), isInFolder, read: async () => bytesOf(await fileOf(entry)) });
    else if (isFolder(entry)) {
      for await (const inside of entriesOf(entry)) {
        if (queue.length >= MOST) return { files, isCut: true };
        // Git keeps files that are called packs as well, in .git.
        if (!inside.name.startsWith(".")) queue.push({ entry: inside, isInFolder: true });
      }
    }
  }
  return { files, isCut: false };
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  // A reader gives a hundred or so at a time, and nothing when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return;
    yield* some;
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((done, fail) => entry.file(done, fail));
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > LARGEST) throw new RangeError(`the file has ${file.size} bytes, and no more than ${LARGEST} are read`);
  return new Uint8Array(await file.arrayBuffer());
}
