import * as z from 'zod';
import { expandArchive } from '../dicom/open/expand-archive.ts';
import type { NamedBlob, SetAsideFile } from '../dicom/open/open-types.ts';

/** The names inside the archive of a teaching case. The first comes first. */
export const TEACHING_CASE_FILE = 'thecal-case.json';
export const TEACHING_KEY_FILE = 'key.sr.json';
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
  readonly images: readonly NamedBlob[];
  readonly key: Blob | null;
  /** What of the archive could not be opened, and that it was cut. */
  readonly setAside: readonly SetAsideFile[];
}

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
  const images: NamedBlob[] = [];
  const setAside: SetAsideFile[] = [];
  let key: Blob | null = null;
  let said: TeachingWords | null = null;
  for await (const item of expandArchive(archive)) {
    if (item.kind === 'set-aside') {
      setAside.push(item.file);
      continue;
    }
    const name = item.file.name.slice(archive.name.length + 1);
    if (name.startsWith('images/')) images.push(item.file);
    else if (name === TEACHING_KEY_FILE) key = item.file.blob;
    else if (name === TEACHING_CASE_FILE) {
      const parsed = words.safeParse(jsonOf(await item.file.blob.text()));
      if (parsed.success) said = parsed.data;
    }
  }
  return said && { title: said.title, question: said.question, images, key, setAside };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
