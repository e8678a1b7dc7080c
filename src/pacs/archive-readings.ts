import { isUid, type Uid } from '../base/uid.ts';
import type { Attributes } from '../dicom/read/attributes.ts';
import { jsonAttributes } from '../dicom/read/json-attributes.ts';
import { fromDicomDateTime } from '../dicom/sr/date-time.ts';

/** A reading of the study that the archive holds. */
export interface ArchiveReading {
  readonly studyInstanceUid: Uid;
  readonly seriesInstanceUid: Uid;
  readonly sopInstanceUid: Uid;
  /** Who read; empty when the document does not say. */
  readonly reader: string;
  /** ISO 8601; null when the document does not say. */
  readonly savedAt: string | null;
  /** From 1: how many documents it goes back to, itself included, as far as the archive holds them. */
  readonly version: number;
  /** Whether a later version of it is there too. */
  readonly isSuperseded: boolean;
  readonly isComplete: boolean;
  readonly isVerified: boolean;
}

/** Imaging Measurement Report, Person Observer Name. Source: DICOM PS3.16 annex D (DCM). */
const MEASUREMENT_REPORT = '126000';
const PERSON_OBSERVER_NAME = '121008';

interface Found {
  readonly reading: Omit<ArchiveReading, 'version' | 'isSuperseded'>;
  readonly predecessors: readonly string[];
}

/** The measurement reports among the metadata of a study's documents, the latest first. */
export function readingsOf(metadata: readonly unknown[]): readonly ArchiveReading[] {
  const found = metadata.flatMap((dataset) => readingOf(jsonAttributes(dataset)) ?? []);
  const byUid = new Map(found.map((one) => [one.reading.sopInstanceUid as string, one]));
  const replaced = new Set(found.flatMap(({ predecessors }) => predecessors));
  return found
    .map(({ reading, predecessors }) => ({
      ...reading,
      version: 1 + ancestors(predecessors, byUid).size,
      isSuperseded: replaced.has(reading.sopInstanceUid),
    }))
    .sort((a, b) => timeOf(b) - timeOf(a));
}

function readingOf(attributes: Attributes): Found | null {
  const [studyInstanceUid, seriesInstanceUid, sopInstanceUid] = [
    attributes.code('x0020000d'),
    attributes.code('x0020000e'),
    attributes.code('x00080018'),
  ];
  if (conceptOf(attributes) !== MEASUREMENT_REPORT) return null;
  if (!isUid(studyInstanceUid) || !isUid(seriesInstanceUid) || !isUid(sopInstanceUid)) return null;
  const observer = attributes
    .items('x0040a730')
    .find((item) => conceptOf(item) === PERSON_OBSERVER_NAME);
  const moment = attributes.code('x00080023') + attributes.code('x00080033');
  return {
    reading: {
      studyInstanceUid,
      seriesInstanceUid,
      sopInstanceUid,
      reader: (observer?.text('x0040a123') ?? '').split('=')[0]?.replaceAll('^', ' ').trim() ?? '',
      savedAt: fromDicomDateTime(moment, attributes.code('x00080201') || '+0000'),
      isComplete: attributes.code('x0040a491') === 'COMPLETE',
      isVerified: attributes.code('x0040a493') === 'VERIFIED',
    },
    predecessors: attributes
      .items('x0040a360')
      .flatMap((study) => study.items('x00081115'))
      .flatMap((series) => series.items('x00081199'))
      .map((instance) => instance.code('x00081155'))
      .filter((uid) => uid !== ''),
  };
}

const conceptOf = (attributes: Attributes): string =>
  attributes.item('x0040a043').code('x00080100');

/** All documents a document goes back to. Documents that name each other end nothing: each is counted once. */
function ancestors(
  predecessors: readonly string[],
  byUid: ReadonlyMap<string, Found>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...predecessors];
  for (let uid = open.pop(); uid !== undefined; uid = open.pop()) {
    if (seen.has(uid)) continue;
    seen.add(uid);
    open.push(...(byUid.get(uid)?.predecessors ?? []));
  }
  return seen;
}

/** Times keep the offset they were written with, so they are compared as moments; without one a reading is the oldest. */
const timeOf = ({ savedAt }: ArchiveReading): number => (savedAt ? Date.parse(savedAt) : 0);
