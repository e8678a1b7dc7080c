import { zipSync } from 'fflate';
import { ok, type Result } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import { toKeyObjectSelection } from '../../dicom/ko/key-object-selection.ts';
import { toPresentationStates } from '../../dicom/pr/presentation-states.ts';
import { toStructureSets } from '../../dicom/rt/structure-set.ts';
import { toSegmentations } from '../../dicom/seg/segmentation.ts';
import { firstText, type DicomDataset } from '../../dicom/sr/dicom-json.ts';
import { toPart10 } from '../../dicom/sr/part10.ts';
import type { ReportContext } from '../../dicom/sr/report-context.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { StorableDocument } from '../../pacs/archive.ts';
import { downloadFile, reportFileName } from '../../storage/download.ts';
import type { Settings } from '../../storage/settings.ts';
import { deviceOf } from './report-exchange.ts';

/** Parts of a reading in a form of their own, for systems that do not read reports. */
export const EXTRACT_FORMS = ['key-images', 'key-image-states', 'outlines', 'structures'] as const;

/** One of them. */
export type ExtractForm = (typeof EXTRACT_FORMS)[number];

/** What an extract is made of. */
export interface ExtractSource {
  readonly session: EditorSession;
  readonly settings: Settings;
  /** ISO 8601. */
  readonly savedAt: string;
  /** What the report that this reading was opened from held beyond our marks. */
  readonly carried: ReportContext['carried'];
}

interface Extract {
  readonly datasets: readonly DicomDataset[];
  /** What was saved, as a sentence. */
  readonly words: string;
}

/** Hands one extract to the reader, and says what was made. */
export function saveExtract(source: ExtractSource, form: ExtractForm): void {
  const extract = EXTRACTS[form](source);
  const files = extract.ok ? filesOf(extract.value.datasets, form) : extract;
  if (!extract.ok || !files.ok) {
    source.session.notify('warning', files.ok ? '' : files.error);
    return;
  }
  handOver(files.value, source.savedAt, form);
  source.session.notify('note', extract.value.words);
}

/** Every extract that there is something for, as files by name. Errors: one sentence. */
export function extractFiles(source: ExtractSource): Result<Files, string> {
  const files: Files = {};
  for (const form of EXTRACT_FORMS) {
    const extract = EXTRACTS[form](source);
    const made = extract.ok ? filesOf(extract.value.datasets, form) : ok({});
    if (!made.ok) return made;
    Object.assign(files, made.value);
  }
  return ok(files);
}

/** Every extract that there is something for, as documents for an archive. Errors: one sentence. */
export function extractDocuments(
  source: ExtractSource,
): Result<readonly StorableDocument[], string> {
  const documents: StorableDocument[] = [];
  for (const form of EXTRACT_FORMS) {
    const extract = EXTRACTS[form](source);
    for (const dataset of extract.ok ? extract.value.datasets : []) {
      const bytes = toPart10(dataset);
      if (!bytes.ok) return { ok: false, error: bytes.error.message };
      const uid = (tag: string): Uid => (firstText(dataset[tag]) ?? '') as Uid;
      documents.push({
        studyInstanceUid: uid('0020000D'),
        seriesInstanceUid: uid('0020000E'),
        sopInstanceUid: uid('00080018'),
        bytes: bytes.value,
      });
    }
  }
  return ok(documents);
}

/** Files by name. */
export type Files = Record<string, Uint8Array<ArrayBuffer>>;

const EXTRACTS: Readonly<Record<ExtractForm, (source: ExtractSource) => Result<Extract, string>>> =
  {
    'key-images': (source) => {
      const made = toKeyObjectSelection(source.session.state.reading, contextOf(source));
      if (!made.ok) return made;
      const { dataset, count, otherStudies } = made.value;
      return ok({
        datasets: [dataset],
        words:
          `Saved ${several(count, 'key image')} as a DICOM Key Object Selection.` +
          leftOutWords(otherStudies, 'key image', 'of other studies'),
      });
    },
    'key-image-states': (source) => {
      const made = toPresentationStates(source.session.state.reading, contextOf(source));
      if (!made.ok) return made;
      const { datasets, count, leftOut } = made.value;
      return ok({
        datasets,
        words:
          `Saved ${several(count, 'key image')} with window and marks as DICOM presentation states` +
          inFiles(datasets) +
          leftOutWords(leftOut, 'key image', 'of other studies, in colour or not open'),
      });
    },
    outlines: (source) => {
      const made = toSegmentations(source.session.state.reading, contextOf(source));
      if (!made.ok) return made;
      const { datasets, segments, leftOut } = made.value;
      return ok({
        datasets,
        words:
          `Saved the outlines as DICOM SEG: ${several(segments, 'segment')}` +
          inFiles(datasets) +
          leftOutWords(leftOut, 'outline', 'on images without a known place'),
      });
    },
    structures: (source) => {
      const made = toStructureSets(source.session.state.reading, contextOf(source));
      if (!made.ok) return made;
      const { datasets, structures, leftOut } = made.value;
      return ok({
        datasets,
        words:
          `Saved cord, sac and tumour as RT Structure Set: ${several(structures, 'structure')}` +
          inFiles(datasets) +
          leftOutWords(leftOut, 'outline', 'on images without a known place'),
      });
    },
  };

const inFiles = ({ length }: readonly DicomDataset[]): string =>
  length === 1 ? '.' : ` in ${length} files, one for each series.`;

const leftOutWords = (count: number, word: string, why: string): string =>
  count === 0 ? '' : ` ${several(count, word)} ${why} left out.`;

function contextOf({ session, settings, savedAt, carried }: ExtractSource) {
  const { study, images, panes } = session.state;
  return {
    study: study.header,
    images,
    observer: settings.reader ?? { name: 'Not named', organisation: '' },
    device: deviceOf(settings),
    savedAt,
    carried,
    windowOf: ({ id }: { readonly id: string }) =>
      panes.find(({ seriesId, window }) => seriesId === id && window !== null)?.window ?? null,
  };
}

function filesOf(datasets: readonly DicomDataset[], form: ExtractForm): Result<Files, string> {
  const files: Files = {};
  for (const [index, dataset] of datasets.entries()) {
    const bytes = toPart10(dataset);
    if (!bytes.ok) return { ok: false, error: bytes.error.message };
    files[`${form}-${index + 1}.dcm`] = bytes.value;
  }
  return ok(files);
}

/** One file as it is, several in an archive. */
export function handOver(files: Files, savedAt: string, form: ExtractForm | 'all'): void {
  const [only, ...more] = Object.values(files);
  if (only !== undefined && more.length === 0) {
    downloadFile(reportFileName(savedAt, 'dcm', form), only, 'application/dicom');
  } else {
    downloadFile(reportFileName(savedAt, 'zip', form), zipSync(files), 'application/zip');
  }
}

const several = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`;
