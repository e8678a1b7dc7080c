import { zipSync } from 'fflate';
import { ok, type Result } from '../../base/result.ts';
import { toKeyObjectSelection } from '../../dicom/ko/key-object-selection.ts';
import { toSegmentations } from '../../dicom/seg/segmentation.ts';
import type { DicomDataset } from '../../dicom/sr/dicom-json.ts';
import { toPart10 } from '../../dicom/sr/part10.ts';
import type { EditorSession } from '../../editor/session.ts';
import { downloadFile, reportFileName } from '../../storage/download.ts';
import type { Settings } from '../../storage/settings.ts';
import { deviceOf } from './report-exchange.ts';

/** Parts of a reading in a form of their own, for systems that do not read reports. */
export type ExtractForm = 'key-images' | 'outlines';

interface Extract {
  readonly datasets: readonly DicomDataset[];
  /** What was saved, as a sentence. */
  readonly words: string;
}

/** Hands the key images as a Key Object Selection, or the outlines as segmentations, to the reader, and says what was made. */
export function saveExtract(session: EditorSession, settings: Settings, form: ExtractForm): void {
  const savedAt = new Date().toISOString();
  const extract = EXTRACTS[form](session, settings, savedAt);
  const handed = extract.ok ? handOver(extract.value.datasets, savedAt, form) : extract;
  if (extract.ok && handed.ok) session.notify('note', extract.value.words);
  else if (!handed.ok) session.notify('warning', handed.error);
}

const EXTRACTS = { 'key-images': keyImages, outlines } as const;

function keyImages(
  session: EditorSession,
  settings: Settings,
  savedAt: string,
): Result<Extract, string> {
  const { reading } = session.state;
  const made = toKeyObjectSelection(reading, contextOf(session, settings, savedAt));
  if (!made.ok) return made;
  const { dataset, count, otherStudies } = made.value;
  return ok({
    datasets: [dataset],
    words:
      `Saved ${several(count, 'key image')} as a DICOM Key Object Selection.` +
      (otherStudies === 0
        ? ''
        : ` ${several(otherStudies, 'key image')} of other studies left out.`),
  });
}

function outlines(
  session: EditorSession,
  settings: Settings,
  savedAt: string,
): Result<Extract, string> {
  const { reading } = session.state;
  const made = toSegmentations(reading, contextOf(session, settings, savedAt));
  if (!made.ok) return made;
  const { datasets, segments, leftOut } = made.value;
  return ok({
    datasets,
    words:
      `Saved the outlines as DICOM SEG: ${several(segments, 'segment')}` +
      (datasets.length === 1 ? '.' : ` in ${datasets.length} files, one for each series.`) +
      (leftOut === 0
        ? ''
        : ` ${several(leftOut, 'outline')} on images without a known place left out.`),
  });
}

function contextOf(session: EditorSession, settings: Settings, savedAt: string) {
  const { study, images } = session.state;
  return {
    study: study.header,
    images,
    observer: settings.reader ?? { name: 'Not named', organisation: '' },
    device: deviceOf(settings),
    savedAt,
  };
}

/** One file as it is, several in an archive. */
function handOver(
  datasets: readonly DicomDataset[],
  savedAt: string,
  form: ExtractForm,
): Result<void, string> {
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const [index, dataset] of datasets.entries()) {
    const bytes = toPart10(dataset);
    if (!bytes.ok) return { ok: false, error: bytes.error.message };
    files[`${form}-${index + 1}.dcm`] = bytes.value;
  }
  const [only, ...more] = Object.values(files);
  if (only !== undefined && more.length === 0) {
    downloadFile(reportFileName(savedAt, 'dcm', form), only, 'application/dicom');
  } else {
    downloadFile(reportFileName(savedAt, 'zip', form), zipSync(files), 'application/zip');
  }
  return ok(undefined);
}

const several = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`;
