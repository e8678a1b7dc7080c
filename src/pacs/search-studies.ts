import { ok, type Result } from '../base/result.ts';
import { isUid, type Uid } from '../base/uid.ts';
import { dateValue } from '../dicom/read/header-values.ts';
import { jsonAttributes } from '../dicom/read/json-attributes.ts';
import type { Listed } from './answers.ts';
import type { PacsError } from './pacs-error.ts';

/** What a reader looks for; empty text for anything. Dates as in DICOM, `YYYYMMDD`. */
export interface StudySearch {
  readonly patientName: string;
  readonly patientId: string;
  readonly accessionNumber: string;
  readonly dateFrom: string;
  readonly dateTo: string;
  readonly modality: string;
  readonly description: string;
}

/** A study as an archive lists it. */
export interface StudyMatch {
  readonly studyInstanceUid: Uid;
  readonly patientName: string;
  readonly patientId: string;
  readonly patientBirthDate: string;
  readonly studyDate: string;
  readonly accessionNumber: string;
  readonly description: string;
  readonly modalities: readonly string[];
  readonly seriesCount: number | null;
  readonly imageCount: number | null;
}

/** One page of a search. */
export interface StudyPage {
  readonly studies: readonly StudyMatch[];
  readonly hasMore: boolean;
  /** There may be more, and the archive gives no way to have it: it answers every page with the same one, or all at once. */
  readonly isCutOff: boolean;
  /** Entries without a Study Instance UID: they cannot be opened. */
  readonly unreadable: number;
}

/** Studies shown at once. Our choice. */
export const PAGE_SIZE = 25;

/** More than this of one answer is left out: the archive does not know pages, and nobody reads that far. */
const MOST_OF_ONE_ANSWER = 500;

/**
 * The description; every archive sends the rest by itself. One only: Orthanc does not take a list whose commas are
 * escaped, as they are in a query. Source: DICOM PS3.18 table 10.6.3-3.
 */
const INCLUDED = '00081030';

/**
 * The query of one page. One study more than is shown is asked for, which tells whether there are more.
 * Source: DICOM PS3.18 8.3.4; wildcards PS3.4 C.2.2.2.4.
 */
export function queryOf(search: StudySearch, offset: number): Readonly<Record<string, string>> {
  const query: Record<string, string> = {};
  const add = (key: string, value: string): void => {
    if (value !== '') query[key] = value;
  };
  add('PatientName', namePattern(search.patientName));
  add('PatientID', search.patientId.trim());
  add('AccessionNumber', search.accessionNumber.trim());
  add('StudyDate', dateRange(search.dateFrom, search.dateTo));
  add('ModalitiesInStudy', search.modality.trim().toUpperCase());
  add('StudyDescription', wrapped(search.description.trim()));
  return {
    ...query,
    includefield: INCLUDED,
    limit: String(PAGE_SIZE + 1),
    offset: String(offset),
  };
}

/** "Doe, Jane" finds DOE^JANE: words in order, whatever stands between and after them. */
function namePattern(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || /[*?^]/.test(trimmed)) return trimmed;
  return `${trimmed.replace(/[\s,]+/g, '*')}*`;
}

const wrapped = (text: string): string =>
  text === '' || /[*?]/.test(text) ? text : `*${text.replace(/\s+/g, '*')}*`;

function dateRange(from: string, to: string): string {
  if (from === '' && to === '') return '';
  return from === to ? from : `${from}-${to}`;
}

/** The page that an answer to `queryOf` gives. `known`: studies shown before, which an archive without paging repeats. */
export function pageOf({ datasets, isPartial }: Listed, known: ReadonlySet<string>): StudyPage {
  // An archive that heeds the limit sends one more than is shown; one that does not has sent all it has.
  const heedsLimit = datasets.length <= PAGE_SIZE + 1;
  const isFull = heedsLimit && datasets.length > PAGE_SIZE;
  const matches = datasets.slice(0, MOST_OF_ONE_ANSWER).map(matchOf);
  const [first] = matches;
  // It begins where it always does: what it has beyond cannot be had.
  const isRepeat = known.size > 0 && first != null && known.has(first.studyInstanceUid);
  const shown = isFull && !isRepeat ? matches.slice(0, PAGE_SIZE) : matches;
  const found = new Map(
    shown.flatMap((match) =>
      match === null || known.has(match.studyInstanceUid)
        ? []
        : [[match.studyInstanceUid, match] as const],
    ),
  );
  return {
    studies: [...found.values()],
    hasMore: (isFull || isPartial) && !isRepeat && found.size > 0,
    isCutOff: (isRepeat && heedsLimit) || datasets.length > MOST_OF_ONE_ANSWER,
    unreadable: shown.filter((match) => match === null).length,
  };
}

/**
 * A page as full as the archive can make it: one with a maximum of its own sends fewer than were asked for, which looks
 * like its last, so it is asked for what follows. `ask`: one answer from an offset, without the studies seen.
 * Errors: of the first answer; what came before a later one failed is shown, and more can be asked for.
 */
export async function fullPage(
  ask: (offset: number, seen: ReadonlySet<string>) => Promise<Result<StudyPage, PacsError>>,
  offset: number,
  known: ReadonlySet<string>,
): Promise<Result<StudyPage, PacsError>> {
  const first = await ask(offset, known);
  if (!first.ok) return first;
  let page = first.value;
  let last = page;
  while (!last.hasMore && !last.isCutOff && last.studies.length > 0) {
    if (page.studies.length >= PAGE_SIZE) return ok({ ...page, hasMore: last !== first.value });
    const seen = new Set([...known, ...page.studies.map((study) => study.studyInstanceUid)]);
    const next = await ask(offset + page.studies.length + page.unreadable, seen);
    if (!next.ok) return ok({ ...page, hasMore: last !== first.value });
    last = next.value;
    page = {
      studies: [...page.studies, ...last.studies],
      hasMore: last.hasMore,
      isCutOff: last.isCutOff,
      unreadable: page.unreadable + (last.studies.length > 0 ? last.unreadable : 0),
    };
  }
  return ok(page);
}

function matchOf(dataset: unknown): StudyMatch | null {
  const attributes = jsonAttributes(dataset);
  const studyInstanceUid = attributes.code('x0020000d');
  if (!isUid(studyInstanceUid)) return null;
  const modalities = attributes.codes('x00080061').filter((one) => one !== '');
  return {
    studyInstanceUid,
    patientName: attributes.text('x00100010'),
    patientId: attributes.text('x00100020'),
    patientBirthDate: dateValue(attributes.code('x00100030')),
    studyDate: dateValue(attributes.code('x00080020')),
    accessionNumber: attributes.text('x00080050'),
    description: attributes.text('x00081030'),
    modalities: [...new Set(modalities)],
    seriesCount: attributes.number('x00201206'),
    imageCount: attributes.number('x00201208'),
  };
}
