/** A file as chosen: its path within what was dropped, and its content. */
export interface ChosenFile {
  readonly name: string;
  readonly blob: File;
}

/** A file or folder that the browser could not read. */
export interface UnreadableFile {
  readonly name: string;
  readonly reason: string;
}

/** What a drop or a picker gave. */
export interface ChosenFiles {
  readonly files: readonly ChosenFile[];
  readonly unreadable: readonly UnreadableFile[];
}

/** The files of a picker; a folder picker gives paths, a file picker names. */
export function filesOfInput(list: FileList | null): ChosenFiles {
  const files = [...(list ?? [])].map((blob) => ({
    name: blob.webkitRelativePath === '' ? blob.name : blob.webkitRelativePath,
    blob,
  }));
  return { files, unreadable: [] };
}

/**
 * All files of a drop, folders walked to their ends. Call it within the drop event: the browser empties the transfer
 * afterwards. `onCount` hears how many were found so far.
 */
export function filesOfDrop(
  transfer: DataTransfer,
  onCount: (count: number) => void,
): Promise<ChosenFiles> {
  const loose: ChosenFile[] = [];
  const entries: FileSystemEntry[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const blob = entry === null ? item.getAsFile() : null;
    if (entry !== null) entries.push(entry);
    else if (blob !== null) loose.push({ name: blob.name, blob });
  }
  return walk(entries, loose, onCount);
}

async function walk(
  entries: readonly FileSystemEntry[],
  loose: readonly ChosenFile[],
  onCount: (count: number) => void,
): Promise<ChosenFiles> {
  const files = [...loose];
  const unreadable: UnreadableFile[] = [];
  const queue = [...entries];
  for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
    const name = entry.fullPath.replace(/^\//, '');
    try {
      if (isDirectory(entry)) queue.push(...(await readDirectory(entry)));
      else if (isFile(entry)) files.push({ name, blob: await readFile(entry) });
    } catch (error) {
      const cause = error instanceof Error ? error.message : 'no reason given';
      unreadable.push({ name, reason: `The browser could not read it: ${cause}.` });
    }
    if (files.length % 50 === 0) onCount(files.length);
  }
  return { files, unreadable };
}

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry =>
  entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const readFile = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A reader hands out entries in portions (100 in Chromium) until one is empty. */
async function readDirectory(
  directory: FileSystemDirectoryEntry,
): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}
