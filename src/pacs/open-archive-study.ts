import { err, ok, type Result } from '../base/result.ts';
import { isUid, type Uid } from '../base/uid.ts';
import type { OpenOptions, OpenResult, SetAsideFile } from '../dicom/open/open-types.ts';
import { describeReadError } from '../dicom/read/dicom-read-error.ts';
import { createStudyCollector } from '../dicom/read/group.ts';
import { isDocumentClass, nonImageName } from '../dicom/read/sop-class.ts';
import { jsonAttributes } from '../dicom/read/json-attributes.ts';
import { parseMetadata } from '../dicom/read/parse-metadata.ts';
import type { Listed } from './answers.ts';
import type { ArchiveFrameSource } from './archive-frame-source.ts';
import { readingsOf, type ArchiveReading } from './archive-readings.ts';
import { describePacsError, type PacsError } from './pacs-error.ts';

/** A study opened from an archive, with the readings that lie beside its images. */
export interface OpenedArchiveStudy extends OpenResult {
  readonly readings: readonly ArchiveReading[];
  /** How many images the archive said it has of the study. */
  readonly listedImages: number;
}

/** What opening asks the archive for. */
export interface StudyRequests {
  /** `offset`: how many series to leave out. */
  series(
    study: Uid,
    offset: number,
    signal: AbortSignal | undefined,
  ): Promise<Result<Listed, PacsError>>;
  metadata(
    study: Uid,
    series: Uid,
    signal: AbortSignal | undefined,
  ): Promise<Result<Listed, PacsError>>;
  /** The metadata of one image, for archives that give only main tags of a series. */
  instance(
    study: Uid,
    series: Uid,
    instance: Uid,
    signal: AbortSignal | undefined,
  ): Promise<Result<Listed, PacsError>>;
}

/** Series whose metadata are asked for at the same time. Our choice. */
const LANES = 3;

/** Series without images or readings; they stay where they are. Source: DICOM PS3.3 C.7.3.1.1.1. */
const LEFT_ALONE: ReadonlySet<string> = new Set(
  ['KO', 'PR', 'SEG', 'REG', 'DOC', 'AU', 'ECG', 'HD', 'RTDOSE', 'RTPLAN', 'RTSTRUCT', 'RTRECORD', 'FID', 'RWV', 'PLAN'], // prettier-ignore
);

interface SeriesEntry {
  readonly uid: Uid;
  readonly modality: string;
  /** What messages call the series. */
  readonly name: string;
  readonly count: number;
}

/**
 * Opens a study: the metadata of its series, one after the other, by the rules of files. A series that cannot be had is
 * named and the others open. Errors: the study is not there, or nothing of it could be had.
 */
export async function openArchiveStudy(
  requests: StudyRequests,
  frames: ArchiveFrameSource,
  study: Uid,
  options: OpenOptions,
): Promise<Result<OpenedArchiveStudy, PacsError>> {
  const { signal } = options;
  const listed = await wholeList(requests, study, signal);
  if (!listed.ok) return listed;
  const wanted = entriesOf(listed.value.datasets);
  if (wanted.length === 0) return err({ kind: 'not-found' });
  const opening = createOpening(wanted, frames, options);
  if (listed.value.isPartial) opening.warn('The study', listWarning);
  const waiting = [...wanted];
  const failures: PacsError[] = [];
  const lane = async (): Promise<void> => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
      const metadata = await wholeMetadata(requests, study, entry, signal);
      if (signal?.aborted === true) return;
      if (metadata.ok) opening.take(entry, metadata.value);
      else {
        failures.push(metadata.error);
        opening.miss(entry, metadata.error);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const [failure] = failures;
  if (failure !== undefined && failures.length === wanted.length) return err(failure);
  return ok(opening.finish(signal?.aborted === true));
}

/** More answers than an archive with a small maximum would need for any study. Our choice. */
const mostAnswers = 50;

/** The series of a study; asked for what follows until nothing does, for an archive with a maximum of its own may not say so. */
async function wholeList(
  requests: Pick<StudyRequests, 'series'>,
  study: Uid,
  signal: AbortSignal | undefined,
): Promise<Result<Listed, PacsError>> {
  const first = await requests.series(study, 0, signal);
  if (!first.ok) return first;
  let { datasets, isPartial } = first.value;
  for (let answers = 1; datasets.length > 0 && answers < mostAnswers; answers += 1) {
    const next = await requests.series(study, datasets.length, signal);
    const known = new Set(datasets.map(uidOfSeries));
    const more = next.ok ? next.value.datasets.filter((one) => !known.has(uidOfSeries(one))) : [];
    if (!next.ok || more.length === 0) break;
    datasets = [...datasets, ...more];
    ({ isPartial } = next.value);
  }
  return ok({ datasets, isPartial });
}

const uidOfSeries = (dataset: unknown): string => jsonAttributes(dataset).code('x0020000e');

const listWarning =
  'The archive says that its list of the series is not whole: some may be missing. Open the study again to ask once more.';

/** The metadata of a series, asked for once more where fewer came than the archive says it has, and by image where only main tags came. */
async function wholeMetadata(
  requests: StudyRequests,
  study: Uid,
  entry: SeriesEntry,
  signal: AbortSignal | undefined,
): Promise<Result<Listed, PacsError>> {
  const first = await requests.metadata(study, entry.uid, signal);
  if (!first.ok) return first;
  let { isPartial } = first.value;
  let datasets = eachOnce(first.value.datasets);
  if ((datasets.length < entry.count || isPartial) && signal?.aborted !== true) {
    const second = await requests.metadata(study, entry.uid, signal);
    if (second.ok) {
      // Each of two answers may lack what the other has.
      datasets = eachOnce([...datasets, ...second.value.datasets]);
      ({ isPartial } = second.value);
    }
  }
  const whole: unknown[] = [];
  for (const dataset of datasets) {
    const uid = jsonAttributes(dataset).code('x00080018');
    const isShort = isMainTagsOnly(dataset) && isUid(uid) && signal?.aborted !== true;
    const own = isShort ? await requests.instance(study, entry.uid, uid, signal) : null;
    whole.push((own?.ok === true ? own.value.datasets[0] : undefined) ?? dataset);
  }
  return ok({ datasets: whole, isPartial });
}

/** One data set of each image: an archive that names one twice has not told of two. */
function eachOnce(datasets: readonly unknown[]): readonly unknown[] {
  const seen = new Set<string>();
  return datasets.filter((dataset) => {
    const uid = jsonAttributes(dataset).code('x00080018');
    const isNew = uid === '' || !seen.has(uid);
    seen.add(uid);
    return isNew;
  });
}

/** Whether what came of an image lacks what every image has: its rows and the kind of object it is, or its rows alone. */
function isMainTagsOnly(dataset: unknown): boolean {
  const attributes = jsonAttributes(dataset);
  const sopClassUid = attributes.code('x00080016');
  const isImage = !isDocumentClass(sopClassUid) && nonImageName(sopClassUid) === null;
  return isImage && !attributes.has('x00280010');
}

function entriesOf(datasets: readonly unknown[]): readonly SeriesEntry[] {
  const entries = datasets.flatMap((dataset): readonly SeriesEntry[] => {
    const attributes = jsonAttributes(dataset);
    const uid = attributes.code('x0020000e');
    const modality = attributes.code('x00080060');
    if (!isUid(uid) || LEFT_ALONE.has(modality)) return [];
    const number = attributes.number('x00200011');
    const name = number === null ? `A series (${modality || 'unknown'})` : `Series ${number}`;
    return [{ uid, modality, name, count: attributes.number('x00201209') ?? 0 }];
  });
  // Images before readings, which are of use only with them.
  return [...entries].sort((a, b) => Number(a.modality === 'SR') - Number(b.modality === 'SR'));
}

/** How many images an archive says it has of a study; readings are none. Errors: as the list of its series. */
export async function countListed(
  requests: Pick<StudyRequests, 'series'>,
  study: Uid,
  signal: AbortSignal | undefined,
): Promise<Result<number, PacsError>> {
  const listed = await wholeList(requests, study, signal);
  return listed.ok ? ok(imagesOf(entriesOf(listed.value.datasets))) : listed;
}

const imagesOf = (entries: readonly SeriesEntry[]): number =>
  entries.reduce((sum, { modality, count }) => sum + (modality === 'SR' ? 0 : count), 0);

interface Opening {
  take(entry: SeriesEntry, metadata: Listed): void;
  warn(name: string, reason: string): void;
  miss(entry: SeriesEntry, error: PacsError): void;
  finish(cancelled: boolean): OpenedArchiveStudy;
}

function createOpening(
  entries: readonly SeriesEntry[],
  frames: ArchiveFrameSource,
  options: OpenOptions,
): Opening {
  const collector = createStudyCollector();
  const setAside: SetAsideFile[] = [];
  const documents: unknown[] = [];
  let read = 0;
  let total = entries.reduce((sum, { count }) => sum + count, 0);

  const takeOne = (entry: SeriesEntry, dataset: unknown, missing: string | null): void => {
    const number = jsonAttributes(dataset).number('x00200013');
    const name = number === null ? entry.name : `${entry.name}, image ${number}`;
    const parsed = parseMetadata(dataset, name);
    if (!parsed.ok) {
      const { error } = parsed;
      setAside.push({ fileName: name, kind: error.kind, reason: describeReadError(error) });
      return;
    }
    if (parsed.value.kind === 'document') documents.push(dataset);
    if (parsed.value.kind === 'not-an-image' && isMainTagsOnly(dataset)) {
      const reason = 'The archive told only a part of what this image needs to be shown.';
      setAside.push({ fileName: name, kind: 'unreadable', reason });
    }
    if (parsed.value.kind !== 'image') return;
    const tolerated = [...parsed.value.instance.tolerated, ...(missing === null ? [] : [missing])];
    const instance = { ...parsed.value.instance, tolerated };
    if (collector.add(instance) === null) frames.add(instance);
  };
  const report = (): void => {
    options.onProgress?.({ read, total, setAside: setAside.length });
  };
  report();
  return {
    warn(fileName, reason) {
      setAside.push({ fileName, kind: 'unreadable', reason });
    },
    take(entry, { datasets: metadata, isPartial }) {
      const missing = missingSentence(entry.count, metadata.length, isPartial);
      for (const dataset of metadata) takeOne(entry, dataset, missing);
      if (missing !== null) {
        setAside.push({ fileName: entry.name, kind: 'unreadable', reason: missing });
      }
      read += metadata.length;
      total += metadata.length - entry.count;
      report();
      const studies = collector.studies(false);
      if (studies.length > 0) options.onStudies?.(studies, frames);
    },
    miss(entry, error) {
      setAside.push({
        fileName: entry.name,
        kind: 'unreadable',
        reason: `${describePacsError(error)} Open the study again to try once more.`,
      });
      total -= entry.count;
      report();
    },
    finish: (cancelled) => ({
      studies: collector.studies(true),
      frames,
      setAside,
      documents: [],
      cancelled,
      readings: readingsOf(documents),
      listedImages: imagesOf(entries),
    }),
  };
}

/** What is said where fewer images came than the archive says it has; null where all did. */
function missingSentence(expected: number, came: number, isPartial: boolean): string | null {
  const asked = 'slices may be missing. Open the study again to ask once more.';
  if (came < expected) {
    return `The archive has ${expected} images of this series, but told of ${came}: ${asked}`;
  }
  return isPartial
    ? `The archive says that its answer on this series is not whole: ${asked}`
    : null;
}
