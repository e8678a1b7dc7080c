import { EMPTIED } from './deidentify.ts';
import { keeping } from './kept-attributes.ts';
import { PROFILE_ROWS } from './profile-table.ts';

/** What was done to the files of a study, counted over all of them. */
export interface Changes {
  readonly images: number;
  /** Why files were left out, one sentence each file. */
  readonly reasons: readonly string[];
  /** Tags that stood in any image, at any depth, and left with none. Shape: 8 upper-case hexadecimal digits. */
  readonly removed: ReadonlySet<string>;
}

/** Names of attributes that belong to a repeating group or to none: `60xx` stands for any. */
const KEYWORDS: ReadonlyMap<string, string> = new Map(
  PROFILE_ROWS.map(({ tag, keyword }) => [tag, keyword]),
);

const keywordOf = (tag: string): string | undefined =>
  KEYWORDS.get(tag) ??
  KEYWORDS.get(`${tag.slice(0, 2)}xx${tag.slice(4)}`) ??
  KEYWORDS.get(`${tag.slice(0, 2)}xxxxxx`);

const isPrivate = (tag: string): boolean => Number.parseInt(tag.slice(3, 4), 16) % 2 === 1;

/** The attributes of the profile that stay in another form, by their representation. */
const replaced = (vr: string): readonly string[] =>
  PROFILE_ROWS.filter((row) => row.vr === vr && keeping(row.tag).kind !== 'none').map(
    ({ tag }) => tag,
  );

/**
 * The report that goes with a de-identified study: what was taken out, emptied, replaced and moved, by name, and what
 * nobody looked at. It holds no original value, and not by how many days the dates were moved. Source: DICOM PS3.15 E.
 */
export function changeReport({ images, reasons, removed }: Changes): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const emptied = new Set<string>(EMPTIED.map(([tag]) => tag));
  const given = new Set(['00100010', '00100020']);
  const gone = [...removed].sort().filter((tag) => !emptied.has(tag) && !given.has(tag));
  const ours = gone.filter((tag) => !isPrivate(tag));
  const list = (tags: readonly string[]): readonly string[] => tags.map(line);
  return [
    'What was changed to make this teaching case',
    '',
    `Images copied: ${images}.`,
    `Files left out: ${reasons.length}.`,
    ...[...counts].map(([reason, count]) => `  ${count}: ${reason}`),
    '',
    'After DICOM PS3.15, Basic Application Level Confidentiality Profile (113100), table E.1-1 of edition 2024b, with',
    'modified dates (113107). Only what is needed to show, place and understand an MR or CT image was copied, at every',
    'depth of sequences; all else was left out, whether the table names it or not. Pixel data are the same, byte for byte.',
    '',
    'Given a value that says nothing:',
    ...list([...given]),
    'Emptied:',
    ...list([...emptied].sort()),
    'UIDs replaced, the same one by the same one in images and key:',
    ...list(replaced('UI')),
    'References kept, with their UIDs replaced:',
    ...list(replaced('SQ')),
    'Dates moved, all by one number of days that is not written down anywhere; times emptied:',
    ...list(replaced('DA')),
    '',
    ...section(
      'Left out, named by the profile',
      ours.filter((tag) => keywordOf(tag)),
    ),
    ...section('Left out, private', gone.filter(isPrivate)),
    ...section(
      'Left out, not named by the profile',
      ours.filter((tag) => !keywordOf(tag)),
    ),
    '',
    'Not looked at, and for you to look at before you hand this on:',
    '  Words burned into the pixels: a name, a number, a date.',
    '  Faces: a scan that reaches the head can show one.',
    '  What was typed: the title, the question, the words of arrows.',
    '',
  ].join('\n');
}

const section = (title: string, tags: readonly string[]): readonly string[] =>
  tags.length === 0 ? [] : [`${title} (${tags.length}):`, ...tags.map(line)];

const line = (tag: string): string =>
  `  (${tag.slice(0, 4)},${tag.slice(4)})${keywordOf(tag) ? ` ${keywordOf(tag) ?? ''}` : ''}`;
