import type { NamedBlob } from './open-types.ts';

/** The files chosen in an input element, with their path where a folder was chosen. */
export const filesOfInput = (files: FileList): readonly NamedBlob[] =>
  [...files].map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }));

/**
 * The files of a drop, folders walked. Call it within the drop event's handler: the browser empties the list
 * afterwards, so the entries are taken at once and walked later.
 */
export function filesOfDrop(items: DataTransferItemList): AsyncIterable<NamedBlob> {
  const taken = [...items].flatMap((item) => {
    if (item.kind !== 'file') return [];
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    return entry === null && file === null ? [] : [{ entry, file }];
  });
  return walkTaken(taken);
}

async function* walkTaken(
  taken: readonly { readonly entry: FileSystemEntry | null; readonly file: File | null }[],
): AsyncGenerator<NamedBlob> {
  for (const { entry, file } of taken) {
    if (entry !== null) yield* walk(entry);
    else if (file !== null) yield { name: file.name, blob: file };
  }
}

async function* walk(entry: FileSystemEntry): AsyncGenerator<NamedBlob> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    yield { name: entry.fullPath.replace(/^\//, ''), blob: file };
  } else if (isDirectory(entry)) {
    const reader = entry.createReader();
    for (;;) {
      // A reader gives at most a hundred entries at a time, and an empty list at the end.
      const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (entries.length === 0) return;
      for (const child of entries) yield* walk(child);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry =>
  entry.isDirectory;
