import * as z from 'zod';
import { createArchiveBytes } from '../dicom/open/archive-bytes.ts';
import { readDirectory } from '../dicom/open/archive-directory.ts';
import { archiveLimits, expandArchive } from '../dicom/open/expand-archive.ts';
import type { NamedBlob, SetAsideFile } from '../dicom/open/open-types.ts';
import { unpackEntry } from '../dicom/open/unpack-entry.ts';

/** The names inside the archive of a teaching case. The first comes first. */
export const TEACHING_CASE_FILE = 'thecal-case.json';
export const TEACHING_KEY_FILE = 'key.sr.json';
export const TEACHING_IMAGES = 'images/';
export const TEACHING_CASE_FORMAT = 'thecal-case-1';

const words = z.object({
  format: z.literal(TEACHING_CASE_FORMAT),
  title: z.string(),
  question: z.string(),
});

/** What a teaching case says of itself. */
export interface TeachingWords {
  readonly title: string;
  readonly question: string;
}

/** A teaching case as it was opened; the key is not looked at. */
export interface OpenedTeachingCase extends TeachingWords {
  /** The archive again, of which the images are meant: it is unpacked as every archive is. */
  readonly images: NamedBlob;
  readonly key: Blob | null;
  /** What else of the archive could not be opened. */
  readonly setAside: readonly SetAsideFile[];
}

/** Words and key are a few kilobytes; more is none of ours. Unit: bytes. Our choice. */
const limits = { ...archiveLimits, entryBytes: 50_000_000, totalBytes: 50_000_000 };

/** Name of the first entry stands here. Source: PKWARE APPNOTE 4.3.7. Unit: bytes. */
const NAME_OFFSET = 30;

/** Whether a file is the archive of a teaching case, by its first bytes. */
async function isTeachingCase({ blob }: NamedBlob): Promise<boolean> {
  const name = blob.slice(NAME_OFFSET, NAME_OFFSET + TEACHING_CASE_FILE.length);
  return (await name.text()) === TEACHING_CASE_FILE;
}

/** The teaching case in a single chosen file; null for anything else, which is opened as files are. */
export async function readTeachingCase(
  files: readonly NamedBlob[],
): Promise<OpenedTeachingCase | null> {
  const [archive] = files;
  if (!archive || files.length > 1 || !(await isTeachingCase(archive))) return null;
  const { words: said, key, setAside } = await readWordsAndKey(archive);
  const parsed = words.safeParse(jsonOf((await said?.text()) ?? ''));
  if (!parsed.success) return null;
  const { title, question } = parsed.data;
  return { title, question, images: { ...archive, folder: TEACHING_IMAGES }, key, setAside };
}

interface WordsAndKey {
  readonly words: Blob | null;
  readonly key: Blob | null;
  readonly setAside: readonly SetAsideFile[];
}

async function readWordsAndKey(archive: NamedBlob): Promise<WordsAndKey> {
  const directory = await readDirectory(archive.blob);
  if (directory.kind !== 'entries') {
    // The words come first; what else lies before the cut is said where the images are opened.
    for await (const item of expandArchive(archive, limits)) {
      return { words: item.kind === 'entry' ? item.file.blob : null, key: null, setAside: [] };
    }
    return { words: null, key: null, setAside: [] };
  }
  const setAside: SetAsideFile[] = [];
  const bytes = createArchiveBytes(archive.blob);
  const unpack = async (name: string): Promise<Blob | null> => {
    const entry = directory.entries.find((one) => one.name === name);
    const unpacked = entry && (await unpackEntry(bytes, entry, limits));
    if (unpacked === undefined) return null;
    if (unpacked.ok) return unpacked.value.blob;
    setAside.push({ fileName: `${archive.name}/${name}`, kind: 'archive', reason: unpacked.error });
    return null;
  };
  return {
    words: await unpack(TEACHING_CASE_FILE),
    key: await unpack(TEACHING_KEY_FILE),
    setAside,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
