import { isUid, type Uid } from '../base/uid.ts';
import { dateValue } from '../dicom/read/header-values.ts';
import { jsonAttributes } from '../dicom/read/json-attributes.ts';

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
export function pageOf(datasets: readonly unknown[], known: ReadonlySet<string>): StudyPage {
  const found = new Map<string, StudyMatch>();
  let unreadable = 0;
  // An archive that heeds the limit sends one more than is shown; one that does not has sent all it has.
  const heedsLimit = datasets.length <= PAGE_SIZE + 1;
  const shown = datasets.slice(0, heedsLimit ? PAGE_SIZE : MOST_OF_ONE_ANSWER);
  for (const dataset of shown) {
    const match = matchOf(dataset);
    if (match === null) unreadable += 1;
    else if (!known.has(match.studyInstanceUid)) found.set(match.studyInstanceUid, match);
  }
  return {
    studies: [...found.values()],
    hasMore: heedsLimit && datasets.length > PAGE_SIZE && found.size > 0,
    unreadable,
  };
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
