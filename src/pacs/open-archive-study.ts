import { err, ok, type Result } from '../base/result.ts';
import { isUid, type Uid } from '../base/uid.ts';
import type { OpenOptions, OpenResult, SetAsideFile } from '../dicom/open/open-types.ts';
import { describeReadError } from '../dicom/read/dicom-read-error.ts';
import { createStudyCollector } from '../dicom/read/group.ts';
import { isDocumentClass, nonImageName } from '../dicom/read/sop-class.ts';
import { jsonAttributes } from '../dicom/read/json-attributes.ts';
import { parseMetadata } from '../dicom/read/parse-metadata.ts';
import type { ArchiveFrameSource } from './archive-frame-source.ts';
import { readingsOf, type ArchiveReading } from './archive-readings.ts';
import { describePacsError, type PacsError } from './pacs-error.ts';

/** A study opened from an archive, with the readings that lie beside its images. */
export interface OpenedArchiveStudy extends OpenResult {
  readonly readings: readonly ArchiveReading[];
}

/** What opening asks the archive for. */
export interface StudyRequests {
  series(
    study: Uid,
    signal: AbortSignal | undefined,
  ): Promise<Result<readonly unknown[], PacsError>>;
  metadata(
    study: Uid,
    series: Uid,
    signal: AbortSignal | undefined,
  ): Promise<Result<readonly unknown[], PacsError>>;
  /** The metadata of one image, for archives that give only main tags of a series. */
  instance(
    study: Uid,
    series: Uid,
    instance: Uid,
    signal: AbortSignal | undefined,
  ): Promise<Result<readonly unknown[], PacsError>>;
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
  const listed = await requests.series(study, signal);
  if (!listed.ok) return listed;
  const wanted = entriesOf(listed.value);
  if (wanted.length === 0) return err({ kind: 'not-found' });
  const opening = createOpening(wanted, frames, options);
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

/** The metadata of a series, asked for once more where fewer came than the archive says it has, and by image where only main tags came. */
async function wholeMetadata(
  requests: StudyRequests,
  study: Uid,
  entry: SeriesEntry,
  signal: AbortSignal | undefined,
): Promise<Result<readonly unknown[], PacsError>> {
  const first = await requests.metadata(study, entry.uid, signal);
  if (!first.ok) return first;
  let datasets = first.value;
  if (datasets.length < entry.count && signal?.aborted !== true) {
    const second = await requests.metadata(study, entry.uid, signal);
    if (second.ok && second.value.length > datasets.length) datasets = second.value;
  }
  const whole: unknown[] = [];
  for (const dataset of datasets) {
    const uid = jsonAttributes(dataset).code('x00080018');
    const isShort = isMainTagsOnly(dataset) && isUid(uid) && signal?.aborted !== true;
    const own = isShort ? await requests.instance(study, entry.uid, uid, signal) : null;
    whole.push((own?.ok === true ? own.value[0] : undefined) ?? dataset);
  }
  return ok(whole);
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

interface Opening {
  take(entry: SeriesEntry, metadata: readonly unknown[]): void;
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
    take(entry, metadata) {
      const missing = missingSentence(entry.count, metadata.length);
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
    }),
  };
}

/** What is said where fewer images came than the archive says it has; null where all did. */
function missingSentence(expected: number, came: number): string | null {
  if (came >= expected) return null;
  return `The archive has ${expected} images of this series, but told of ${came}: slices may be missing. Open the study again to ask once more.`;
}
